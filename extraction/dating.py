"""Dates an article that came without its day: from a dateline, from "today" with its full date, or not at all.

In: title, text and the day of publication, if it came with the article. Out: `Dating`. A day is only taken where
the text fixes it; otherwise an interval may be deduced, for the reader only: it never dates a fact.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from extraction import date_words as words
from extraction.articles import Article
from extraction.dates import DateMention
from extraction.lexicon import SEEDS_DIR, read_rows
from extraction.name_scan import occurrences, scan_names

if TYPE_CHECKING:
    from extraction.document import Document

DatedFrom: TypeAlias = Literal["given", "dateline", "text", "none"]


class Dating(msgspec.Struct, frozen=True):
    """Where the day of an article comes from.

    `day` is the day relative words count from (None where unknown). `dated_start` and `dated_end` are the days between which an
    undated article was written, either None where that side is open; for a deduced day both are that day, for a
    given one both are None.
    """

    dated_from: DatedFrom
    day: dt.date | None = None
    dated_start: dt.date | None = None
    dated_end: dt.date | None = None


_TOP_LINES = 5
_DATELINE_REACH = 60
_LINE_REACH = 300
_SAID_REACH = 400
_NAME = r"[^\W\d_]{2,14}(?: [^\W\d_]{2,14})?"
# هجوم 12 ايار, انتخابات 12 ايار: what goes by the name of its day
_NAMED_BY_DAY = (
    r"\w*انتخابات|هجمات|هجوم|احداث|حادث\w*|تفجير|تفجيرات|انفجار\w*|استفتاء|تظاهر\w+|احتجاجات|مجزره|ثوره|انقلاب|معركه|عمليه"
    r"|ذكري|قانون|قرار|اتفاق\w*|حرب|قمه|موتمر"
)
# بغداد - · بغداد، العراق (ا ف ب) -- · البصره: · nothing: what may stand before the date of a dateline
_DATELINE_LEAD = re.compile(
    rf"[\s(\[]*(?:(?!(?:{_NAMED_BY_DAY}|اليوم|يوم|منذ|قبل|بعد|في|من|حتي)(?!\w)){_NAME}"
    rf"(?: ?[،,-] ?{_NAME})?(?: ?\([^()\n]{{1,24}}\))?(?: ?[-:/|،,(]{{1,3}} ?|(?<=\)) ))?\Z"
)
_DATELINE_TAIL = re.compile(r"\s*[)\]]?\s*(?:\Z|[-:/|(\n])|[)\]] ")
_BY_ITS_DAY = re.compile(rf"(?<!\w)[وفبل]?(?:ال)?(?:{_NAMED_BY_DAY})(?!\w)")
# بغداد 12 ايار 2018 (وكاله) - : a bare place before the date, a tag or a stroke behind it; the outlet may come first
_OUTLET = re.compile(r"[^\n().:،]{2,25}[-/|] ?")
_TAG_OR_STROKE = re.compile(r" ?(?:\([^()\n]{1,24}\)|[-:/|])")
_TIME_OR_TAG = re.compile(
    r"[0-9:+().,،|/\s\-]|GMT|ت م|الساعه|بتوقيت|غرينتش|مساء|صباحا|تاريخ|النشر|نشر|في|يوم"
)
# اخر تحديث 14:00 (GMT): the page's own clock, often weeks after the news
_SITE_CLOCK = re.compile(r"تحديث|GMT|Updated")
_STAMP_BEFORE = re.compile(
    r"(?:(?<!\w)ه(?:جري|جريه)? ?الموافق|تاريخ النشر|نشرت? في|نشرت?|تم النشر|Published)[ :،,(يومفي\-]{0,12}\Z"
)
_TODAY_BEFORE = re.compile(r"(?<!\w)[وف]?(?:هذا )?اليوم[ ،,(:\-]{1,3}(?:(?:الموافق|المصادف) )?\Z")
_COMING_VOTE = re.compile(r"انتخابات[^\n.]{0,40}(?:المقبله|القادمه|المقرره|المقرر|المزمع|المرتقبه)")
_PROVINCES = re.compile(r"مجالس المحافظات|المحليه")
# هذا العام 2014 · العام الجاري (2014) · العام الماضي 2013
# بحلول 2011 · حتي نهايه اب · موعد الانتخابات: terms that may still be to come
_PLANS = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:ال)?(?:بحلول|حتي|موعد|مهله|قبل|مقبل|مقبله|قادم|قادمه|خطه|جدول|انسحاب|سحب|يتوقع|تتوقع|متوقع|يفترض|مفترض"
    r"|اتفاقيه|مرشح|مقررا|محدد|ينتهي|تنتهي|نهايه|يمكن|يجب|ان يتم|استضافه|كاس|بطوله|اقتراع|انتخابات)(?!\w)"
)
_YEAR_SAID = re.compile(
    r"(?:(?P<this>هذا العام|العام (?:الجاري|الحالي))|(?P<last>العام (?:الماضي|الفايت|المنصرم))|(?P<next>العام (?:المقبل|القادم)))"
    r"[ ،,(]{1,3}(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)


@functools.cache
def polling_days() -> dict[tuple[str, int], dt.date]:
    """The polling day of each vote whose day is on record, by body and year."""
    rows = read_rows(SEEDS_DIR / "elections.csv")
    return {
        (row["body"], int(row["year"])): dt.date.fromisoformat(row["polling_on"])
        for row in rows
        if row["polling_on"]
    }


def date_article(title: str, text: str, published_on: dt.date | None) -> Dating:
    """The dating of an article told by its parts; see `Dating`."""
    from extraction.document import Document

    return Document.of(Article(article_id="", title=title, text=text, published_on=published_on)).dating


def date_document(doc: Document) -> Dating:
    """The dating of a document; see `Dating`."""
    if doc.published_on is not None:
        return Dating("given", doc.published_on)
    mentions = doc.dates_without_anchor
    full = [
        m for m in mentions if m.basis == "absolute" and m.precision == "day" and m.date_start is not None
    ]
    day = _dateline(doc, full)
    if day is not None:
        return Dating("dateline", day, day, day)
    day = _today(doc.folded, full)
    if day is not None:
        return Dating("text", day, day, day)
    return Dating("none", None, *_interval(doc, mentions))


def _line_span(text: str, position: int) -> tuple[int, int]:
    """The line around `position`, no further than it can matter."""
    start = max(text.rfind("\n", max(0, position - _LINE_REACH), position) + 1, position - _LINE_REACH)
    end = text.find("\n", position, position + _LINE_REACH)
    return start, min(len(text), position + _LINE_REACH) if end < 0 else end


def _dateline(doc: Document, full: list[DateMention]) -> dt.date | None:
    """The day of a date that stands before the news itself, alone on a line, or after words like تاريخ النشر."""
    text, body = doc.folded, doc.title_end + 1
    for mention in full:
        line_start, line_end = _line_span(text, mention.start)
        if mention.start < body or _SITE_CLOCK.search(text, line_start, line_end):
            continue
        short = line_end - line_start <= 2 * _DATELINE_REACH
        if short and _STAMP_BEFORE.search(text, max(line_start, mention.start - 30), mention.start):
            return mention.date_start
        top = (
            text.count("\n", body, min(mention.start, body + 2000)) < _TOP_LINES
            and mention.start < body + 2000
        )
        if not top:
            continue
        lead, tail = text[line_start : mention.start], text[mention.end : line_end]
        alone = (
            len(lead) + len(tail) <= _DATELINE_REACH
            and len(_TIME_OR_TAG.sub("", lead + tail)) <= 12
            and _BY_ITS_DAY.search(lead) is None
        )
        opens = len(lead) <= _DATELINE_REACH and (
            (_DATELINE_LEAD.match(lead) is not None and _DATELINE_TAIL.match(tail) is not None)
            or (_is_place(lead) and _TAG_OR_STROKE.match(tail) is not None)
        )
        if alone or opens:
            return mention.date_start
    return None


def _is_place(lead: str) -> bool:
    """Whether a place, after the outlet's name or not, is all that stands in a lead: واع - بغداد."""
    outlet = _OUTLET.match(lead)
    name = lead[outlet.end() if outlet else 0 :].strip(" ([").removesuffix(" في")
    return any(hit.lead == 0 and hit.end == len(name) and hit.entry.place_ids for hit in scan_names(name))


