"""The day or period a clause gives its incident.

In: the dates found in the document. Out: `When`. A day of the clause counts; in a sentence that tells one incident
only, any date of the sentence does. A bare "since" dates a series, not an event.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from extraction.dates import DateMention
from extraction.document import Document, in_span
from extraction.incident_beside import (
    answered,
    came_by,
    guarded_against,
    is_charged_with,
    joined,
    next_to,
    of_campaign,
    of_capture,
    of_known_deed,
    of_object,
    of_origin,
    of_source,
    of_state,
    of_vote,
    other_conjunct,
    responds,
    since_hurt,
)
from extraction.incident_counted import counted_from, from_base
from extraction.incident_elsewhere import remembered
from extraction.incident_mention import DateSpan
from extraction.incident_moment import UNDATED, When
from extraction.incident_operations import TOLL_ROLES
from extraction.incident_segments import Clause, Hit
from extraction.incident_series import ranked
from extraction.incident_since import (
    began_then,
    day_of_since,
    has_spread,
    once_more,
    set_in,
    since_a_day,
)
from extraction.incident_triggers import TRIGGERS
from extraction.incident_untold import ABOUT, BLAMES, INQUIRIES, untold
from extraction.incident_words import WORDS
from extraction.sentences import Sentence

_IN_WHICH = (["فيها"], ["خلالها"], ["اثناءها"])
_WEEKDAYS = WORDS["weekdays"]
_START = attrgetter("start")
_REPORT = WORDS["report"]
_REPORTED = _REPORT | WORDS["claims"]
# اعلن مدير شرطه القضاء فلان، امس، ان: the day of the report, however far its verb
_THAT_FOLLOWS = re.compile(r"\)?[ ،,]{1,3}ب?ان(?:ه|ها|هم)?(?!\w)")
_UNTIL = frozenset({"حتي", "لغايه", "غايه", "الحصيله"})
_WENT_ON = WORDS["went_on"]
_RELATIVES = WORDS["relatives"]
_FELL = WORDS["fell"]


def read_when(
    doc: Document, sentence: Sentence, clause: Clause, alone: bool, event_type: str, most: int
) -> When:
    """The date of a clause: the mention nearest to the main trigger; several days of a series are their span.

    A day that only says when something was announced (اعلنت الشرطه, الجمعه, ان ...) counts, but loosely. `most` is the
    largest figure of its toll.
    """
    start, end = (sentence.start, sentence.end) if alone else (clause.start, clause.end)
    dates = in_span(doc.dates, start, end)
    found = [date for date in dates if _is_own(date, clause, event_type)] if dates else []
    main = _main(clause, event_type)
    beside = ranked(clause) if found else -1
    if beside >= 0:  # في اعنف هجوم منذ عام: the time of a comparison
        past = clause.sentence.starts[beside]
        found = [d for d in found if d.start < past or not _compared(doc, past, main.start, d)]
    if found:
        found = [
            d
            for d in found
            if not (
                _of_others(clause, d)
                or of_object(clause, d, main.start)
                or other_conjunct(clause, d, main.start)
                or of_campaign(clause, d)
                or guarded_against(clause, d, main)
                or of_known_deed(clause, d, main, event_type)
                or (event_type == "execution" and of_capture(clause, d, main))
            )
        ]
    if found and (len(found) > 1 or "الحصيله" in clause.word_set or main.trigger.role in TOLL_ROLES):
        found = [date for date in found if not _counted_until(doc, date)]
    if len(found) > 1 or (found and found[0].basis in ("absolute", "partial")):
        found = [date for date in found if not of_vote(doc, sentence.start, date)]
    deed = remembered(clause, event_type) if found else -1
    if deed >= 0:
        found = [date for date in found if date.start > deed]
        if not found:
            return When(None, True)
    if not found:
        return untold(doc, sentence, clause, main, event_type)
    if is_charged_with(clause, main):
        found = [date for date in found if date.start > main.start]
        if not found:
            return When(None, True)
    if len(found) > 1 and not most:
        found = [d for d in found if not of_origin(clause, d)] or found
    found, counted = counted_from(doc, sentence, clause, found, main.start)
    if not found:
        return counted[1] if counted else UNDATED
    if len(found) > 1:
        found = [d for d in found if not from_base(doc, clause, d, found, main.start)] or found
    found = since_hurt(doc, clause, found, main)
    best, weak = _nearest(doc, sentence, clause, found, main.start)
    if counted and main.start - counted[0] < _NEXT_TO < abs(best.start - main.start):
        return counted[1]
    ago = day_of_since(doc, clause, best, most) if best.basis == "since" else None
    if ago is not None:
        return When(ago, True, weak)
    return _reading(doc, sentence, clause, found, best, main, weak, event_type)


def _of_others(clause: Clause, date: DateMention) -> bool:
    return date.basis == "since" and of_state(clause, date.start)


def _main(clause: Clause, event_type: str) -> Hit:
    """The first trigger of the type told, or else of any act."""
    cores = clause.telling or clause.hits[:1]
    for hit in cores:
        if hit.trigger.event_type == event_type:
            return hit
    return cores[0]


def _counted_until(doc: Document, date: DateMention) -> bool:
    """بلغت الحصيله حتي صباح الثلاثاء 35 قتيلا, ارتفعت الحصيله اليوم: the day on which they were counted, not that of the act.

    Not اشتباكات استمرت حتي صباح الثلاثاء.
    """
    before = doc.folded[max(0, date.start - 40) : date.start].split()
    return (
        not _UNTIL.isdisjoint(before[-2:])
        and before[-1] != "الان"  # قتل سبعه حتي الان هذا العام
        and _WENT_ON.isdisjoint(before)
    )


def _nearest(
    doc: Document, sentence: Sentence, clause: Clause, found: Sequence[DateMention], main: int
) -> tuple[DateMention, bool]:
    """The date that is nearest to the act, those of reports and of other acts last; whether it is only loosely the act's."""
    told = _relative(clause)
    others = [h for h in clause.telling if h.start < main and h.trigger.event_type in _DONE_ABOUT_MEN]

    def loose(date: DateMention) -> bool:
        if date.start > main:
            return of_source(doc, date, main)
        return _of_report(doc, date) or _of_later(doc, date, main)

    def answers(date: DateMention) -> bool:  # ندد الناطق الخميس بالضربه التي استهدفت سياره امس
        return date.start < main and responds(doc, sentence, clause, date, "")

    def rank(date: DateMention) -> tuple[bool, bool, bool, int, int]:
        # دفنت امس ضحايا الهجوم الذين سقطوا الخميس: a day in the relative clause is that of its verb.
        outside = (told is not None and date.end <= told) or _before_all(doc, sentence, clause, date)
        # اعدم اليوم منفذ تفجير الحله عام 2010: the day of the verb before it
        outside = outside or any(
            h.start < date.start < main and date.start - h.start < main - date.start for h in others
        )
        # الاربعاء الدامي: a name that tells no day
        named = doc.anchor is not None and date.basis == "weekday" and date.date_start is None
        away = abs(date.start - main)
        if _at_head(doc, sentence, date):  # ومنذ مطلع اذار خرج الالاف ... الذي زاد العام الحالي
            away = min(away, _FRONTED)
        return (loose(date) or (len(found) > 1 and answers(date)), outside, named, away, date.start)

    best = min(found, key=rank)
    return best, loose(best)


