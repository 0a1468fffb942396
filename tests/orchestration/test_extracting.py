"""Extraction over many articles: only the new ones, the same facts whatever the number of processes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extraction.articles import Article
from orchestration import extracting
from orchestration.extracting import ExtractionError, Extractor, built_in, extract_file, extract_pending
from orchestration.intake import take_in
from tests.orchestration.intake_help import (
    BODY,
    FAKE,
    Con,
    FakeExtraction,
    fake_read,
    tables,
    write,
    write_lines,
)


@pytest.fixture
def con() -> Iterator[Con]:
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_lines(
        tmp_path / "raw/articles/a.jsonl",
        [{"article_id": f"x{n:02}", "text": f"{BODY} الجملة الثانية {n}."} for n in range(20)],
    )
    return tmp_path / "raw"


def facts_of(con: Con) -> list[str]:
    rows = con.execute("select distinct article_id from landing.statement_facts order by all").fetchall()
    return [name for (name,) in rows]


def test_only_what_is_new_is_read(con: Con, raw: Path) -> None:
    take_in(con, raw)
    heard: list[tuple[int, int | None]] = []
    assert extract_pending(con, chunk_size=8, extractor=FAKE, on_progress=lambda *p: heard.append(p)) == 20
    assert heard == [(8, 20), (16, 20), (20, 20)]
    assert con.execute("select count(*) from landing.statement_facts").fetchone() == (40,)
    assert extract_pending(con, extractor=FAKE) == 0
    write_lines(raw / "articles/b.jsonl", [{"article_id": "new", "text": BODY}])
    take_in(con, raw)
    assert extract_pending(con, extractor=FAKE) == 1
    assert len(facts_of(con)) == 21


def test_unchanged_rows_of_a_changed_file_keep_their_facts(con: Con, raw: Path) -> None:
    take_in(con, raw)
    extract_pending(con, extractor=FAKE)
    rows = [json.loads(line) for line in (raw / "articles/a.jsonl").read_text(encoding="utf-8").splitlines()]
    rows[3]["text"] = BODY
    rows[4]["title"] = "عنوان جديد"
    rows[5]["published_on"] = "2021-07-19"
    rows[6]["url"] = "https://e.example/6"
    write_lines(raw / "articles/a.jsonl", rows[:-1])
    take_in(con, raw)
    assert extract_pending(con, extractor=FAKE) == 3
    assert facts_of(con) == [f"x{n:02}" for n in range(19)]
    assert con.execute(
        "select count(*) from landing.statement_facts where article_id = 'x03'"
    ).fetchone() == (1,)
    assert con.execute("select count(*), count(distinct article_id) from landing.datings").fetchone() == (
        19,
        19,
    )
    with duckdb.connect() as other:
        take_in(other, raw)
        extract_pending(other, extractor=FAKE)
        assert tables(other) == tables(con)


def test_another_version_reads_everything_again(con: Con, raw: Path) -> None:
    take_in(con, raw)
    extract_pending(con, extractor=FAKE)
    assert extract_pending(con, extractor=FAKE._replace(version="2")) == 20
    versions = con.execute("select distinct extractor_version from landing.extractions").fetchall()
    assert versions == [("2",)]
    assert con.execute("select count(*) from landing.statement_facts").fetchone() == (40,)


def test_other_rules_of_the_same_version_read_everything_again(con: Con, raw: Path) -> None:
    take_in(con, raw)
    extract_pending(con, extractor=FAKE)
    assert extract_pending(con, extractor=FAKE._replace(made_of="a lexicon more")) == 20
    assert con.execute("select count(*) from landing.statement_facts").fetchone() == (40,)


def test_the_built_in_is_known_by_its_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(extracting.PACKAGE_ROOT / "extraction", tmp_path / "extraction")
    shutil.copytree(extracting.DBT_PROJECT_DIR / "seeds", tmp_path / "dbt_project/seeds")
    before = built_in().made_of
    monkeypatch.setattr(extracting, "PACKAGE_ROOT", tmp_path)
    monkeypatch.setattr(extracting, "DBT_PROJECT_DIR", tmp_path / "dbt_project")
    assert built_in().made_of == before
    seen = {before}
    for name in (
        "extraction/lexicon/letters.csv",
        "dbt_project/seeds/places.csv",
        "dbt_project/seeds/elections.csv",
    ):
        with (tmp_path / name).open("a", encoding="utf-8") as stream:
            stream.write("# one line more\n")
        seen.add(built_in().made_of)
    assert len(seen) == 4
    with (tmp_path / "dbt_project/seeds/pair_weights.csv").open("a", encoding="utf-8") as stream:
        stream.write("# not the extractor's")
    assert built_in().made_of in seen


def test_another_extractor_leaves_the_facts_of_the_first(con: Con, raw: Path) -> None:
    take_in(con, raw)
    extract_pending(con, extractor=FAKE)
    fact = {"kind": "statement", "article_id": "x00", "evidence": BODY, "speaker": "مصدر", "quote": BODY}
    write_lines(raw / "facts/a.jsonl", [{**fact, "extractor": "person:a", "extractor_version": "1"}])
    take_in(con, raw)
    assert extract_pending(con, extractor=FAKE._replace(version="2")) == 20
    assert con.execute(
        "select count(*) from landing.statement_facts where source_path is not null"
    ).fetchone() == (1,)


def test_the_number_of_processes_changes_nothing(raw: Path) -> None:
    ends = []
    for processes in (1, 2):
        with duckdb.connect() as con:
            take_in(con, raw)
            assert extract_pending(con, processes=processes, chunk_size=3, extractor=FAKE) == 20
            ends.append(tables(con))
    assert ends[0] == ends[1]


def test_a_failing_extractor_names_the_article_and_keeps_what_was_done(con: Con, raw: Path) -> None:
    write_lines(raw / "articles/z.jsonl", [{"article_id": "zz", "text": f"انهيار {BODY}"}])
    take_in(con, raw)
    with pytest.raises(ExtractionError, match="zz"):
        extract_pending(con, chunk_size=1, extractor=FAKE)
    done = con.execute("select count(*) from landing.extractions").fetchone()
    assert done == (20,)
    assert con.execute("select count(*) from landing.statement_facts").fetchone() == (40,)


def read_dated(article: Article) -> FakeExtraction:
    """As the fake, with a day that the text is said to fix."""
    import datetime as dt

    found = fake_read(article)
    day = dt.date(2021, 7, 19)
    return found._replace(
        dating=found.dating._replace(dated_from="text", dated_start=day, dated_end=day, day=day)
    )


def test_the_dating_of_an_article_stands_beside_it(con: Con, raw: Path) -> None:
    take_in(con, raw)
    before = con.execute("select distinct dated_from, anchor_on, row_hash from landing.articles").fetchall()
    assert {row[:2] for row in before} == {("none", None)}
    extract_pending(con, extractor=Extractor("fake", "dated", read_dated))
    after = con.execute(
        "select distinct dated_from, anchor_on::varchar, row_hash from landing.articles"
    ).fetchall()
    assert {row[:2] for row in after} == {("text", "2021-07-19")}
    assert not {row[2] for row in before} & {row[2] for row in after}


@pytest.mark.parametrize("processes", [1, 2])
def test_a_file_of_articles_becomes_a_file_of_facts_in_its_order(tmp_path: Path, processes: int) -> None:
    rows = [{"article_id": f"x{n}", "text": f"{BODY} وأضاف سطر {n}."} for n in (3, 1, 2, 1)]
    write_lines(tmp_path / "a.jsonl", [*rows, {"text": "english"}, {"text": BODY, "extra": 1}])
    out = tmp_path / "facts.jsonl"
    counts = extract_file(tmp_path / "a.jsonl", out, processes=processes, chunk_size=2, extractor=FAKE)
    facts = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [fact["article_id"] for fact in facts[:8]] == ["x3", "x3", "x1", "x1", "x2", "x2", "x1", "x1"]
    assert len(facts) == 9
    assert facts[8]["article_id"].startswith("a")
    assert (counts.articles, counts.facts["statement"], counts.skipped) == (5, 9, {"not_arabic": 1})
    assert counts.ignored_columns == ["extra"]
    assert counts.skipped_examples[0].startswith("line 5: not_arabic")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.jsonl", "facts.jsonl"]


def test_a_failure_leaves_the_facts_written_before(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [{"text": f"انهيار {BODY}"}])
    write(tmp_path / "facts.jsonl", "before")
    with pytest.raises(ExtractionError):
        extract_file(tmp_path / "a.jsonl", tmp_path / "facts.jsonl", extractor=FAKE)
    assert (tmp_path / "facts.jsonl").read_text() == "before"
    assert not (tmp_path / "facts.jsonl.part").exists()
