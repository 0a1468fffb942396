"""Days that are counted from one act to another: قتل شرطي بعد يومين من هجوم.

In: the document, a clause and the dates told in it. Out: the dates without such spans, and the day of the act that one counts from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extraction.dates import DateMention
from extraction.document import Document
from extraction.incident_moment import When
from extraction.incident_segments import Clause
from extraction.incident_spans import counts_to, days_after, story_day
from extraction.incident_words import WORDS
from extraction.sentences import Sentence

_RELATIVES = WORDS["relatives"]
_COMES = WORDS["comes"]
_TAKES_UP = _COMES | WORDS["took_place"]
_AFTER = ("بعد ", "وبعد ")
_COUNTS_FROM = (*_AFTER, "قبل ", "وقبل ")


def from_base(
    doc: Document, clause: Clause, date: DateMention, found: Sequence[DateMention], main: int
) -> bool:
    """بعد ايام من هجوم وقع السبت, ياتي القصف بعد يومين من قصف طال السبت معسكرا: where the act counted from has its own day."""
    if not doc.folded.startswith(_COUNTS_FROM, date.start):
        return False
    if date.date_start is None:
        return doc.folded.startswith(_AFTER, date.start)
    if main < date.end and _COMES.isdisjoint(clause.sentence.words[:1]):
        return False
    of = doc.folded[date.end : date.end + 6].split()[:1]
    return of in (["من"], ["علي"]) and any(max(main, date.end) < other.start for other in found)


def counted_from(
    doc: Document, sentence: Sentence, clause: Clause, found: Sequence[DateMention], main: int
) -> tuple[list[DateMention], tuple[int, When] | None]:
    """The dates but for the spans that count from one act to another, and where such a span stands with the day of the other.

    قتل شرطي بعد يومين من هجوم علي المطار: the attack was two days before the policeman fell.
    """
    kept: list[DateMention] = []
    other: tuple[int, When] | None = None
    for date in found:
        days = days_after(doc, date)
        if days is None:
            kept.append(date)
            continue
        act = main if date.start < main else _act_behind(clause, date)
        if (
            date.start < act
            and "،" not in doc.folded[date.end : min(act, date.end + 300)]
            and not _comes_after(doc, date, clause)
        ):
            now = story_day(doc, sentence, date.start)
            if now is not None:
                # a span longer than the calendar leads to no day
                day = now - dt.timedelta(days=days) if days < now.toordinal() else None
                told = (day, day, "day") if day else None
                far = not counts_to(doc, clause, date, act)
                other = (date.start, When(told, True, remote=far, counted=True))
    return kept, other


def _act_behind(clause: Clause, date: DateMention) -> int:
    """ووقع الهجوم بعد يومين من مواجهات قتل فيها شخصان: where the act counted from stands, if the sentence takes up a known one."""
    if _TAKES_UP.isdisjoint(clause.sentence.words[:1]):
        return -1
    return next((h.start for h in clause.telling if h.start > date.end), -1)


def _comes_after(doc: Document, date: DateMention, clause: Clause) -> bool:
    """وبعد يومين من الهجوم قتل شرطي: what came after; but من هجوم قتل فيه شرطي, من الهجوم الذي قتل فيه شرطي."""
    verb = next((h for h in clause.telling if h.start > date.end and h.trigger.pos == "v"), None)
    if verb is None:
        return False
    words = doc.folded[date.end : min(verb.start, date.end + 300)].split()
    base = [word for word in words if word not in _COUNTS][:2]
    inside = clause.sentence.words[verb.i + 1 : verb.i + 2]
    return (
        any(word.startswith("ال") for word in base)
        and _RELATIVES.isdisjoint(words)
        and _THEREIN.isdisjoint(inside)
    )


_THEREIN = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_COUNTS = frozenset({"واحد", "فقط", "من", "علي"})