def _today(text: str, full: list[DateMention]) -> dt.date | None:
    """The day that the text calls today with its full date; None where two such days disagree."""
    days = {m.date_start for m in full if _TODAY_BEFORE.search(text, max(0, m.start - 24), m.start)}
    return days.pop() if len(days) == 1 else None


def _looks_ahead(text: str, mention: DateMention) -> bool:
    line_start, _ = _line_span(text, mention.start)
    return words.FUTURE_BEFORE.search(text, max(line_start, mention.start - 70), mention.start) is not None


def _said_around(doc: Document, mention: DateMention) -> str:
    """The sentence around a mention, cut off where it is very long."""
    sentence = doc.sentence_at(mention.start)
    if sentence is None:
        return ""
    start, end = mention.start - _SAID_REACH, mention.end + _SAID_REACH
    return doc.folded[max(sentence.start, start) : min(sentence.end, end)]


def _may_look_ahead(doc: Document, mention: DateMention) -> bool:
    """Whether the sentence speaks of plans or terms, so that its date may lie after the article."""
    said = _said_around(doc, mention)
    return not said or words.FUTURE_BEFORE.search(said) is not None or _PLANS.search(said) is not None


def _polling_day(doc: Document, mention: DateMention) -> dt.date | None:
    """The polling day of an election that the sentence calls coming and names by its year (انتخابات 2018 المقبله)."""
    near = doc.folded[max(0, mention.start - 40) : mention.end + 25]
    if mention.date_start is None or _COMING_VOTE.search(near) is None:
        return None
    said = _said_around(doc, mention)
    body = (
        "provincial"
        if _PROVINCES.search(said)
        else "kurdistan-parliament"
        if "كردستان" in said
        else "parliament"
    )
    return polling_days().get((body, mention.date_start.year))


