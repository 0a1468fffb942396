"""Files of many articles: one broken row is one broken row, and memory stays small."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.intake.readers import read_articles
from orchestration.intake.records import Row, Settings, day_of
from tests.orchestration.intake_help import BODY, write, write_lines

Temp = pytest.TempPathFactory
FULL = {
    "article_id": "x1",
    "outlet": "صحيفة",
    "url": "https://e.example/1",
    "title": "عنوان",
    "published_on": "2021-10-10",
    "text": BODY,
}
ROW = Row(1, "x1", "صحيفة", "https://e.example/1", "عنوان", dt.date(2021, 10, 10), BODY, "ar")


def read(path: Path, limits: Settings | None = None) -> list[Row]:
    return list(read_articles(path, limits or Settings(), set()))


def reasons(path: Path, limits: Settings | None = None) -> list[tuple[int, str | None]]:
    return [(row.line, row.reason) for row in read(path, limits)]


def csv_bytes(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def test_every_format_gives_the_same_row(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [FULL])
    write(tmp_path / "a.csv", csv_bytes([list(FULL), list(FULL.values())]))
    pq.write_table(
        pa.Table.from_pylist([{**FULL, "published_on": dt.date(2021, 10, 10)}]), tmp_path / "a.parquet"
    )
    for name in ("a.jsonl", "a.csv"):
        write(tmp_path / f"{name}.gz", gzip.compress((tmp_path / name).read_bytes()))
    for name in ("a.jsonl", "a.jsonl.gz", "a.parquet"):
        assert read(tmp_path / name) == [ROW]
    for name in ("a.csv", "a.csv.gz"):
        assert read(tmp_path / name) == [ROW._replace(line=2)]


def test_all_columns_but_text_may_be_missing_or_null(tmp_path: Path) -> None:
    bare = Row(1, text=BODY, lang="ar")
    write_lines(tmp_path / "a.jsonl", [{"text": BODY}])
    write_lines(tmp_path / "b.jsonl", [{**dict.fromkeys(FULL), "text": BODY}])
    write_lines(tmp_path / "c.jsonl", [{**dict.fromkeys(FULL, ""), "text": BODY}])
    pq.write_table(pa.table({"text": [BODY]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"text": [BODY], "title": pa.nulls(1)}), tmp_path / "b.parquet")
    for name in ("a.jsonl", "b.jsonl", "c.jsonl", "a.parquet", "b.parquet"):
        assert read(tmp_path / name) == [bare], name


def test_foreign_columns_are_named(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [{"text": BODY, "rubric": 1}])
    write(tmp_path / "a.csv", csv_bytes([["text", "author"], [BODY, "x"]]))
    pq.write_table(pa.table({"text": [BODY], "score": [1]}), tmp_path / "a.parquet")
    for name, column in (("a.jsonl", "rubric"), ("a.csv", "author"), ("a.parquet", "score")):
        ignored: set[str] = set()
        assert [row.reason for row in read_articles(tmp_path / name, Settings(), ignored)] == [None]
        assert ignored == {column}


BROKEN_LINES: list[tuple[bytes, str]] = [
    (b"{", "bad_json"),
    (b"[1, 2]", "bad_json"),
    (b'"text"', "bad_json"),
    (b"[" * 100_000, "bad_json"),
    (b'{"title": "x"}', "bad_row"),
    (b'{"text": 5}', "bad_row"),
    (json.dumps({"text": BODY, "title": 5}).encode(), "bad_row"),
    (json.dumps({"text": BODY, "article_id": 5}).encode(), "bad_row"),
    (json.dumps({"text": BODY, "outlet": ["x"]}).encode(), "bad_row"),
    (json.dumps({"text": BODY, "published_on": "10/10/2021"}).encode(), "bad_published_on"),
    (json.dumps({"text": BODY, "published_on": 20211010}).encode(), "bad_published_on"),
    (json.dumps({"text": BODY, "published_on": "2021-02-30"}).encode(), "bad_published_on"),
    (b'{"text": null}', "empty_text"),
    (b'{"text": " "}', "empty_text"),
    (b'{"text": "in English only"}', "not_arabic"),
    (json.dumps({"text": BODY + "\ud800"}).encode(), "undecodable"),
    (b'{"text": "' + BODY.encode("cp1256") + b'"}', "undecodable"),
    (json.dumps({"text": BODY * 100}).encode(), "too_large"),
]


def test_one_broken_line_of_json_is_one_broken_row(tmp_path: Path) -> None:
    good = json.dumps({"text": BODY}).encode()
    write(tmp_path / "a.jsonl", b"\n".join(line for bad, _ in BROKEN_LINES for line in (good, bad, b"")))
    rows = read(tmp_path / "a.jsonl", Settings(max_chars=2000))
    assert [row.reason for row in rows] == [r for _, reason in BROKEN_LINES for r in (None, reason)]
    assert [row.line for row in rows] == [n for i in range(len(BROKEN_LINES)) for n in (3 * i + 1, 3 * i + 2)]
    assert all(row.detail for row in rows if row.reason)


def test_a_column_that_is_not_ours_may_hold_nan(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", f'{{"text": "{BODY}", "score": NaN}}')
    assert reasons(tmp_path / "a.jsonl") == [(1, None)]


def test_an_endless_line_is_passed_over(tmp_path: Path) -> None:
    limits = Settings(max_chars=10)
    endless = b'{"text": "' + b"x" * (limits.max_line_bytes * 2) + b'"}'
    good = json.dumps({"text": "قتيل"}).encode()
    write(tmp_path / "a.jsonl", endless + b"\n" + good + b"\n")
    assert reasons(tmp_path / "a.jsonl", limits) == [(1, "too_large"), (2, None)]


def test_csv_keeps_line_ends_inside_quotes(tmp_path: Path) -> None:
    text = f'{BODY}\r\n\n{BODY}\n «كذا, وكذا» "x" '
    write(tmp_path / "a.csv", csv_bytes([["title", "text"], ["أول", text], ["ثان", BODY]]))
    assert [(row.line, row.title, row.text) for row in read(tmp_path / "a.csv")] == [
        (2, "أول", text),
        (6, "ثان", BODY),
    ]


def test_one_broken_record_of_csv_is_one_broken_row(tmp_path: Path) -> None:
    content = b"".join(
        [
            b"\xef\xbb\xbftext,title\r\n",
            BODY.encode() + b",a\r\n",
            BODY.encode() + b"\r\n",
            BODY.encode() + b",a,b\r\n",
            b"\r\n",
            BODY.encode("cp1256") + b",a\r\n",
            b'"' + BODY.encode() + b'" x,a\r\n',
            BODY.encode() + b",b\r\n",
            b'"' + BODY.encode() + b",never closed\r\n",
            BODY.encode() + b",c\r\n",
        ]
    )
    write(tmp_path / "a.csv", content)
    assert reasons(tmp_path / "a.csv") == [
        (2, None),
        (3, "bad_row"),
        (4, "bad_row"),
        (6, "undecodable"),
        (7, "bad_row"),
        (8, None),
        (9, "bad_row"),
    ]
    assert "lines 9 to 10" in (read(tmp_path / "a.csv")[-1].detail or "")


def test_an_open_quotation_mark_does_not_swallow_a_large_file(tmp_path: Path) -> None:
    limits = Settings(max_chars=10)
    line = b"x" * 100 + b"\n"
    write(tmp_path / "a.csv", b'text\n"' + line * (limits.max_line_bytes // 100 + 2) + "قتيل\n".encode())
    rows = read(tmp_path / "a.csv", limits)
    assert (rows[0].line, rows[0].reason) == (2, "too_large")
    assert rows[-1].text == "قتيل"


@pytest.mark.parametrize("header", ["body,title", "text;title", "text,text", '"te'])
def test_a_csv_header_without_our_text_is_one_fault(tmp_path: Path, header: str) -> None:
    write(tmp_path / "a.csv", f"{header}\n{BODY},x\n{BODY},y\n")
    assert reasons(tmp_path / "a.csv") == [(1, "bad_header")]


def test_empty_files_hold_no_article(tmp_path: Path) -> None:
    for name in ("a.csv", "a.jsonl", "b.csv"):
        write(tmp_path / name, "text,title\n" if name == "b.csv" else b"")
        assert read(tmp_path / name) == []


def test_a_cut_archive_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"text": f"{BODY} {i * 7919 % 1000003}"}).encode() + b"\n" for i in range(20_000)
    )
    write(tmp_path / "a.jsonl.gz", gzip.compress(lines)[:-5000])
    rows = read(tmp_path / "a.jsonl.gz")
    assert len(rows) > 1000
    assert {row.reason for row in rows[:-2]} == {None}
    assert (rows[-1].reason, rows[-1].line) == ("unreadable", len(rows))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (pa.array([dt.date(2021, 10, 10)]), None),
        (pa.array([dt.datetime(2021, 10, 10, 23, 59)]), None),
        (pa.array([dt.datetime(2021, 10, 10, 23, 59)], pa.timestamp("ns")), None),
        (pa.array([1633823999999999999], pa.timestamp("ns", "UTC")), None),
        (pa.array(["2021-10-10T08:00:00+03:00"]), None),
        (pa.array(["2021-10-10"]).dictionary_encode(), None),
        (pa.array([20211010]), "bad_published_on"),
        (pa.array([10**14], pa.timestamp("s")), "bad_published_on"),
    ],
)
def test_days_of_parquet(tmp_path: Path, column: pa.Array, expected: str | None) -> None:
    pq.write_table(pa.table({"text": [BODY], "published_on": column}), tmp_path / "a.parquet")
    [row] = read(tmp_path / "a.parquet")
    assert row.reason == expected
    assert expected or (row.published_on and row.published_on.year == 2021)


def test_broken_values_of_parquet_are_rows_of_their_own(tmp_path: Path) -> None:
    good = BODY.encode()
    bytes_column = pa.array([good, b"\xff\xfe", good], pa.binary())
    text = pa.Array.from_buffers(pa.string(), 3, bytes_column.buffers())
    pq.write_table(pa.table({"text": text, "title": [None, "b", None]}), tmp_path / "a.parquet")
    assert reasons(tmp_path / "a.parquet") == [(1, None), (2, "undecodable"), (3, None)]
    pq.write_table(pa.table({"text": [1, 2]}), tmp_path / "b.parquet")
    assert reasons(tmp_path / "b.parquet") == [(1, "bad_row"), (2, "bad_row")]
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "c.parquet")
    assert reasons(tmp_path / "c.parquet") == [(0, "bad_header")]
    for name, content in (("d.parquet", b""), ("e.parquet", b"PAR1 no parquet PAR1")):
        write(tmp_path / name, content)
        assert reasons(tmp_path / name) == [(0, "unreadable")]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-07-19", dt.date(2021, 7, 19)),
        ("2021-07-19T23:30:00Z", dt.date(2021, 7, 19)),
        ("2021-07-19 23:30", dt.date(2021, 7, 19)),
        ("2021-07-19T23:30:00.123+03:00", dt.date(2021, 7, 19)),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_taken_as_written(value: str | None, day: dt.date | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize(
    "value",
    ["2021", "2021-7-19", "19-07-2021", "٢٠٢١-٠٧-١٩", "2021-07-19x", "2021-07-19T25:00", 5, 1.5, True, []],
)
def test_other_days_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="ISO day"):
        day_of(value)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=5), st.booleans())
def test_any_text_comes_back_whole(tmp_path_factory: Temp, texts: list[str], as_csv: bool) -> None:
    folder = tmp_path_factory.mktemp("any")
    kept = [BODY + text for text in texts]
    if as_csv:
        write(folder / "a.csv", csv_bytes([["text"], *([text] for text in kept)]))
    else:
        write_lines(folder / "a.jsonl", [{"text": text} for text in kept])
    rows = read(folder / ("a.csv" if as_csv else "a.jsonl"), Settings(min_arabic_share=0))
    assert [row.text for row in rows if row.reason != "not_arabic"] == [
        text for text, row in zip(kept, rows, strict=True) if row.reason != "not_arabic"
    ]


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([".txt", ".md", ".html", ".jsonl", ".csv", ".parquet", ".csv.gz"]),
)
def test_no_bytes_break_a_reader(tmp_path_factory: Temp, content: bytes, suffix: str) -> None:
    path = tmp_path_factory.mktemp("bytes") / f"a{suffix}"
    write(path, content)
    assert all((row.reason and row.detail) or row.text for row in read(path))


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, suffix: str) -> None:
    row = {"text": BODY * 40, "title": "عنوان"}
    path = tmp_path / f"a.{suffix}"
    if suffix == "jsonl":
        write_lines(path, [row] * 6000)
    elif suffix == "csv":
        write(path, csv_bytes([list(row), *[list(row.values())] * 6000]))
    else:
        pq.write_table(pa.Table.from_pylist([row] * 6000), path, row_group_size=1000)
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_articles(path, Settings(), set())) == 6000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 0.7 * 6000 * len(BODY) * 40 * 2
