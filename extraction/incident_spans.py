"""Spans that count from one act to another, and the day that a story is at.

In: the document and a date told like بعد يومين من. Out: the days such a span holds, whether it counts to an act of the clause, and the
day it counts from.
"""

from __future__ import annotations

import datetime as dt

from extraction.dates import DateMention
from extraction.document import Document, in_span
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS
from extraction.numbers import number_at
from extraction.sentences import Sentence

STORY = 600  # characters within which the day of a story is told
_TAKES_UP = WORDS["comes"] | WORDS["took_place"]
_BASE = 22  # characters from a span to the act it counts from
_BASES = frozenset({"وقوع", "سلسله", "موجه", "تنفيذ", "حدوث"})
_AFTER = frozenset({"بعد", "وبعد", "فبعد"})
_DAYS_IN = {
    "يوم": 1,
    "يومين": 2,
    "ايام": 1,
    "يوما": 1,
    "اسبوع": 7,
    "اسبوعا": 7,
    "اسبوعين": 14,
    "اسابيع": 7,
    "ساعات": 0,
    "ساعه": 0,
    "ساعتين": 0,
}
_COUNTED = frozenset({"ايام", "اسابيع", "يوم", "يوما", "اسبوعا", "ساعات", "ساعه"})
_UNTOLD = frozenset({"ايام", "اسابيع"})  # بعد ايام من: how many is not said


def counts_to(doc: Document, clause: Clause, date: DateMention, main: int) -> bool:
    """بعد يومين من هجوم مسلح; not بعد يوم علي زياره الوزير للبلده وقعت تفجيرات."""
    near = any(date.end < hit.start < date.end + _BASE for hit in clause.hits)
    return near or not _BASES.isdisjoint(doc.folded[date.end : min(main, date.end + 60)].split()[:3])


def story_day(doc: Document, sentence: Sentence, at: int) -> dt.date | None:
    """The day that the story is at: the first of the sentence, else today; what "comes after" is of the day told last."""
    near = in_span(doc.dates, sentence.start, min(at, sentence.start + STORY))
    day = next((d.date_start for d in near if d.precision == "day" and d.date_start), None)
    opening = doc.folded[sentence.start : min(at, sentence.start + STORY)].split()[:2]
    if day is not None or doc.anchor is None or _TAKES_UP.isdisjoint(opening):
        return day or doc.anchor
    for date in reversed(in_span(doc.dates, max(0, sentence.start - STORY), sentence.start)):
        told = date.date_start
        if date.precision == "day" and told and 0 <= (doc.anchor - told).days < 7:
            return told
    return doc.anchor


def days_after(doc: Document, date: DateMention) -> int | None:
    """The days of بعد يومين من, بعد اسبوع واحد علي, بعد ساعات من; None for other dates and untold spans."""
    if date.date_start is not None or date.basis != "relative":
        return None
    words = doc.folded[date.start : date.end].split()
    following = doc.folded[date.end : date.end + 16].split()
    following = following[1:] if following[:1] in (["واحد"], ["فقط"]) else following
    if not words or words[0] not in _AFTER or following[:1] not in (["من"], ["علي"]):
        return None
    unit = _DAYS_IN.get(words[-1])
    if unit is None or len(words) == 2:
        return None if words[-1] in _UNTOLD else unit
    number = number_at(doc.folded, date.start + len(words[0]), date.end)
    return None if number is None else int(number[0]) * unit if words[-1] in _COUNTED else None
