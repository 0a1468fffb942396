"""Which incidents are of the day of the story: fresh news, but nothing that is told in passing.

In: the mentions of an article in order, later its incidents, joined and with their scenes. Out: the same, dated by the day the story
is at, and undated again where they are told only in passing.
"""

from __future__ import annotations

import datetime as dt

from extraction.document import Document, in_span
from extraction.incident_mention import DateSpan, Mention
from extraction.incident_types import family
from extraction.incident_words import WORDS

_SURE = 2.0  # below this an act is only mentioned
_TOLD = 1.5  # below this even where another act is news of the day
_TALKED_OF = frozenset({"territory_captured", "threat"})  # long known or long said
_FIXED = frozenset({"day", "month", "year"})
_PAUSES = ("،", ",", "؛", "(")
_BEFORE_NEWS = tuple(
    wa + word
    for wa in ("", "و")
    for word in ("بعد ", "عقب ", "غداه ", "اثر ", "في اعقاب ", "علي خلفيه ", "ردا علي ")
)
_BARE_TOLLS = frozenset(
    {"armed_attack", "protest_repression", "armed_clash"}
)  # what the fallen fell in is not told
_BLASTS = frozenset({"bombing", "suicide_bombing", "shelling"})
_ANSWERS = frozenset({"security_operation", "protest", "riot"})  # what is done about an attack


def date_fresh(doc: Document, mentions: list[Mention]) -> None:
    """News without a date word is of the day the story is at: the last recent day told, else the day of publication.

    امس تظاهر الالاف في بغداد. وخرجت تظاهرات في النجف: both yesterday. Past the lead a day holds for the next sentence.
    """
    if doc.anchor is None:
        return
    today = current = (doc.anchor, doc.anchor, "day")
    near, until = current, 0
    retold = False
    month: DateSpan | None = None
    last: Mention | None = None
    for mention in mentions:
        if mention.fresh:
            toll = month if mention.counts else None
            if last is not None and _told_next(doc, last, mention, doc.anchor):
                mention.date = last.date
            elif (known := _day_of_known(doc, mention, doc.anchor)) is not None:
                mention.date = known
            elif retold and mention.event_type in _ANSWERS and not _joins(doc, mention):
                mention.date, mention.answers = today, True
            else:
                mention.date = near if mention.sentence <= until else toll or current
        elif last is not None and _told_beside(last, mention):
            mention.date = last.date
        elif (
            mention.date
            and not (mention.background or mention.counted)
            and mention.date[0] == mention.date[1]
            and 0 <= (doc.anchor - mention.date[0]).days <= 3
        ):
            if not _comes_first(doc, mention):
                near, until = mention.date, mention.sentence + 1
            retold = mention.date != today and _tells_today(doc, mention)
            if mention.lead:
                current = mention.date
        elif mention.lead and mention.date and _of_last_month(doc.anchor, mention):
            month = mention.date  # a month's toll and what it is made of
        last = mention


def _told_next(doc: Document, last: Mention, mention: Mention, today: dt.date) -> bool:
    """سيطر التنظيم علي الموصل في حزيران 2014 واعدم ميات الجنود: what a sentence goes on with is of the time told in it."""
    return (
        mention.sentence == last.sentence
        and mention.status == last.status == "occurred"
        and last.dated
        and last.date is not None
        and last.date[2] in _FIXED
        and last.date[1] < today
        and not (last.background or last.weak or last.remote or last.counted)
        and _in_one_breath(doc, last, mention)
    )


def _day_of_known(doc: Document, mention: Mention, today: dt.date) -> DateSpan | None:
    """واتي الحريق علي المخازن, where الحريق الذي اندلع الاحد is told elsewhere: the day that an article gives a known act."""
    noun = next((w for w in doc.folded[mention.start : mention.end].split() if w in _KNOWN_ACTS), None)
    if noun is None:
        return None
    days: set[dt.date] = set()
    for relative in (f"{noun} الذي ", f"{noun} التي "):
        at = doc.folded.find(relative)
        while at >= 0:
            sentence = doc.sentence_at(at)
            end = min(at + _KNOWN_REACH, sentence.end if sentence is not None else at)
            days |= {
                d.date_start for d in in_span(doc.dates, at, end) if d.date_start and d.precision == "day"
            }
            at = doc.folded.find(relative, at + 1)
    if len(days) != 1:
        return None
    day = days.pop()
    return (day, day, "day") if 0 < (today - day).days <= _LATELY else None


