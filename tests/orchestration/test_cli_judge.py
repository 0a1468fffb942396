"""The commands that judge codings, and the model's door as the command opens it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orchestration.cli import app
from tests.extraction.test_llm import ARTICLE, POLL, SAID, reply, serving

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path, **env: str) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], env={"COLUMNS": "200", **env})


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with one article and two codings of it."""
    article = {"article_id": "a1", "title": ARTICLE.title, "text": ARTICLE.text, "published_on": "2021-09-01"}
    (tmp_path / "articles.jsonl").write_text(json.dumps(article) + "\n")
    lines = [json.dumps({"article_id": "a1", **fact}, ensure_ascii=False) for fact in (POLL, SAID)]
    (tmp_path / "both.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / "one.jsonl").write_text(lines[0] + "\n" + '{"article_id": "a1", "kind": "rumour"}\n', "utf-8")
    return tmp_path


def test_evaluate_judges_a_file_of_facts_and_names_lines_that_break_the_contract(files: Path) -> None:
    result = run(
        *("evaluate", files / "articles.jsonl", files / "both.jsonl"),
        *("--facts", files / "one.jsonl", "--json", "--samples", "0"),
    )
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert (told["labelled"], told["extracted"], told["ungrounded"]) == (2, 1, 0)
    whole = next(one for one in told["figures"] if (one["group"], one["measure"]) == ("all", "facts"))
    assert (whole["precision"], whole["recall"]) == (1.0, 0.5)
    assert "one.jsonl, line 2" in result.stderr


def test_evaluate_judges_the_rules(files: Path) -> None:
    result = run("evaluate", files / "articles.jsonl", files / "both.jsonl", "--samples", "10")
    assert result.exit_code == 0, result.stderr
    assert "1 articles, 2 labelled facts" in result.stdout


def test_compare_shows_what_both_have(files: Path) -> None:
    result = run(
        "compare", files / "both.jsonl", files / "one.jsonl", "--articles", files / "articles.jsonl", "--json"
    )
    kinds = {one["kind"]: one for one in json.loads(result.stdout)["kinds"]}
    assert (kinds["all"]["both"], kinds["all"]["only_a"], kinds["all"]["only_b"]) == (1, 1, 0)


def test_extract_by_a_model_writes_its_facts_and_tells_what_was_dropped(files: Path) -> None:
    invented = {**SAID, "evidence": "كلام لم يقله أحد", "quote": "لم يقله أحد"}
    out = files / "facts.jsonl"
    with serving((200, {}, reply([POLL, invented], prompt_tokens=7, completion_tokens=3))) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/v1"
        result = run(
            *("extract", "--articles", files / "articles.jsonl", "--out", out),
            *("--extractor", "llm", "--cache", files / "cache"),
            WAQAI_LLM_BASE_URL=address,
            WAQAI_LLM_MODEL="stub",
        )
    assert result.exit_code == 0, result.stderr
    found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [fact["kind"] for fact in found] == ["election_milestone"]
    assert "dropped" in result.stderr
    assert "7 tokens in" in result.stderr


def test_an_article_in_which_the_model_finds_nothing_leaves_a_line_that_is_read_again(files: Path) -> None:
    out = files / "facts.jsonl"
    with serving((200, {}, reply([]))) as server:
        result = run(
            *("extract", "--articles", files / "articles.jsonl", "--out", out),
            *("--extractor", "llm", "--cache", files / "cache"),
            WAQAI_LLM_BASE_URL=f"http://127.0.0.1:{server.server_address[1]}/v1",
            WAQAI_LLM_MODEL="stub",
        )
    assert result.exit_code == 0, result.stderr
    assert "1 articles hold none" in result.stderr
    (line,) = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert (line["kind"], line["article_id"], line["extractor"]) == ("nothing", "a1", "waqai-llm:stub")
    compared = run("compare", out, files / "both.jsonl", "--articles", files / "articles.jsonl", "--json")
    assert compared.exit_code == 0, compared.stderr
    assert "skipped" not in compared.stderr


def test_a_model_without_an_address_is_wrong_use(files: Path) -> None:
    result = run(
        *(
            "extract",
            "--articles",
            files / "articles.jsonl",
            "--out",
            files / "x.jsonl",
            "--extractor",
            "llm",
        ),
        WAQAI_LLM_BASE_URL="",
    )
    assert result.exit_code == 2
    assert "WAQAI_LLM_BASE_URL" in result.stderr
    assert not (files / "x.jsonl").exists()


@pytest.mark.parametrize(
    "command", [["evaluate", "no.jsonl", "no.jsonl"], ["compare", "a", "b", "--articles", "c"]]
)
def test_missing_files(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*command)
    assert result.exit_code == 2
    assert "there is no file" in result.stderr


def test_the_example_of_the_readme_judges_the_labelled_sample() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (command,) = re.findall(r"^\.venv/bin/waqai (evaluate .*)$", readme, re.MULTILINE)
    paths = [ROOT / word if (ROOT / word).exists() else word for word in command.split()]
    result = run(*paths, "--samples", "20")
    assert result.exit_code == 0, result.stderr
    for group in ("kind", "slot", "event type", "milestone type", "outlet"):
        assert re.search(rf"^{group} ", result.stdout, re.MULTILINE)
    assert re.search(r"^all +facts( +[01]\.\d{3}){3}  [01]\.\d{3}-[01]\.\d{3}", result.stdout, re.MULTILINE)


def test_an_article_that_stands_twice_in_a_folder_counts_once(files: Path) -> None:
    folder = files / "articles"
    (folder / "below").mkdir(parents=True)
    (files / "articles.jsonl").rename(folder / "one.jsonl")
    (folder / "below" / "again.jsonl").write_bytes((folder / "one.jsonl").read_bytes())
    other = {"article_id": "a1", "text": "نص آخر لا صلة له بما سبق من الأخبار."}
    (folder / "other.jsonl").write_text(json.dumps(other), "utf-8")
    result = run("evaluate", folder, files / "both.jsonl", "--json", "--samples", "0")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["articles"] == 1
    assert all(figure["wrong"] < 3 for figure in told["figures"] if figure["group"] == "kind")
    assert "other.jsonl, line 1: conflicting_id" in result.stderr


def test_articles_without_a_label_are_told_of_and_can_be_left_out(files: Path) -> None:
    more = {"article_id": "a2", "text": f"{ARTICLE.text} تم.", "published_on": "2021-09-01"}
    with (files / "articles.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(more))
    arguments = ("evaluate", files / "articles.jsonl", files / "both.jsonl", "--json", "--samples", "0")
    counted, left_out = run(*arguments), run(*arguments, "--labelled")
    assert "1 of 2 articles have no label" in counted.stderr
    assert json.loads(counted.stdout)["articles"] == 2
    assert json.loads(left_out.stdout)["articles"] == 1


@pytest.mark.parametrize(
    ("articles", "gold", "message"),
    [
        ("articles.jsonl", "articles.jsonl", "no label of these articles"),
        ("both.jsonl", "both.jsonl", "no sound article"),
        ("articles.jsonl", "[/nowhere].jsonl", "there is no file"),
        ("articles.jsonl", "cut.jsonl.gz", "cannot be read"),
    ],
)
def test_nothing_to_judge_is_wrong_use(files: Path, articles: str, gold: str, message: str) -> None:
    (files / "cut.jsonl.gz").write_bytes(b"\x1f\x8b\x08")
    result = run("evaluate", files / articles, files / gold)
    assert result.exit_code == 2
    assert message in result.stderr


def test_labels_of_other_articles_are_counted_and_those_of_none_named(files: Path) -> None:
    lines = [{**SAID, "article_id": "a9"}, SAID, {**SAID, "article_id": "a1"}]
    gold = files / "gold.jsonl"
    gold.write_text("\ufeff" + "\n".join(json.dumps(line) for line in lines), "utf-8")
    result = run("evaluate", files / "articles.jsonl", gold, "--samples", "0")
    assert result.exit_code == 0, result.stderr
    assert "1 facts in gold.jsonl are about articles that are not given" in result.stderr
    assert "gold.jsonl, line 2: article_id is missing" in result.stderr


def test_codings_that_give_their_offsets_are_compared_without_the_articles(files: Path) -> None:
    out = files / "facts.jsonl"
    assert run("extract", "--articles", files / "articles.jsonl", "--out", out).exit_code == 0
    result = run("compare", out, out, "--json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["kinds"][0]["agreement"] == 1.0
    assert run("compare", files / "both.jsonl", files / "both.jsonl").exit_code == 2


def test_a_model_that_leaves_articles_unanswered_is_told_of(files: Path) -> None:
    refusal = {"error": {"message": "context length [exceeded]"}}
    out = files / "facts.jsonl"
    with serving((400, {}, refusal)) as server:
        env = {
            "WAQAI_LLM_BASE_URL": f"http://127.0.0.1:{server.server_address[1]}/v1",
            "WAQAI_LLM_MODEL": "stub",
        }
        model = ("--extractor", "llm", "--cache", files / "cache")
        extracted = run("extract", "--articles", files / "articles.jsonl", "--out", out, *model, **env)
        judged = run("evaluate", files / "articles.jsonl", files / "both.jsonl", *model, **env)
    assert extracted.exit_code == 1
    assert "http_400 (context length [exceeded])" in extracted.stderr
    assert "a1" in extracted.stderr
    assert judged.exit_code == 2
    assert "answered about no article" in judged.stderr
