"""Intake: what lies in raw/ is what stands in the landing tables, whatever came first."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.intake import Counts, Settings, intake_counts, take_in
from orchestration.intake.identity import derived_id, normalised, outlet_key
from tests.orchestration.intake_help import BODY, Con, dispositions, tables, write, write_lines


@pytest.fixture
def con() -> Iterator[Con]:
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return tmp_path / "raw"


def fresh(raw: Path) -> dict[str, list[tuple[Any, ...]]]:
    with duckdb.connect() as other:
        take_in(other, raw)
        return tables(other)


def article(text: str = BODY, **rest: object) -> dict[str, Any]:
    return {"text": text, **rest}


def test_a_raw_folder_may_be_missing_or_empty(con: Con, raw: Path) -> None:
    assert take_in(con, raw).articles == Counts(0, 0, 0, 0)
    (raw / "articles").mkdir(parents=True)
    report = take_in(con, raw)
    assert (report.articles, report.facts, report.reviews) == (Counts(0, 0, 0, 0),) * 3


def test_one_article_is_loaded(con: Con, raw: Path) -> None:
    write(raw / "articles/2021/a.txt", f"عنوان\n{BODY}\n")
    assert take_in(con, raw).articles == Counts(1, 1, 0, 0)
    row = con.execute(
        "select title, text, source_path, line, dated_from, lang from landing.articles"
    ).fetchone()
    assert row == ("عنوان", f"{BODY}\n", "articles/2021/a.txt", 1, "none", "ar")


def test_every_row_read_is_accounted_for(con: Con, raw: Path) -> None:
    write_lines(
        raw / "articles/a.jsonl",
        [
            article(),
            article(),
            article(outlet="ب"),
            article("x"),
            {"title": "بلا نص"},
            article(BODY + " تتمة"),
        ],
    )
    report = take_in(con, raw)
    assert report.articles == Counts(read=6, loaded=3, duplicates=1, quarantined=2)
    assert report.articles.balanced
    assert report.quarantined_by_reason == {"bad_row": 1, "not_arabic": 1}
    assert con.execute(
        "select source_path, line, reason from landing.quarantine order by line"
    ).fetchall() == [
        ("articles/a.jsonl", 4, "not_arabic"),
        ("articles/a.jsonl", 5, "bad_row"),
    ]


def test_strangers_are_skipped_by_name_or_quarantined(con: Con, raw: Path) -> None:
    for name in (
        "README.md",
        "articles/README.txt",
        "articles/.gitkeep",
        "articles/.git/a.txt",
        "notes/a.txt",
    ):
        write(raw / name, BODY)
    write(raw / "articles/a.pdf", b"%PDF")
    (raw / "articles/b.txt").symlink_to("nowhere")
    os.mkfifo(raw / "articles/c.txt")
    report = take_in(con, raw)
    assert report.skipped_files == ["articles/.gitkeep", "articles/README.txt", "notes"]
    assert dispositions(con) == {
        ("articles/a.pdf", 0): ("quarantined", "unsupported_file"),
        ("articles/b.txt", 0): ("quarantined", "unreadable"),
        ("articles/c.txt", 0): ("quarantined", "unreadable"),
    }


def test_foreign_columns_are_named_once_a_run(con: Con, raw: Path) -> None:
    write_lines(raw / "articles/a.jsonl", [article(rubric=1), article(BODY + " ب", rubric=2, author="x")])
    write_lines(raw / "articles/b.jsonl", [article(BODY + " ج", rubric=1)])
    for _ in range(2):
        assert take_in(con, raw).ignored_columns == ["author", "rubric"]


def test_odd_file_names_and_linked_folders(con: Con, raw: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/x.txt", f"عنوان\n{BODY}")
    write(raw / "articles/خبر ' \" ; --.txt", f"عنوان\n{BODY} أ")
    Path(os.fsdecode(os.fsencode(raw / "articles") + b"/\xff.txt")).write_text(
        f"t\n{BODY} ب", encoding="utf-8"
    )
    (raw / "articles/linked").symlink_to(tmp_path / "elsewhere")
    (raw / "articles/loop").symlink_to(raw / "articles")
    take_in(con, raw)
    paths = con.execute("select source_path from landing.articles order by all").fetchall()
    assert paths == [("articles/\\xff.txt",), ("articles/linked/x.txt",), ("articles/خبر ' \" ; --.txt",)]


def test_first_is_by_day_then_path_then_line(con: Con, raw: Path) -> None:
    write_lines(raw / "articles/a.jsonl", [article(), article(published_on="2021-07-02")])
    write_lines(
        raw / "articles/b.jsonl", [article(published_on="2021-07-01"), article(published_on="2021-07-01")]
    )
    take_in(con, raw)
    assert dispositions(con) == {
        ("articles/a.jsonl", 1): ("duplicate", None),
        ("articles/a.jsonl", 2): ("duplicate", None),
        ("articles/b.jsonl", 1): ("loaded", None),
        ("articles/b.jsonl", 2): ("duplicate", None),
    }
    kept = con.execute(
        "select distinct duplicate_of_path, duplicate_of_line from landing.items where duplicate_of_path is not null"
    )
    assert kept.fetchall() == [("articles/b.jsonl", 1)]


def test_another_outlet_is_a_copy_of_the_first(con: Con, raw: Path) -> None:
    write_lines(
        raw / "articles/a.jsonl",
        [
            article(article_id="late", outlet="ب", published_on="2021-07-03"),
            article(article_id="first", outlet="أ", published_on="2021-07-01"),
            article(article_id="again", outlet=" أ ", published_on="2021-07-02"),
            article(article_id="none"),
        ],
    )
    take_in(con, raw)
    rows = con.execute("select article_id, copy_of from landing.articles order by all").fetchall()
    assert rows == [("first", None), ("late", "first"), ("none", "first")]
    assert con.execute("select article_id, duplicate_of from landing.duplicates").fetchall() == [
        ("again", "first")
    ]


def test_spelling_and_spaces_do_not_make_another_text(con: Con, raw: Path) -> None:
    write_lines(
        raw / "articles/a.jsonl", [article("قُتِـل  ثلاثة\u200f\n" + BODY), article("قتل ثلاثة " + BODY)]
    )
    take_in(con, raw)
    assert con.execute("select text from landing.articles").fetchall() == [("قُتِـل  ثلاثة\u200f\n" + BODY,)]


def test_one_id_with_two_texts_is_a_conflict_that_names_both(con: Con, raw: Path) -> None:
    write_lines(raw / "articles/a.jsonl", [article(BODY + " ثان", article_id="x", published_on="2021-07-02")])
    write_lines(raw / "articles/b.jsonl", [article(article_id="x", published_on="2021-07-01")])
    take_in(con, raw)
    [(path, reason, detail)] = con.execute(
        "select source_path, reason, detail from landing.quarantine"
    ).fetchall()
    assert (path, reason) == ("articles/a.jsonl", "conflicting_id")
    assert "articles/a.jsonl" in detail
    assert "articles/b.jsonl" in detail


def test_one_id_with_its_text_again_is_a_duplicate(con: Con, raw: Path) -> None:
    write_lines(
        raw / "articles/a.jsonl", [article(article_id="x", outlet="أ"), article(article_id="x", outlet="ب")]
    )
    assert take_in(con, raw).articles == Counts(2, 1, 1, 0)


def test_a_row_in_conflict_is_no_first_of_its_text(con: Con, raw: Path) -> None:
    write_lines(
        raw / "articles/a.jsonl",
        [
            article("نص أول", article_id="x"),
            article("نص ثان", article_id="x"),
            article("نص ثان", article_id="y"),
        ],
    )
    take_in(con, raw)
    assert [d for d, _ in dispositions(con).values()] == ["loaded", "quarantined", "loaded"]


def test_changes_and_departures_are_followed(con: Con, raw: Path) -> None:
    first, second = raw / "articles/a.jsonl", raw / "articles/b.jsonl"
    write_lines(first, [article(article_id="x"), article("نص آخر", article_id="y")])
    write_lines(second, [article("نص ثالث", article_id="x"), article(article_id="z", outlet="ب")])
    take_in(con, raw)
    assert tables(con) == fresh(raw)
    write_lines(first, [article("نص آخر معدل", article_id="y")])
    report = take_in(con, raw)
    assert report.files_read == 1
    assert dispositions(con) == {
        ("articles/a.jsonl", 1): ("loaded", None),
        ("articles/b.jsonl", 1): ("loaded", None),
        ("articles/b.jsonl", 2): ("loaded", None),
    }
    assert tables(con) == fresh(raw)
    second.unlink()
    take_in(con, raw)
    assert list(dispositions(con)) == [("articles/a.jsonl", 1)]
    shutil.rmtree(raw)
    assert take_in(con, raw).articles == Counts(0, 0, 0, 0)
    assert not any(tables(con).values())


def test_nothing_new_reads_nothing(con: Con, raw: Path) -> None:
    write_lines(raw / "articles/a.jsonl", [article(), article("x")])
    take_in(con, raw)
    before = tables(con)
    report = take_in(con, raw)
    assert (report.files, report.files_read, report.rows_read) == (1, 0, 0)
    assert tables(con) == before


def test_a_touched_file_of_the_same_content_changes_no_row(con: Con, raw: Path) -> None:
    write_lines(raw / "articles/a.jsonl", [article(), article("نص آخر")])
    take_in(con, raw)
    before = tables(con)
    os.utime(raw / "articles/a.jsonl", ns=(1, 1))
    assert take_in(con, raw).files_read == 1
    assert tables(con) == before


def test_other_limits_read_everything_again(con: Con, raw: Path) -> None:
    write_lines(raw / "articles/a.jsonl", [article(), article("نص قصير")])
    assert take_in(con, raw).articles.quarantined == 0
    assert take_in(con, raw, Settings(max_chars=20)).articles == Counts(2, 1, 0, 1)
    assert take_in(con, raw).articles == Counts(2, 2, 0, 0)


def test_the_keys_of_identity() -> None:
    assert normalised(" بَغْداد\u0640 \n\t اليوم\u200f ") == "بغداد اليوم"
    assert normalised("\u0627\u0653") == normalised("\u0622")
    assert outlet_key(None) == outlet_key("") == ""
    assert outlet_key(" The  News ") == "the news"
    assert derived_id("", "x") != derived_id("x", "")
    assert len(derived_id("", "x")) == 17


TEXTS = ("نص أول", "نص ثان", "نَصّ ثان")
ITEMS = st.fixed_dictionaries(
    {
        "text": st.sampled_from(TEXTS),
        "article_id": st.sampled_from([None, "x", "y", "z"]),
        "outlet": st.sampled_from([None, "أ", "ب"]),
        "published_on": st.sampled_from([None, "2021-07-01", "2021-07-02"]),
    }
)
NAMES = ("a", "b", "c")
State = dict[str, list[dict[str, Any]]]
Temp = pytest.TempPathFactory


def expected(
    files: dict[str, list[dict[str, Any]]],
) -> dict[tuple[str, int], tuple[str, str | None, str | None]]:
    """The rules of `resolve` said again, row by row: disposition, id of the article kept, copy_of."""
    items = []
    for name, rows in files.items():
        for line, row in enumerate(rows, 1):
            normal, key = normalised(row["text"]), outlet_key(row["outlet"])
            items.append(
                {
                    "at": (f"articles/{name}.jsonl", line),
                    "id": row["article_id"] or derived_id(key, normal),
                    "text": normal,
                    "outlet": key,
                    "first": (row["published_on"] or "9999", name, line),
                }
            )
    items.sort(key=lambda item: item["first"])
    by_id: dict[str, dict[str, Any]] = {}
    by_outlet: dict[tuple[str, str], dict[str, Any]] = {}
    by_text: dict[str, dict[str, Any]] = {}
    for item in items:
        by_id.setdefault(item["id"], item)
    heads = [item for item in items if by_id[item["id"]] is item]
    for item in heads:
        by_outlet.setdefault((item["text"], item["outlet"]), item)
        by_text.setdefault(item["text"], item)
    result: dict[tuple[str, int], tuple[str, str | None, str | None]] = {}
    for item in items:
        head = by_id[item["id"]]
        if head["text"] != item["text"]:
            result[item["at"]] = ("quarantined", None, None)
            continue
        kept = by_outlet[head["text"], head["outlet"]]
        if kept is not item:
            result[item["at"]] = ("duplicate", kept["id"], None)
        else:
            first = by_text[item["text"]]
            result[item["at"]] = ("loaded", None, first["id"] if first is not item else None)
    return result


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(NAMES), st.lists(ITEMS, max_size=4), max_size=3),
        min_size=1,
        max_size=3,
    )
)
def test_landing_is_a_function_of_what_lies_in_raw(tmp_path_factory: Temp, states: list[State]) -> None:
    """However raw/ came to be what it is, the tables follow the rules, and equal those of a fresh database."""
    raw = tmp_path_factory.mktemp("raw")
    with duckdb.connect() as con:
        for state in states:
            shutil.rmtree(raw / "articles", ignore_errors=True)
            for name, rows in state.items():
                write_lines(raw / f"articles/{name}.jsonl", rows)
            take_in(con, raw)
        query = "select source_path, line, disposition, duplicate_of, copy_of from landing.items"
        found = {(path, line): tuple(rest) for path, line, *rest in con.execute(query).fetchall()}
        assert found == expected(states[-1])
        counts = intake_counts(con)["articles"]
        assert counts.balanced
        assert counts.read == sum(map(len, states[-1].values()))
        assert tables(con) == fresh(raw)
        copies = "select copy_of from landing.articles where copy_of is not null"
        kept = "select article_id from landing.articles where copy_of is null"
        assert con.execute(f"{copies} except {kept}").fetchall() == []


def test_the_order_of_arrival_changes_nothing(raw: Path) -> None:
    rows = {
        "a": [article(article_id="x"), article("نص ثان", article_id="y")],
        "b": [article("نص ثان", article_id="x", published_on="2021-07-01")],
        "c": [article(outlet="ب"), article("نص ثان", article_id="y", outlet="ب")],
    }
    ends = []
    for order in itertools.permutations(rows):
        shutil.rmtree(raw, ignore_errors=True)
        with duckdb.connect() as con:
            for name in order:
                write_lines(raw / f"articles/{name}.jsonl", rows[name])
                take_in(con, raw)
            ends.append(tables(con))
    assert all(end == ends[0] for end in ends)


def test_the_day_of_a_row_is_a_date(con: Con, raw: Path) -> None:
    write_lines(raw / "articles/a.jsonl", [article(published_on="2021-07-19T23:59:00+03:00")])
    take_in(con, raw)
    row = con.execute("select published_on, dated_from, anchor_on from landing.articles").fetchone()
    assert row == (dt.date(2021, 7, 19), "given", dt.date(2021, 7, 19))
