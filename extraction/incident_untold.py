"""Of an act without a date of its own: since when it goes on, on which day it came about, or that it lies before the news.

In: the document, a sentence, a clause and its main trigger. Out: `untold`, a `When`.
"""

from __future__ import annotations

import datetime as dt

from extraction.document import Document, in_span
from extraction.incident_beside import day_it_came_by, is_charged_with, lasted
from extraction.incident_moment import UNDATED, When
from extraction.incident_segments import Clause, Hit
from extraction.incident_series import ranked
from extraction.incident_since import WHEN, began_on, since_it_began, since_next_act
from extraction.incident_spans import STORY, story_day
from extraction.incident_words import CUES, WORDS
from extraction.sentences import Sentence

ABOUT = WORDS["done_about"]
INQUIRIES = WORDS["inquiries"]
BLAMES = WORDS["blames"] | CUES["condemn"]
_THEN = WORDS["then"]
_DAY = dt.timedelta(days=1)
_DESPITE = frozenset({"رغم", "ورغم", "برغم", "الرغم"})  # رغم استعاده المدينه
_WHEN_NEAR = 4  # words from عندما to its verb
_DAY_REACH = 40
_RIGHT_BEFORE = 3


def untold(doc: Document, sentence: Sentence, clause: Clause, main: Hit, event_type: str) -> When:
    """Of an act without a date of its own: since when it goes on, or that the news only comes after it."""
    if not _THEN.isdisjoint(clause.word_set):
        return _then(doc, sentence)
    if is_charged_with(clause, main):
        return When(None, True)
    when = _day_when(doc, clause, main)
    if when is not None:
        return when
    if "غداه" in clause.sentence.words[max(0, main.i - 2) : main.i]:
        day = story_day(doc, sentence, main.start)
        return When((day - _DAY, day - _DAY, "day"), True) if day else When(None, True)
    if lasted(clause, event_type):
        return When(None, True)
    came_by = day_it_came_by(doc, sentence, clause, event_type)
    if came_by is not None:
        return When(came_by, True, True)
    if ranked(clause) < 0:
        since = since_next_act(doc, sentence, clause)
        if since is not None:
            return When(since, True)
        told, span = since_it_began(doc, clause)
        if told:
            return When(span, True)
    return When(None, False, remote=True) if _goes_before(clause, main) else UNDATED


def _day_when(doc: Document, clause: Clause, main: Hit) -> When | None:
    """اعتقلوه في 3 اب | عندما دخلوا القريه: the day told right before."""
    words = clause.sentence.words
    if WHEN.isdisjoint(words[max(0, clause.first - _WHEN_NEAR) : clause.last]):
        return None
    verb = next((h for h in clause.telling if h.i and words[h.i - 1] in WHEN), main)
    at = next((i for i in range(verb.i - 1, max(-1, verb.i - _WHEN_NEAR), -1) if words[i] in WHEN), 0)
    if not at:
        return None
    start = clause.sentence.starts[at]
    for date in in_span(doc.dates, max(0, start - _DAY_REACH), start):
        if date.basis == "since" and start - _RIGHT_BEFORE <= date.end <= start:
            began = began_on(doc, date)
            return When(began, True) if began else None
        if (
            start - _RIGHT_BEFORE <= date.end <= start
            and date.date_start
            and date.date_end
            and date.basis != "since"
        ):
            return When((date.date_start, date.date_end, date.precision), True)
    return None


def _then(doc: Document, sentence: Sentence) -> When:
    """وقتل حينها ثلاثه حراس: on the day told before, if there is one."""
    told = in_span(doc.dates, max(0, sentence.start - STORY), sentence.start)
    day = next((d for d in reversed(told) if d.date_start and d.date_end and d.precision != "range"), None)
    if day is None or day.date_start is None or day.date_end is None:
        return When(None, True)
    return When((day.date_start, day.date_end, day.precision), True, True)


def _goes_before(clause: Clause, main: Hit) -> bool:
    """دعا الي الهدوء بعد مقتل متظاهرين: an act that only says what the news comes after."""
    if main.trigger.pos == "v":
        return False
    words = clause.sentence.words[max(0, main.i - 9) : main.i]
    if main.trigger.event_type == "territory_captured" and not _DESPITE.isdisjoint(words[-2:]):
        return True
    return not (
        ABOUT.isdisjoint(words[-2:]) and INQUIRIES.isdisjoint(words) and BLAMES.isdisjoint(words[-3:])
    )
