"""One-article files: what becomes title and what text, to the character."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.intake.plain import split_front_matter
from orchestration.intake.readers import read_articles
from orchestration.intake.records import Row, Settings
from tests.orchestration.intake_help import BODY, write


def read_one(path: Path, content: str | bytes, settings: Settings | None = None) -> tuple[Row, set[str]]:
    write(path, content)
    ignored: set[str] = set()
    [row] = read_articles(path, settings or Settings(), ignored)
    return row, ignored


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"\n{BODY}\n\n",
        f"  {BODY}\t\n",
        f"{BODY}\r\n{BODY}\r\n",
        "بَغْـــداد\u200f " + BODY,
        "e\u0301 " + BODY,
        BODY + "\x00",
        BODY + "\u2028" + BODY,
        BODY + "\x0c" + BODY,
    ],
)
def test_title_newline_text_is_what_a_txt_holds(tmp_path: Path, text: str) -> None:
    row, _ = read_one(tmp_path / "a.txt", f"عنوان الخبر\n{text}")
    assert row.reason is None
    assert row.title + "\n" + row.text == f"عنوان الخبر\n{text}"
    assert row.title == "عنوان الخبر"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_the_split_of_a_txt_loses_no_character(text: str) -> None:
    front, body = split_front_matter(text)
    assert body == text or front
    assert text.endswith(body)


def test_a_first_line_with_carriage_return_keeps_it(tmp_path: Path) -> None:
    row, _ = read_one(tmp_path / "a.txt", f"عنوان\r\n{BODY}")
    assert f"{row.title}\n{row.text}" == f"عنوان\r\n{BODY}"


def test_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    row, _ = read_one(tmp_path / "a.txt", b"\xef\xbb\xbf" + f"عنوان\n{BODY}".encode())
    assert row.title == "عنوان"


def test_front_matter_names_the_article(tmp_path: Path) -> None:
    front = "---\narticle_id: 007\noutlet: صحيفة\nurl: https://e.example/1\ntitle: نعم\npublished_on: 2021-10-10\nrubric: x\n---\n"
    row, ignored = read_one(tmp_path / "a.md", front + BODY)
    assert row == Row(1, "007", "صحيفة", "https://e.example/1", "نعم", date(2021, 10, 10), BODY, "ar")
    assert ignored == {"rubric"}


def test_txt_with_front_matter_and_title_keeps_its_first_line(tmp_path: Path) -> None:
    row, _ = read_one(tmp_path / "a.txt", f"---\ntitle: عنوان\n---\n{BODY}\nسطر ثان.")
    assert (row.title, row.text) == ("عنوان", f"{BODY}\nسطر ثان.")


def test_txt_with_front_matter_without_title_gives_its_next_line(tmp_path: Path) -> None:
    row, _ = read_one(tmp_path / "a.txt", f"---\r\noutlet: صحيفة\r\n---\r\nعنوان\n{BODY}")
    assert (row.outlet, row.title, row.text) == ("صحيفة", "عنوان", BODY)


def test_an_empty_title_in_front_matter_is_a_title(tmp_path: Path) -> None:
    row, _ = read_one(tmp_path / "a.txt", f'---\ntitle: ""\n---\n{BODY}\n')
    assert (row.title, row.text) == ("", f"{BODY}\n")


def test_md_without_title_has_none(tmp_path: Path) -> None:
    row, _ = read_one(tmp_path / "a.md", f"عنوان\n{BODY}")
    assert (row.title, row.text) == ("", f"عنوان\n{BODY}")


@pytest.mark.parametrize(
    "content",
    [
        f"---\n{BODY}\n",
        f"---\n{BODY}\n---\n{BODY}",
        f"---\nقال: {BODY}\n---\n{BODY}",
        f"---\n[{BODY}\n---\nx",
    ],
)
def test_rules_of_dashes_that_are_no_front_matter_are_text(tmp_path: Path, content: str) -> None:
    row, _ = read_one(tmp_path / "a.md", content)
    assert row.text == content


def test_broken_front_matter_goes_to_quarantine(tmp_path: Path) -> None:
    row, _ = read_one(tmp_path / "a.md", f"---\ntitle: [a\n---\n{BODY}")
    assert row.reason == "bad_front_matter"
    row, _ = read_one(tmp_path / "a.md", f"---\ntitle: [a, b]\n---\n{BODY}")
    assert row.reason == "bad_row"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_text"),
        ("عنوان بلا نص".encode(), "empty_text"),
        ("عنوان\n \n\t\n".encode(), "empty_text"),
        (b"title\nNothing here is written in Arabic.", "not_arabic"),
        ("عنوان\n12345 - 678".encode(), "not_arabic"),
        (f"عنوان\n{BODY}".encode("cp1256"), "undecodable"),
        (f"عنوان\n{BODY}".encode("utf-16"), "undecodable"),
        (f"عنوان\n{BODY * 100}".encode(), "too_large"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, content: bytes, reason: str) -> None:
    row, _ = read_one(tmp_path / "a.txt", content, Settings(max_chars=2000))
    assert row.reason == reason
    assert row.detail
    assert row.text == ""


def test_undecodable_names_line_and_byte(tmp_path: Path) -> None:
    row, _ = read_one(tmp_path / "a.txt", f"عنوان\n{BODY}\nab".encode() + b"\xff\n")
    assert (row.reason, row.line) == ("undecodable", 3)
    assert "byte 0xff at position 3 of line 3" in (row.detail or "")


def test_a_file_far_over_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"\n" * 50_000_000))
    [row] = read_articles(path, Settings(max_chars=1000), set())
    assert row.reason == "too_large"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_gzipped_reads_as_plain(tmp_path: Path, suffix: str) -> None:
    content = f"عنوان\n{BODY}".encode()
    write(tmp_path / f"a{suffix}", content)
    write(tmp_path / f"b{suffix}.gz", gzip.compress(content))
    plain, packed = (
        list(read_articles(tmp_path / name, Settings(), set())) for name in (f"a{suffix}", f"b{suffix}.gz")
    )
    assert plain == packed
    assert plain[0].reason is None


def test_a_cut_archive_and_an_unknown_name_are_rows_of_their_own(tmp_path: Path) -> None:
    write(tmp_path / "a.txt.gz", gzip.compress(f"عنوان\n{BODY}".encode())[:-12])
    write(tmp_path / "b.txt.gz", b"no archive")
    for name in ("a.txt.gz", "b.txt.gz", "missing.txt"):
        [row] = read_articles(tmp_path / name, Settings(), set())
        assert (row.line, row.reason) == (0, "unreadable")
    for name in ("a.docx", "noname", "a.parquet.gz", "a.zip"):
        [row] = read_articles(tmp_path / name, Settings(), set())
        assert row.reason == "unsupported_file"
