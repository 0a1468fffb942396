"""What منذ says of an act: since when it goes on, how long ago it happened, or on which day something began.

In: the document, a clause and a date told with منذ or near it. Out: small answers for `incident_when` and `incident_series`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from extraction import calendar as cal
from extraction.dates import DateMention, find_dates
from extraction.document import Document, in_span
from extraction.incident_beside import of_state
from extraction.incident_mention import DateSpan
from extraction.incident_segments import Clause, Hit
from extraction.incident_words import WORDS
from extraction.sentences import Sentence

_BEGAN = WORDS["began"]
_RELATIVES = WORDS["relatives"]
_TOOK_PLACE = WORDS["took_place"]
_MONTH_NAMES = WORDS["month_names"]
_COUNTED = WORDS["units_counted"]
_SPANS = WORDS["units_alone"]
_AT_WHICH_TIME = WORDS["at_which_time"]
_LASTING = WORDS["still_lasting"]
WHEN = frozenset({"عندما", "حين", "حينما", "لما"})  # منذ 9 حزيران، حين هاجموا المدينه
_WAS = frozenset({"كان", "كانت", "وكان", "وكانت"})
_PAUSES = frozenset("،,.؛:(")
_RUNS = ("لليوم ", "ولليوم ")
_SINCE = frozenset({"منذ", "ومنذ"})
_FRONT = 80  # characters at the head of a sentence within which its opening tells since when
_TOLD_THERE = 24  # characters from a day to what happened when
_BEGINNING = frozenset({"بدء", "بدايه", "انطلاق", "انطلاقه", "اندلاع"})
_BEGINNING_HOLDS = 5  # words from منذ on that tell what began
_BEGAN_WORDS = 7  # those from a verb to the day on which something began
_SPREAD = WORDS["spread"] | WORDS["went_on"]
_BEGAN_THEN = _BEGAN | {"و" + word for word in _BEGAN}
_DATES_LOOKED_AT = 60
_BEGAN_REACH = 60  # characters from a verb to the day on which something began
_MANY = 10  # who fell in so many did so on more than one occasion: قتل خمسون منذ يومين
_VERB_NEAR = 6  # words from a verb to منذ


def once_more(doc: Document, date: DateMention, main: Hit) -> bool:
    """تظاهر العشرات لليوم الثالث علي التوالي: out again today; but تتواصل التظاهرات لليوم الثالث is a run of days."""
    t = main.trigger
    return t.pos == "v" and not t.imperfect and doc.folded.startswith(_RUNS, date.start)


def since_a_day(doc: Document, date: DateMention, main: int, words: int) -> bool:
    """منذ اندلاع الاحتجاجات الاثنين, منذ اجتياحه القضاء في 3 اب: the day of what it all began with."""
    if date.basis in ("since", "range"):
        return False
    before = doc.folded[max(main, date.start - 120) : date.start]
    at = before.rfind("منذ ")
    if at >= 0 and in_span(doc.dates, date.start - len(before) + at, date.start):
        return False  # منذ كانون الثاني 2015 في هجوم الخميس: another day
    return at >= 0 and _PAUSES.isdisjoint(before[at:]) and 0 < len(before[at + 4 :].split()) <= words


def began_then(doc: Document, sentence: Sentence, clause: Clause, date: DateMention, event_type: str) -> bool:
    """ومنذ بدء التظاهرات في الاول من تشرين، قتل 450: told at the head of what has gone on since.

    Not of that act itself: منذ سقوط الموصل في حزيران فر الالاف.
    """
    if date.basis in ("since", "range") or date.start - sentence.start > _FRONT:
        return False
    if not any(h.start > date.end for h in clause.telling) or any(
        h.trigger.event_type == event_type for h in clause.telling if h.start < date.start
    ):
        return False
    opening = doc.folded[sentence.start : date.start]
    words = opening.split()
    return bool(words) and words[0] in _SINCE and _PAUSES.isdisjoint(opening)


def has_spread(clause: Clause, date: DateMention) -> bool:
    """انطلقت في 8 تموز احتجاجات امتدت الي مدن اخري: what began on a day and has gone on or spread since."""
    words = clause.sentence.words
    at = bisect_left(clause.sentence.starts, date.start)
    before = words[max(clause.first, at - _BEGAN_WORDS) : at]
    if _BEGAN_THEN.isdisjoint(before) or not _PAUSES.isdisjoint(before):
        return False
    return not _SPREAD.isdisjoint(words[at : clause.last])


def set_in(doc: Document, main: int, at: int) -> bool:
    """حصيله الاحتجاجات التي انطلقت قبل اسبوعين: what has gone on since that day."""
    words = doc.folded[max(main, at - 90) : at].split()
    return any(word in _BEGAN and words[i] in _RELATIVES for i, word in enumerate(words[1:]))


def since_next_act(doc: Document, sentence: Sentence, clause: Clause) -> DateSpan | None:
    """خطف التنظيم خمسه الاف | منذ سيطرته علي القضاء في 3 اب: since the act of the next clause."""
    after = doc.folded[clause.end : clause.end + 8].lstrip(" ،,")
    if not after.startswith("منذ ") or doc.anchor is None or of_state(clause, clause.end):
        return None
    date = next(iter(in_span(doc.dates, clause.end, min(sentence.end, clause.end + 130))), None)
    if date is None or date.date_start is None or date.date_start > doc.anchor:
        return None
    return (date.date_start, doc.anchor, "range") if since_a_day(doc, date, clause.end, 14) else None


def since_it_began(doc: Document, clause: Clause) -> tuple[bool, DateSpan | None]:
    """اصيب 262 منذ بدء الاحتجاجات: whether that is said, and since when, if the article tells one beginning."""
    words = clause.sentence.words
    if "منذ" not in words[clause.first : clause.last + 1]:
        return False, None
    behind = range(clause.first, min(clause.last + 1, len(words) - 1))
    at = next((i for i in behind if words[i] == "منذ" and words[i + 1] in _BEGINNING), None)
    if at is None or all(at < h.i < at + _BEGINNING_HOLDS for h in clause.telling):
        return False, None
    days: set[dt.date] = set()
    last = 0
    for date in doc.dates[:_DATES_LOOKED_AT]:
        opening = doc.folded[max(last, date.start - _BEGAN_REACH) : date.start].split()
        last = date.end
        if date.date_start and date.basis != "since" and not _BEGAN_THEN.isdisjoint(opening):
            days.add(date.date_start)
    if len(days) != 1 or doc.anchor is None:
        return True, None
    day = days.pop()
    return True, (day, doc.anchor, "range") if day < doc.anchor else None


def so_long_ago(clause: Clause, i: int, most: int) -> bool:
    """قتل شرطي منذ يومين, وقع الهجوم منذ شهر: once, so long ago; `i` is the place of منذ, `most` the largest toll.

    Not تدور اشتباكات منذ يومين, قصف مستمر منذ يومين, قتل خمسون منذ يومين, منذ شهر تموز.
    """
    words = clause.sentence.words
    unit, following = words[i + 1 : i + 2], words[i + 2 : i + 3]
    named = not _MONTH_NAMES.isdisjoint(following) or "".join(following).isdecimal()
    if _COUNTED.isdisjoint(following) and (_SPANS.isdisjoint(unit) or named):
        return False
    verbs = [h.trigger for h in clause.telling if h.trigger.pos == "v"]
    before = words[max(clause.first, i - _VERB_NEAR) : i]
    if any(t.imperfect for t in verbs) or not _LASTING.isdisjoint(before):
        return False
    if not _TOOK_PLACE.isdisjoint(before) or not _WAS.isdisjoint(before[-1:]):
        return True
    return any(t.role == "event" for t in verbs) or (bool(verbs) and most < _MANY)


def day_of_since(doc: Document, clause: Clause, date: DateMention, most: int) -> DateSpan | None:
    """The day that so long ago was, or that of منذ 9 حزيران، حين هاجموا المدينه; None where the act has gone on since."""
    if date.date_start is None:
        return None
    sentence = clause.sentence
    if so_long_ago(clause, bisect_left(sentence.starts, date.start), most):
        first, unit = date.date_start, doc.folded[date.start : date.end].split()[-1]
        if unit in WORDS["months_counted"]:
            return cal.month(first.year, first.month)
        return cal.year(first.year) if unit in WORDS["years_counted"] else cal.one_day(first)
    told_there = any(
        0 < h.start - date.end < _TOLD_THERE and h.trigger.pos == "v" and not h.trigger.imperfect
        for h in clause.telling
    )
    if (
        not told_there
        or doc.folded[date.end : date.end + 12].lstrip(" ،,").partition(" ")[0] not in _AT_WHICH_TIME
    ):
        return None
    return began_on(doc, date)


def began_on(doc: Document, date: DateMention) -> DateSpan | None:
    """The day or month that منذ stands before: 9 حزيران of منذ 9 حزيران."""
    told = find_dates(doc.folded, date.start + len("منذ "), date.end, doc.anchor)
    if not told or told[0].date_start is None or told[0].date_end is None:
        return None
    return told[0].date_start, told[0].date_end, told[0].precision