_KNOWN_ACTS = WORDS["known_acts"]
_KNOWN_REACH = 80  # characters from an act to its day: الحريق الذي اندلع في المخازن الاحد
_LATELY = 7


def _in_one_breath(doc: Document, last: Mention, mention: Mention) -> bool:
    """سيطروا علي المدينه واعدموا ميات: by the same doers; not استولوا علي هيت، لكن الجيش دخل وقتل عشرين."""
    if mention.start == last.start:
        return "،" not in doc.folded[last.start : last.end]
    return doc.folded.startswith("و", mention.start) and not doc.folded[
        max(0, mention.start - 3) : mention.start
    ].rstrip().endswith(_PAUSES)


def _comes_first(doc: Document, mention: Mention) -> bool:
    """بعد مقتل ضابط الاحد، اعتقلت الشرطه سبعه: a sentence that begins with what came before its news."""
    sentence = doc.sentence_at(mention.start)
    return sentence is not None and doc.folded.startswith(_BEFORE_NEWS, sentence.start)


def _told_beside(last: Mention, mention: Mention) -> bool:
    """وكان انتحاري فجر نفسه الاحد في الكاظميه، كما انفجرت سياره في الدوره: background of one sentence is of one day."""
    return (
        mention.date is None
        and not (mention.dated or mention.remote or mention.counted)
        and mention.finite
        and mention.background
        and last.background
        and last.dated
        and last.date is not None
        and last.date[2] in _FIXED
        and not (last.weak or last.remote or last.counted)
        and mention.sentence == last.sentence
        and mention.status == last.status == "occurred"
    )


def _tells_today(doc: Document, mention: Mention) -> bool:
    """اعلن التنظيم الثلاثاء مسووليته عن هجوم امس. وفرض حظر التجول: the sentence has news of today besides the attack."""
    sentence = doc.sentence_at(mention.start)
    if sentence is None:
        return False
    return any(
        day.date_start == day.date_end == doc.anchor and day.basis in ("weekday", "relative")
        for day in in_span(doc.dates, sentence.start, sentence.end)
    )


def _joins(doc: Document, mention: Mention) -> bool:
    """كما تظاهر اخرون في الحله: one more act of the day that is told."""
    return mention.further or doc.folded.startswith(("كما ", "وكما "), mention.start)


def _of_last_month(today: dt.date, mention: Mention) -> bool:
    """قتل 900 شخص في تشرين الاول: a toll of the month before or of this one."""
    if mention.date is None or mention.date[2] != "month" or "killed" not in mention.counts:
        return False
    return -31 <= (today - mention.date[1]).days <= 31


def forget_days(incidents: list[Mention]) -> None:
    """Takes the day of the story from acts told in passing: whose scene nobody names, or that are hardly told at all."""
    days = {m.date for m in incidents if m.date and not m.remote and (m.opening or _is_news(m))}
    for mention in incidents:
        if (
            not mention.dated
            and mention.event_type in _BARE_TOLLS
            and mention.date
            and mention.date[2] == "month"
        ):
            mention.series = True  # what a month's toll is made of
        news = mention.answers or (mention.fresh and mention.date in days)
        if mention.remote or (not mention.dated and not mention.opening and _in_passing(mention, news)):
            mention.date = None


def _is_news(mention: Mention) -> bool:
    """وقتل ثلاثه الخميس: surely told, of a day of its own, and no background."""
    if mention.date is None or mention.date[2] != "day":
        return False
    return mention.dated and not mention.background and mention.score >= _SURE


def _in_passing(mention: Mention, news: bool) -> bool:
    """كما هدد المسلحون بمهاجمه المراكز: of no place, and no `news` of a day that another act is told of.

    قتل جندي، الثلاثاء. وشن الجيش غارات بعد الهجوم: what follows on the news of a day is news of that day.
    """
    if family(mention.event_type) == "crowd":
        return False
    told = news and mention.finite and mention.event_type not in _TALKED_OF
    if mention.score < (_TOLD if told else _SURE):
        return True
    placed = mention.place or mention.governorate or len(mention.governorates) > 1
    return not (news or placed or mention.event_type in _BLASTS)