def _reading(
    doc: Document,
    sentence: Sentence,
    clause: Clause,
    found: Sequence[DateMention],
    best: DateMention,
    main: Hit,
    weak: bool,
    event_type: str,
) -> When:
    """What the date of an act says of it: a day, a span from then on, the day of what was done about it."""
    if best.date_start is None or best.date_end is None:
        if best.basis == "relative" and best.start - main.start > _FAR_OFF:
            return UNDATED  # استعادت القوات قري في عمليه اطلقتها قبل ايام: of another act
        return When(None, True, weak, _weekday(doc, best))
    days = [d for d in found if d.date_start and d.date_end and d.basis in _SIDE_BY_SIDE]
    if len(days) > 1 and best in days and joined(doc, days):
        first = min(d.date_start for d in days if d.date_start)
        last = max(d.date_end for d in days if d.date_end)
        return When((first, last, "range"), True)
    after = main.start < best.start
    if best.precision == "range" and once_more(doc, best, main):
        # خرج الاف، الخميس، في احتجاجات لليوم الرابع
        told = (d.date_start for d in found if d.basis == "weekday" and d.date_start and d.start < best.start)
        day = next(told, best.date_end)
        return When((day, day, "day"), True, weak)
    today = doc.anchor
    if since_a_day(doc, best, main.start if after else clause.start, 6):
        if today is None:
            return When(None, True, weak)
        if best.date_start <= today:
            return When((best.date_start, today, "range"), True, weak)
    if today and after and (today - best.date_start).days >= _LASTS and set_in(doc, main.start, best.start):
        return When((best.date_start, today, "range"), True, weak)
    if (
        today
        and best.date_start <= today
        and (
            began_then(doc, sentence, clause, best, event_type)
            or (
                best.precision == "day"
                and (today - best.date_start).days >= _LASTS
                and has_spread(clause, best)
            )
        )
    ):
        return When((best.date_start, today, "range"), True, weak)
    if not after and _of_response(doc, sentence, clause, best, main.start, event_type):
        return When((best.date_start, best.date_end, best.precision), True, True, remote=True)
    coming = _next_week(doc, best) if after else None
    return When((best.date_start, best.date_end, best.precision), True, weak, "", coming)