def _years_said(text: str) -> Iterator[re.Match[str]]:
    """This, last or next year with its figure; looked for only where the word stands."""
    for at in occurrences(text, "العام"):
        before = max(0, at - len("هذا "))
        said = _YEAR_SAID.match(text, before) or _YEAR_SAID.match(text, at)
        if said is not None:
            yield said


def _interval(doc: Document, mentions: list[DateMention]) -> tuple[dt.date | None, dt.date | None]:
    """The days between which the text must have been written, as far as its dates tell.

    Not before the latest day it tells as past, not after the first it tells as coming, inside the year it calls
    this year (العام الجاري 2018).
    """
    told = [m for m in mentions if m.basis in ("absolute", "year") and m.date_start and m.date_end]
    text = doc.folded
    latest_first = sorted(told, key=lambda m: m.date_start or dt.date.min, reverse=True)
    past = (m.date_start for m in latest_first if not _may_look_ahead(doc, m))
    coming = [m.date_end for m in told if m.date_end and m.precision == "day" and _looks_ahead(text, m)]
    coming += [day for m in told if (day := _polling_day(doc, m)) is not None]
    start = next(past, None)
    end = min((day for day in coming if start is None or day >= start), default=None)
    for said in _years_said(text):
        year = int(said["year"]) + (1 if said["last"] else -1 if said["next"] else 0)
        opening, closing = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if (start is None or start <= closing) and (end is None or end >= opening):
            start = opening if start is None else max(start, opening)
            end = closing if end is None else min(end, closing)
    return _on_weekday(_weekday_of_today(doc, mentions), start, end)


def _weekday_of_today(doc: Document, mentions: list[DateMention]) -> int | None:
    """The day of the week that the text was written on (امس الاثنين: a Tuesday); None where untold or told twice."""
    told: set[int] = set()
    for mention in mentions:
        said = words.DAY_AND_WEEKDAY.match(doc.folded, mention.start, mention.end)
        if said is not None:
            far = 2 if said["far"] or said["second"] else 1
            offset = far * (words.DAY_WORDS[said["day"]] or 0)
            told.add((words.WEEKDAYS[said["weekday"]] - offset) % 7)
    return told.pop() if len(told) == 1 else None


def _on_weekday(
    weekday: int | None, start: dt.date | None, end: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    """The bounds moved in to that day of the week; as they are where no such day lies between them."""
    if weekday is None:
        return start, end
    first = start and start + dt.timedelta(days=(weekday - start.weekday()) % 7)
    last = end and end - dt.timedelta(days=(end.weekday() - weekday) % 7)
    return (start, end) if first and last and first > last else (first, last)
