"""Facts and reviews that come from people: held to the contract and to the words of the article."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.intake import Counts, take_in
from orchestration.intake.reviews import COLUMNS, decision_of
from tests.orchestration.intake_help import Con, tables, write, write_lines

TEXT = "قتل ثلاثة جنود في هجوم غربي البلدة. وقال مصدر أمني إن المهاجمين فروا."
QUOTE = "قتل ثلاثة جنود في هجوم غربي البلدة."
FACT: dict[str, Any] = {
    "kind": "incident",
    "article_id": "x",
    "evidence": QUOTE,
    "event_type": "armed_attack",
    "date_start": "2021-07-19",
    "date_end": "2021-07-19",
    "date_precision": "day",
    "killed": {"low": 3, "best": 3, "high": 3},
    "target": ["iraqi_army"],
    "extractor": "person:sample",
    "extractor_version": "1",
}


@pytest.fixture
def con() -> Iterator[Con]:
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_lines(tmp_path / "raw/articles/a.jsonl", [{"article_id": "x", "title": "عنوان", "text": TEXT}])
    return tmp_path / "raw"


def outcomes(con: Con) -> list[tuple[str, str | None]]:
    return con.execute(
        "select disposition, reason from landing.fact_items order by source_path, line"
    ).fetchall()


def test_a_sound_fact_stands_in_its_table(con: Con, raw: Path) -> None:
    write_lines(raw / "facts/a/person.jsonl", [FACT])
    assert take_in(con, raw).facts == Counts(1, 1, 0, 0)
    row = con.execute(
        "select article_id, evidence_start, evidence_end, killed_best, killed_stated, injured_stated, target, "
        "date_start, extractor, extractor_version, source_path, source_line, fact_id from landing.incident_facts"
    ).fetchone()
    assert row
    start = len("عنوان\n")
    assert row[:-1] == (
        "x", start, start + len(QUOTE), 3, True, False, ["iraqi_army"], dt.date(2021, 7, 19),
        "person:sample", "1", "facts/a/person.jsonl", 1,
    )  # fmt: skip
    assert len(row[-1]) == 21


def test_all_four_kinds_and_gzip(con: Con, raw: Path) -> None:
    common = {key: FACT[key] for key in ("article_id", "evidence", "extractor", "extractor_version")}
    rows = [
        FACT,
        {
            **common,
            "kind": "election_milestone",
            "election": "iq-parliament-2021",
            "milestone_type": "polling_day",
        },
        {**common, "kind": "actor_role", "person": "فلان", "role": "قائد"},
        {**common, "kind": "statement", "speaker": "مصدر", "quote": "ثلاثة جنود"},
    ]
    write_lines(raw / "facts/a.jsonl", rows)
    (raw / "facts/a.jsonl.gz").write_bytes(gzip.compress((raw / "facts/a.jsonl").read_bytes()))
    (raw / "facts/a.jsonl").unlink()
    assert take_in(con, raw).facts == Counts(4, 4, 0, 0)
    for kind in ("incident", "election_milestone", "actor_role", "statement"):
        assert con.execute(f"select count(*) from landing.{kind}_facts").fetchone() == (1,)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"article_id": "unheard"}, "unknown_article"),
        ({"evidence": "قتل أربعة جنود"}, "evidence_not_in_article"),
        ({"evidence_start": 0, "evidence_end": 4}, "evidence_not_in_article"),
        ({"evidence_start": "0", "evidence_end": 4}, "evidence_not_in_article"),
        ({"evidence": ""}, "bad_fact"),
        ({"evidence": 5}, "bad_fact"),
        ({"kind": "weather"}, "bad_fact"),
        ({"event_type": "war"}, "bad_fact"),
        ({"colour": "red"}, "bad_fact"),
        ({"date_end": "2021-07-18"}, "bad_fact"),
        ({"killed": {"low": 5, "best": 3, "high": 3}}, "bad_fact"),
        ({"killed": 3}, "bad_fact"),
        ({"extractor": None}, "bad_fact"),
        ({"extractor_version": None}, "bad_fact"),
        ({"article_id": 5}, "bad_fact"),
        ({"extractor": "waqai-rules"}, "reserved_extractor"),
    ],
)
def test_a_broken_fact_is_quarantined(con: Con, raw: Path, change: dict[str, Any], reason: str) -> None:
    write_lines(raw / "facts/a.jsonl", [{**FACT, **change}, FACT])
    assert take_in(con, raw).facts == Counts(2, 1, 0, 1)
    [(path, line, found, detail)] = con.execute("select * from landing.quarantine").fetchall()
    assert (path, line, found) == ("facts/a.jsonl", 1, reason)
    assert detail


def test_files_and_lines_that_are_no_facts(con: Con, raw: Path) -> None:
    write(raw / "facts/a.jsonl", b"{\n\xff\n[]\n\n")
    write(raw / "facts/b.csv", "x")
    write(raw / "facts/c.jsonl.gz", b"no archive")
    take_in(con, raw)
    rows = con.execute("select source_path, line, reason from landing.quarantine order by all").fetchall()
    assert rows == [
        ("facts/a.jsonl", 1, "bad_json"),
        ("facts/a.jsonl", 2, "undecodable"),
        ("facts/a.jsonl", 3, "bad_json"),
        ("facts/b.csv", 0, "unsupported_file"),
        ("facts/c.jsonl.gz", 1, "unreadable"),
    ]


def test_the_same_fact_twice_counts_once(con: Con, raw: Path) -> None:
    write_lines(raw / "facts/b.jsonl", [FACT, FACT])
    take_in(con, raw)
    assert outcomes(con) == [("loaded", None), ("duplicate", None)]
    write_lines(raw / "facts/a.jsonl", [{**FACT, "extractor_version": "2"}])
    assert take_in(con, raw).facts == Counts(3, 1, 2, 0)
    query = "select source_path, source_line, extractor_version from landing.incident_facts"
    assert con.execute(query).fetchall() == [("facts/a.jsonl", 1, "2")]
    (raw / "facts/a.jsonl").unlink()
    take_in(con, raw)
    assert con.execute(query).fetchall() == [("facts/b.jsonl", 1, "1")]


NOTHING = {"kind": "nothing", "article_id": "x", "extractor": "person:sample", "extractor_version": "1"}


def test_an_article_found_empty_is_noted_once_for_each_reader(con: Con, raw: Path) -> None:
    other = {**NOTHING, "extractor": "person:other", "evidence": None}
    write_lines(raw / "facts/a.jsonl", [NOTHING, {**NOTHING, "extractor_version": "2"}, other])
    assert take_in(con, raw).facts == Counts(3, 2, 1, 0)
    query = "select article_id, extractor from landing.readings order by all"
    assert con.execute(query).fetchall() == [("x", "person:other"), ("x", "person:sample")]
    (raw / "articles/a.jsonl").unlink()
    take_in(con, raw)
    assert con.execute(query).fetchall() == []
    assert set(outcomes(con)) == {("quarantined", "unknown_article")}


@pytest.mark.parametrize(
    "change",
    [{"extractor_version": None}, {"evidence": QUOTE}, {"event_type": "threat"}, {"extractor_version": 1}],
)
def test_a_nothing_that_says_something_is_quarantined(con: Con, raw: Path, change: dict[str, Any]) -> None:
    write_lines(raw / "facts/a.jsonl", [{**NOTHING, **change}])
    assert take_in(con, raw).facts == Counts(1, 0, 0, 1)
    [(reason, detail)] = con.execute("select reason, detail from landing.quarantine").fetchall()
    assert reason == "bad_fact"
    assert "nothing" in detail
    assert con.execute("select count(*) from landing.readings").fetchone() == (0,)


def test_a_fact_of_a_duplicate_binds_to_the_article_kept(con: Con, raw: Path) -> None:
    start = len("عنوان أطول\n")
    placed = {"article_id": "twin", "evidence_start": start, "evidence_end": start + len(QUOTE)}
    write_lines(raw / "articles/b.jsonl", [{"article_id": "twin", "title": "عنوان أطول", "text": TEXT}])
    write_lines(raw / "facts/a.jsonl", [{**FACT, **placed}])
    take_in(con, raw)
    query = "select article_id, evidence_start from landing.incident_facts"
    assert con.execute(query).fetchall() == [("x", len("عنوان\n"))]
    (raw / "articles/a.jsonl").unlink()
    take_in(con, raw)
    assert con.execute(query).fetchall() == [("twin", start)]


def test_facts_are_checked_again_when_their_article_changes(con: Con, raw: Path) -> None:
    write_lines(raw / "facts/a.jsonl", [FACT])
    steps = [
        ({"text": TEXT.replace("ثلاثة", "أربعة")}, ("quarantined", "evidence_not_in_article")),
        ({"text": "سبق أن " + TEXT}, ("loaded", None)),
        ({"text": TEXT, "title": ""}, ("loaded", None)),
        ({"text": TEXT, "article_id": "other"}, ("quarantined", "unknown_article")),
    ]
    for change, outcome in steps:
        write_lines(raw / "articles/a.jsonl", [{"article_id": "x", "title": "عنوان", **change}])
        take_in(con, raw)
        assert outcomes(con) == [outcome]
        for evidence, start, end, text in con.execute(
            "select f.evidence, f.evidence_start, f.evidence_end, a.title || chr(10) || a.text "
            "from landing.incident_facts as f inner join landing.articles as a on a.article_id = f.article_id"
        ).fetchall():
            assert text[start:end] == evidence == QUOTE
        loaded = con.execute("select count(*) from landing.incident_facts").fetchone()
        assert loaded == (int(outcome[0] == "loaded"),)
    with duckdb.connect() as other:
        take_in(other, raw)
        assert tables(other) == tables(con)


def write_reviews(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


SIGNED = {"reviewer": "ليلى", "day": "2024-02-01", "reason": "تقريران لحادث واحد"}
TWO_REPORTS = {"article_id": "x", "quote": QUOTE, "other_article_id": "y", "other_quote": "قتلى"}
GOOD_REVIEWS = [
    {"decision": "same", **TWO_REPORTS, **SIGNED},
    {"decision": "different", "actor_id": "p1", "other_actor_id": "p2", **SIGNED},
    {"decision": "correct", "article_id": "x", "quote": QUOTE, "field": "killed", "value": "4", **SIGNED},
    {"decision": "correct", "article_id": "x", "quote": QUOTE, "field": "place", **SIGNED},
    {"decision": "reject", "article_id": "x", "quote": QUOTE, **SIGNED},
]


def test_reviews_are_taken_in(con: Con, raw: Path) -> None:
    write_reviews(raw / "reviews/a.csv", GOOD_REVIEWS)
    assert take_in(con, raw).reviews == Counts(5, 5, 0, 0)
    row = con.execute("select * from landing.reviews where line = 4").fetchone()
    assert row == (
        "reviews/a.csv", 4, "correct", "x", QUOTE, None, None, None, None, "killed", "4", "ليلى",
        dt.date(2024, 2, 1), SIGNED["reason"],
    )  # fmt: skip
    (raw / "reviews/a.csv").unlink()
    assert take_in(con, raw).reviews == Counts(0, 0, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"decision": "maybe"},
        {"decision": ""},
        {"reviewer": ""},
        {"day": ""},
        {"day": "1 شباط"},
        {"reason": " "},
        {"other_quote": ""},
        {"actor_id": "p1"},
        {"actor_id": "p1", "other_actor_id": "p2"},
        {"field": "killed"},
        {"decision": "reject"},
        {"decision": "correct", "field": "killed"},
    ],
)
def test_a_decision_that_lacks_something_is_rejected(con: Con, raw: Path, change: dict[str, str]) -> None:
    write_reviews(raw / "reviews/a.csv", [GOOD_REVIEWS[0] | change, *GOOD_REVIEWS])
    assert take_in(con, raw).reviews == Counts(6, 5, 0, 1)
    [(path, line, reason, detail)] = con.execute("select * from landing.quarantine").fetchall()
    assert (path, line, reason) == ("reviews/a.csv", 2, "bad_review")
    assert detail


def test_review_files_that_cannot_be_used(con: Con, raw: Path) -> None:
    write_reviews(raw / "reviews/a.csv", GOOD_REVIEWS, tuple(name for name in COLUMNS if name != "reviewer"))
    write(raw / "reviews/b.json", "{}")
    write(raw / "reviews/c.csv.gz", b"no archive")
    take_in(con, raw)
    assert con.execute("select source_path, reason from landing.quarantine order by all").fetchall() == [
        ("reviews/a.csv", "bad_header"),
        ("reviews/b.json", "unsupported_file"),
        ("reviews/c.csv.gz", "unreadable"),
    ]


def test_columns_of_a_review_that_are_not_ours_are_named(con: Con, raw: Path) -> None:
    write_reviews(raw / "reviews/a.csv", GOOD_REVIEWS, (*COLUMNS, "mood"))
    assert take_in(con, raw).ignored_columns == ["mood"]


def test_a_decision_keeps_its_words_as_written() -> None:
    quoted = {"decision": "reject", "article_id": "x", "quote": f" {QUOTE}\n", **SIGNED}
    assert decision_of(quoted)[COLUMNS.index("quote")] == f" {QUOTE}\n"
