"""Saved pages: main text, title, outlet, and a day only where the page says when it was published."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from orchestration.intake.html import published_day
from orchestration.intake.readers import read_articles
from orchestration.intake.records import Row, Settings
from tests.orchestration.intake_help import write

PARAGRAPHS = (
    "انفجرت عبوة ناسفة في سوق شعبي شرقي العاصمة وأصابت أربعة من الباعة بجروح.",
    "وأغلقت الشرطة الشارع المؤدي إلى السوق ساعتين ثم أعادت فتحه أمام المارة.",
)


def page(head: str = "", body: str = "") -> str:
    return (
        "<!DOCTYPE html><html lang='ar'><head><meta charset='utf-8'><title>انفجار في سوق شعبي | وكالة المثال</title>"
        f"<meta property='og:site_name' content='وكالة المثال'>{head}</head><body><nav><a href='/'>الرئيسية</a>"
        f"<time datetime='2011-01-01'>1</time></nav><article><h1>انفجار في سوق شعبي</h1>{body}"
        + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        + "</article><footer>© 2012 وكالة المثال <time datetime='2012-01-01'>2</time></footer></body></html>"
    )


def read(path: Path, content: str | bytes) -> Row:
    write(path, content)
    [row] = read_articles(path, Settings(), set())
    return row


def test_a_page_gives_its_article(tmp_path: Path) -> None:
    row = read(
        tmp_path / "a.html",
        page(
            "<link rel='canonical' href='https://example.org/news/77'>"
            "<meta property='article:published_time' content='2021-07-20T08:00:00+03:00'>"
        ),
    )
    assert row.reason is None
    assert (row.title, row.outlet, row.published_on, row.url) == (
        "انفجار في سوق شعبي",
        "وكالة المثال",
        dt.date(2021, 7, 20),
        "https://example.org/news/77",
    )
    assert all(paragraph in row.text for paragraph in PARAGRAPHS)
    assert "الرئيسية" not in row.text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:published_time' content='2021-07-20T08:00:00Z'>", ""),
        ("<meta name='date' content='2021-07-20'>", ""),
        (
            "<meta property='article:modified_time' content='2022-02-02'><meta itemprop='datePublished' content='2021-07-20'>",
            "",
        ),
        (
            '<script type=\'application/ld+json\'>{"dateModified": "2022-02-02", "datePublished": "2021-07-20"}</script>',
            "",
        ),
        ("<link rel='canonical' href='https://example.org/2021/07/20/x.html'>", ""),
        ("", "<time datetime='2021-07-20T09:00'>الثلاثاء</time>"),
        ("", "<span class='post-date'>2021-07-20</span>"),
    ],
)
def test_where_a_page_says_its_day(head: str, body: str) -> None:
    assert published_day(page(head, body)) == "2021-07-20"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ("<meta property='article:modified_time' content='2022-02-02'>", ""),
        ('<script type=\'application/ld+json\'>{"dateModified": "2022-02-02"}</script>', ""),
        ("<meta property='og:image' content='/uploads/2021/07/20/x.jpg'>", ""),
        ("<meta name='description' content='حدث يوم 2021-07-20'>", ""),
        ("", "<p>وقع ذلك في 2021-07-20.</p>"),
        ("", "<span class='date'>03/04/2021</span>"),
        ("", "<img src='/2021/07/20/x.jpg'>"),
        ("", "<time class='modified' datetime='2022-02-02'>x</time>"),
    ],
)
def test_what_is_no_day_of_publication(head: str, body: str) -> None:
    assert published_day(page(head, body)) is None


def test_pages_that_cannot_be_used(tmp_path: Path) -> None:
    assert read(tmp_path / "a.html", "").reason == "empty_text"
    assert read(tmp_path / "b.html", "<html><body></body></html>").reason == "empty_text"
    assert read(tmp_path / "c.html", page().encode("cp1256")).reason == "undecodable"
    english = "<html><body><article><p>Only English words stand on this page.</p></article></body></html>"
    assert read(tmp_path / "d.html", english).reason == "not_arabic"


def test_the_same_page_reads_the_same(tmp_path: Path) -> None:
    assert read(tmp_path / "a.html", page()) == read(tmp_path / "b.htm", page())
