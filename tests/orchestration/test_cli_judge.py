"""The commands that judge codings, and the model's door as the command opens it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orchestration.cli import app
from tests.extraction.test_llm import ARTICLE, POLL, SAID, reply, serving


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
def test_files_that_are_not_there_are_wrong_use(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*command)
    assert result.exit_code == 2
    assert "there is no file" in result.stderr
