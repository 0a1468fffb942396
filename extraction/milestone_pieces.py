"""What the readers of milestones share: days, pieces of an article, the words that name a vote.

In: hits, numbers and dates of a sentence. Out: `Day`, `Piece`, and helpers that look among the hits of a span.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from extraction.facts import DatePrecision
from extraction.milestone_words import Hit

if TYPE_CHECKING:
    from extraction.dates import DateMention
    from extraction.numbers import NumberMention

VOTES = frozenset({"ELECTION", "REDO", "EARLY", "RESULTS", "REFERENDUM", "ANNUL"})


PLAIN_VOTES = frozenset({"ELECTION", "EARLY", "REDO", "REFERENDUM"})


class Day(NamedTuple):
    """When: a date mention of a piece (or the publication day of fresh news, at -1), as the codebook writes days."""

    start: int
    end: int
    date_start: dt.date | None
    date_end: dt.date | None
    precision: DatePrecision


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A sentence, or a part of a very long one: its span, hits, numbers and dates, and its place among the sentences."""

    start: int
    end: int
    hits: Sequence[Hit]
    numbers: Sequence[NumberMention]
    dates: Sequence[DateMention]
    order: int
    is_title: bool
    classes: frozenset[str]


_START = attrgetter("start")


def as_day(mention: DateMention) -> Day:
    """A date mention as the day of a milestone."""
    return Day(mention.start, mention.end, mention.date_start, mention.date_end, mention.precision)


def gap_hits(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """The hits that begin in [start, end)."""
    low = bisect_left(hits, start, key=_START)
    return hits[low : bisect_left(hits, end, low, key=_START)]


def forward(day: Day, anchor: dt.date | None, basis: str) -> Day:
    """A day told without its year that must be to come: "حدد 10 تشرين الاول موعدا" in June means this year's."""
    first, last = day.date_start, day.date_end
    if anchor is None or basis != "partial" or first is None or last is None or last >= anchor:
        return day
    if (first.month, first.day) == (2, 29) or (last.month, last.day) == (2, 29):
        return day
    return day._replace(
        date_start=first.replace(year=first.year + 1), date_end=last.replace(year=last.year + 1)
    )