def _next_week(doc: Document, date: DateMention) -> DateSpan | None:
    """تنطلق تظاهره الثلاثاء: the next Tuesday, where the day is told by its bare name."""
    day, today = date.date_start, doc.anchor
    if date.basis != "weekday" or date.precision != "day" or day is None or today is None or day >= today:
        return None
    if doc.folded[date.start : date.end].split()[-1] not in _WEEKDAYS:
        return None
    return day + _WEEK, day + _WEEK, "day"


_WEEK = dt.timedelta(days=7)
_DONE_ABOUT_MEN = frozenset({"execution", "arrest"})
_SIDE_BY_SIDE = frozenset({"absolute", "partial", "weekday"})  # السبت والاحد, في 3 ايار و9 حزيران
_FAR_OFF = 60
_LASTS = 3  # days from which on what has set in goes on
_NEXT_TO = 40  # characters within which a span stands by its act


def _compared(doc: Document, past: int, main: int, date: DateMention) -> bool:
    """اعنف هجوم منذ عام, اسوا موجه منذ خروج القوات نهايه حزيران: the time that a comparison reaches back to."""
    if date.basis == "since":
        return True
    since = doc.folded.find(" منذ ", past, min(date.start, past + 200))
    if since >= 0 and in_span(doc.dates, since, date.start):
        return False  # في اعنف هجوم منذ عام في بغداد الخميس: the time compared with is told already
    return since >= 0 and main < since


def _relative(clause: Clause) -> int | None:
    """Where a relative clause says how the victims fell: ضحايا الهجوم الذين سقطوا يوم الخميس."""
    words = clause.sentence.words
    if "بها" in clause.word_set and any(word.startswith("متاثر") for word in clause.words):
        return clause.sentence.starts[clause.first + clause.words.index("بها")]  # متاثرا بجروح اصيب بها الاحد
    if _FELL.isdisjoint(clause.word_set):
        return None
    return next(
        (
            clause.sentence.starts[i]
            for i in range(clause.first + 1, clause.last)
            if words[i] in _FELL and words[i - 1] in _RELATIVES
        ),
        None,
    )


def _weekday(doc: Document, date: DateMention) -> str:
    """The day's name where no anchor fixes it: two weekdays are two days even in an undated article."""
    return next((word for word in doc.folded[date.start : date.end].split() if word in _WEEKDAYS), "")


def _is_own(date: DateMention, clause: Clause, event_type: str) -> bool:
    """Whether no act of another kind stands nearer in its clause: سيطر في 2014 ... حتى اعلن النصر في 2017."""
    hits = clause.sentence.hits
    if len(hits) == len(clause.hits) and not any(answered(clause.sentence.words, h) for h in hits):
        return True  # there is no other act
    at = bisect_left(hits, date.start, key=_START)
    inside = clause.start <= date.start < clause.end
    cores = [
        h
        for h in hits[max(0, at - 12) : at + 12]
        if h.trigger.role not in ("hint", "support") and (not inside or clause.first <= h.i < clause.last)
    ]
    if not cores or date.start < cores[0].start:
        return True
    mine = {h.i for h in clause.hits}
    resumed = next((h.i for h in clause.hits if clause.sentence.words[h.i + 1 : h.i + 2] in _IN_WHICH), -1)
    mine.update(h.i for h in hits if h.i < resumed)  # نفذوا العام الماضي عشرات العمليات، وقتل فيها
    # انطلقت الحمله لتحرير الموصل، فجر الجمعه: the day of the launch, not of the purpose
    cores = [h for h in cores if h.i in mine or h.trigger.prefix != "ل"] or cores
    if any(h.start < date.start for h in cores):
        # قتل اربعه يوم الاحد اثر اطلاق نار: the day of what it follows, not of what led to that
        # قتلوا انتحاريا الجمعه في كربلاء واعتقلوا ثلاثه: nor that of what is told next
        cores = [h for h in cores if h.start < date.start or not (_led_to(clause, h) or _goes_on(clause, h))]
    nearest = min(cores, key=lambda h: (abs(h.start - date.start), h.i))
    words = clause.sentence.words
    before = max((h for h in cores if h.start < date.start and h is not nearest), key=_START, default=None)
    if nearest.start > date.start:
        # احبطت الشرطه امس هجوما: the day of the verb, not of its object
        return nearest.i in mine or (
            nearest.trigger.pos == "n"
            and before is not None
            and before.i in mine
            and next_to(clause, before, date)
        )
    if nearest.i in mine:
        return before is None or before.i not in mine or not answered(words, nearest)
    # استعاد الجيش البلده اثر معارك عنيفه الخميس: one day for both
    if before is not None and before.i in mine and came_by(words, nearest, event_type):
        return True
    # دخلت القوات المدينه في 16 ايار وانسحب منها الحرس: and for what goes on from it
    after = next((h for h in clause.telling if h.start > date.start), None)
    return after is not None and _goes_on(clause, after) and not _has_comma(clause, date, after)


def _led_to(clause: Clause, hit: Hit) -> bool:
    """اثر اطلاق نار, بعد خطفها, بهجوم: an act told as that in or by which another came about."""
    return hit.trigger.prefix == "ب" or clause.sentence.words[hit.i - 1] in _CAME_BY


_CAME_BY = WORDS["came_by"]


def _goes_on(clause: Clause, hit: Hit) -> bool:
    """واعتقلت, ثم خطفوا: a verb that goes on from what is told before."""
    words = clause.sentence.words
    if hit.trigger.pos != "v" or not hit.i:
        return False
    return words[hit.i - 1] == "ثم" or (words[hit.i][0] == "و" and words[hit.i][1:] in TRIGGERS)


def _has_comma(clause: Clause, date: DateMention, hit: Hit) -> bool:
    words, starts = clause.sentence.words, clause.sentence.starts
    return any(word in "،,؛" for word in words[bisect_left(starts, date.end) : hit.i])


def _of_later(doc: Document, date: DateMention, main: int) -> bool:
    """نقلت مقرها الثلاثاء بعد ان احرقه محتجون: the day of what came after the act."""
    between = doc.folded[date.end : min(main, date.end + 200)]
    return " بعد ان " in between or " بعدما " in between


def _of_response(
    doc: Document, sentence: Sentence, clause: Clause, date: DateMention, main: int, event_type: str
) -> bool:
    """استدعت الوزاره السفير، الجمعه، علي خلفيه الهجوم: the day of what was done about the act."""
    if not _before_all(doc, sentence, clause, date):
        return False
    if responds(doc, sentence, clause, date, event_type):
        return True
    between = doc.folded[date.end : min(main, date.end + 250)].split()
    if not _VICTORY.isdisjoint(between):
        return False  # اعلن في كانون الاول 2017 انتهاء الحرب بعد استعاده البلده: what was won is of then
    words = between[-4:]
    return not _RESPONDED.isdisjoint(words) and "ان" not in words


def _before_all(doc: Document, sentence: Sentence, clause: Clause, date: DateMention) -> bool:
    """ادان المجلس الجمعه الهجوم: a day told with a verb that is no act of the clause; at the head it is that of all."""
    return date.start < clause.hits[0].start and not _at_head(doc, sentence, date)


def _at_head(doc: Document, sentence: Sentence, date: DateMention) -> bool:
    """ومساء الجمعه اقتحم محتجون; not دعا الصدر، الجمعه."""
    if date.start - sentence.start >= _FRONT:
        return False
    opening = doc.folded[sentence.start : date.start]
    return "،" not in opening and len(opening.split()) < 2


_VICTORY = WORDS["victory"]
_RESPONDED = ABOUT | INQUIRIES | BLAMES | WORDS["sites_told"]  # زار الوزير، السبت، موقع التفجير
_FRONTED = 60  # as near as a day at the head is taken to be
_FRONT = 12  # characters at the head of a sentence, where a day is that of all that follows


def _of_report(doc: Document, date: DateMention) -> bool:
    """Whether a date that lies before the act follows a reporting verb closely: قال مسوول، الثلاثاء، ان."""
    if _THAT_FOLLOWS.match(doc.folded, date.end) is not None:
        return True
    words = doc.folded[max(0, date.start - 60) : date.start].split()[-6:]
    return not _REPORTED.isdisjoint(words)
