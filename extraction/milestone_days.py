"""Which day belongs to which vote.

In: a piece of a `Scene`, its votes and its dates. Out: the vote whose polling day a date is, or the day that a countdown
("قبل شهرين من الانتخابات") points to. A date next to a vote may be the day of its results, its law or its campaign.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.lexicon import column
from extraction.milestone_hearing import near
from extraction.milestone_merge import Told, tell
from extraction.milestone_pieces import PLAIN_VOTES, Day, Piece, gap_hits
from extraction.milestone_scene import Scene
from extraction.text import fold

if TYPE_CHECKING:
    from extraction.dates import DateMention
    from extraction.milestone_words import Hit

_FAR_HELD_TO_DATE = 20
_DIRECT_REACH = 45
_HELD_REACH = 110
_HELD_TO_DATE = 45
_BACK_REACH = 30
_BACK_HELD = 45
_HELD_CLOSE = 14
_VOTE_CLOSE = 3
_ENTRY = 2
_IN_VOTE = re.compile(r" ?،? ?(?:في|خلال) (?:\w+ )?(?:ال)?(?:انتخابات|استفتاء)")
_TAKEN_PART = frozenset({"COMPETE", "VOTE_ACT", "WON", "TURNED_OUT", "VOTING"})
_SPECIAL = frozenset({"SPECIAL", "SPECIAL_GROUP"})
_CAMPAIGN_REACH = 70
_AFTER_GAP = 10
# "طالب خلال زيارته في 23 كانون الثاني بانتخابات نزيهة": what is asked for has not that day.
_WANTED_REACH = 90

_LINKS = frozenset(fold(word).text for word in column("milestones_links", "word"))
# "... في 12 ايار/مايو موعدا للانتخابات", "... بعملية الاقتراع", "كانون الثاني 2005: اول انتخابات"
_BACK_LINK = re.compile(
    r"\s*:\s*(?:اول |اجراء |تنظيم )?|[\s)\"»]*(?:(?:موعدا|كموعد|تاريخا|يوما)\s+(?:جديدا |نهاييا |رسميا |مقترحا )?)?(?:لاجراء\s+)?(?:[بل]|ال)"
)
_AFTER = frozenset({"AFTER"})
_TIMING = frozenset({"BEFORE"})
_DEMAND = frozenset({"DEMAND"})
_CAMPAIGN = frozenset({"CAMPAIGN"})
_ACTS = frozenset({"PASS", "DECIDE", "DEMAND", "FAIL", "POSTPONE", "SET", "AFTER", "BEFORE", "HYPO"})
_DATED_VOTES = PLAIN_VOTES | {"VOTING"}
_HELD = frozenset({"HELD", "WITNESS"})
_STRICT_HELD = frozenset({"HELD"})
_DATE_WORD = frozenset({"DATE_WORD"})
_OTHER_ACTS = frozenset(
    {"RECOUNT", "APPEAL", "LAW", "SPECIAL", "SPECIAL_GROUP", "CAMPAIGN", "FIRST_SESSION", "CABINET"}
)
# "نتائج الانتخابات الثلاثاء", "فرز اصوات الانتخابات الثلاثاء": the day is theirs, not the vote's.
_OWNERS = _OTHER_ACTS | {
    "PRELIM",
    "FINAL",
    "RESULTS",
    "REGISTER",
    "OBSERVE",
    "CANDIDATE",
    "JOIN",
    "RATIFY",
    "COUNTING",
    "BASIS",
    "WITHDRAW",
    "EXCLUDE",
}


_COUNTDOWN = re.compile(
    r"(?:قبل|امامنا|يفصلنا|تفصلنا|بقي|سوي)\s+(?:بحدود |نحو |حوالي |قرابه |عن )?"
    r"(?:(?P<n>\d{1,2}|ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه|عشره)\s+)?"
    r"(?P<unit>شهرين|شهر|اشهر|يومين|ايام|اسبوعين|اسبوع|اسابيع)"
    r"\s+(?:من|علي|عن|فقط علي)?\s*(?:موعد\s+)?(?:اجراء\s+)?\Z"
)
_NUMBER_WORDS = {"ثلاثه": 3, "اربعه": 4, "خمسه": 5, "سته": 6, "سبعه": 7, "ثمانيه": 8, "تسعه": 9, "عشره": 10}


def vote_of(scene: Scene, piece: Piece, votes: list[Hit], mention: DateMention) -> Hit | None:
    """The vote that a date is the day of, or None.

    "الانتخابات التي جرت في 12 ايار" is tied by its verb, "انتخابات عام 2005" by standing next to it, "في 12 ايار موعدا
    للانتخابات" by what follows.
    """
    if mention.basis == "since":
        return None
    anchor = scene.doc.anchor
    if (
        mention.precision == "year"
        and anchor is not None
        and mention.date_start == dt.date(anchor.year, 1, 1)
    ):
        return None  # "انتخابات عام 2018" in an article of that year names the vote, not its day
    before = [vote for vote in votes if vote.end <= mention.start]
    if before:
        tied = _is_day_of(scene, piece, before[-1], mention)
        if tied is not None:
            return before[-1] if tied else None
    return _vote_behind(scene, piece, votes, mention)


def _is_day_of(scene: Scene, piece: Piece, vote: Hit, mention: DateMention) -> bool | None:
    """Whether a date is the day of the vote before it: False where it is that of another act, None where nothing ties it."""
    folded = scene.doc.folded
    between = folded[vote.end : mention.start]
    inside = gap_hits(piece.hits, vote.end, mention.start)
    if any(hit.classes & _OTHER_ACTS for hit in inside):
        return False
    if _is_of_campaign(scene, piece, vote, between):
        return False
    held = [hit for hit in inside if hit.classes & _HELD or _is_its_own(hit, inside)]
    if held and mention.basis != "year":
        gap = mention.start - held[-1].end
        reach = _HELD_TO_DATE if len(between) <= _HELD_REACH else _FAR_HELD_TO_DATE
        if gap <= reach and "WITNESS" in held[-1].classes and len(between) > _HELD_REACH:
            return False
        if gap <= reach and not any(
            hit.classes & _AFTER for hit in gap_hits(inside, held[-1].end, mention.start)
        ):
            return True
    if _is_day_of_results(folded, vote, mention) or _is_set_behind(mention, inside):
        return True
    if _is_held_behind(piece, vote, between, inside):
        return True
    if _is_known_day(scene, piece, vote, mention, inside):
        return True
    if (
        vote.classes & _DATED_VOTES
        and _is_direct(between, inside)
        and (_FIXED_DAY.match(between) is not None or not _is_owned(folded, piece, vote))
        and not _is_after_it(piece, vote, mention)
    ):
        return True
    return None


def _vote_behind(scene: Scene, piece: Piece, votes: list[Hit], mention: DateMention) -> Hit | None:
    """The vote behind a date that is its day: "في 12 ايار موعدا للانتخابات"."""
    folded = scene.doc.folded
    after = [
        vote
        for vote in votes
        if 0 <= vote.start - mention.end <= _BACK_REACH and "CAMPAIGN" not in vote.classes
    ]
    if after and _is_held_before(folded, piece, mention, after[0]):
        return after[0]
    if after and _is_taken_part(piece, mention, after[0], folded):
        return after[0]
    if after and mention.start - piece.start <= _ENTRY and after[0].start - mention.end <= _ENTRY:
        return after[0]  # "كانون الثاني 2009 انتخابات مجالس المحافظات": an entry of a list
    if (
        after
        and mention.basis in ("absolute", "partial")
        and _BACK_LINK.match(folded, mention.end, after[0].start + 1)
        and near(piece.hits, after[0], _DEMAND, _WANTED_REACH, before=True) is None
    ):
        return after[0]
    return None


def _is_known_day(scene: Scene, piece: Piece, vote: Hit, mention: DateMention, inside: Sequence[Hit]) -> bool:
    """Whether a date in full is a known polling day of the vote that a verb before it holds, however far behind it:
    "من المقرر ان تجري انتخابات برلمانية لاختيار اعضاء الدورة السادسة، في 11 تشرين الثاني 2025"."""
    day = mention.date_start
    if (
        mention.basis != "absolute"
        or day is None
        or day != mention.date_end
        or not scene.is_known_polling(day)
    ):
        return False
    if mention.start - vote.end > _DAY_FAR or any(hit.classes & _OWNERS for hit in inside):
        return False
    return near(piece.hits, vote, _STRICT_HELD, _HELD_CLOSE, before=True) is not None


_DAY_FAR = 140


def _is_of_campaign(scene: Scene, piece: Piece, vote: Hit, between: str) -> bool:
    """Whether a verb behind a vote is said of its campaign: "الحملات الدعائية للكتل المشاركة في الانتخابات بدأت الجمعة"."""
    if " التي " in between or " المقرر" in between:
        return False
    if "سباق" in scene.doc.folded[vote.start : vote.end]:
        return True  # "دخل السباق الانتخابي مرحلة الدعاية اليوم"
    return "CAMPAIGN" in vote.classes or (
        near(piece.hits, vote, _CAMPAIGN, _CAMPAIGN_REACH, before=True) is not None
        and "مشارك" in scene.doc.folded[max(piece.start, vote.start - _ENTRY) : vote.end]
    )


# "منع المرشحين من خوض الاقتراع المقرر في السابع من اذار": the day is the vote's, whoever stands before it
_FIXED_DAY = re.compile(r" (?:ال\w+ ){0,2}(?:المقرر|المزمع|المرتقب|المنتظر)ه? ")


def _is_after_it(piece: Piece, vote: Hit, mention: DateMention) -> bool:
    """Whether a day is one after the vote: "بعد انتهاء الانتخابات نتجه اليوم الى البناء"."""
    return (
        mention.basis in ("relative", "weekday")
        and near(piece.hits, vote, _AFTER, _AFTER_GAP, before=True) is not None
    )


_BOYCOTTED = ("قاطع", "وقاطع")


def _is_owned(folded: str, piece: Piece, vote: Hit) -> bool:
    """Whether a step right before a vote takes its day: "نتائج الانتخابات الثلاثاء", not "حكومة جديدة، بعد انتخابات ..."."""
    owner = near(piece.hits, vote, _OWNERS, 16, before=True)
    if owner is not None and folded.startswith(_BOYCOTTED, owner.start):
        return False  # "قاطعت انتخابات كانون الثاني"
    if owner is None or "،" in folded[owner.end : vote.start]:
        return False
    # "مرحلة الصمت الانتخابي قبيل اقتراع السبت"
    return all(hit.classes.isdisjoint(_TIMING) for hit in gap_hits(piece.hits, owner.end, vote.start))


def _is_taken_part(piece: Piece, mention: DateMention, vote: Hit, folded: str) -> bool:
    """Whether those of a vote take part on a day: "تنافس الحزبان الاحد في انتخابات محلية"."""
    if _IN_VOTE.match(folded, mention.end, vote.end) is None:
        return False
    lead = gap_hits(piece.hits, mention.start - _BACK_HELD, mention.start)
    if any(hit.classes & _SPECIAL for hit in gap_hits(piece.hits, mention.start - _WANTED_REACH, vote.start)):
        return False  # "يدلي افراد الجيش باصواتهم اليوم في انتخابات المحافظات"
    return any(hit.classes & _TAKEN_PART for hit in lead)


# "يشهد العراق اليوم ثاني انتخابات تشريعية"
_ORDINAL = re.compile(r" (?:اول|ثاني|ثالث|رابع|خامس|سادس) ")


def _is_held_before(folded: str, piece: Piece, mention: DateMention, vote: Hit) -> bool:
    """Whether a verb before a day ties it to the vote after it: "جرت في العراق السبت انتخابات", "شهد العراق السبت اجراء انتخابات"."""
    if any(hit.classes & _OWNERS for hit in gap_hits(piece.hits, mention.end, vote.start)):
        return False
    lead = gap_hits(piece.hits, mention.start - _BACK_HELD, mention.start)
    at = max((place for place, hit in enumerate(lead) if hit.classes & _HELD), default=-1)
    if at < 0 or any(hit.classes & _OWNERS for hit in lead):
        return False
    if _ORDINAL.fullmatch(folded, mention.end, vote.start) is not None:
        return True
    if "WITNESS" in lead[at].classes and vote.start - mention.end > _VOTE_CLOSE:
        return any("HOLDING" in hit.classes for hit in gap_hits(piece.hits, mention.end, vote.start))
    return mention.start - lead[at].end <= _HELD_CLOSE or (
        vote.start - mention.end <= _VOTE_CLOSE
        and not any(hit.classes & (_ACTS | PLAIN_VOTES) for hit in lead[at + 1 :])
    )


def _is_its_own(hit: Hit, inside: Sequence[Hit]) -> bool:
    """Whether a masculine "المقرر" is said of the vote: "المقرر اجراؤها", "في موعدها المقرر", not "الانسحاب المقرر"."""
    if "HELD_IT" not in hit.classes:
        return False
    return any(
        (0 <= other.start - hit.end <= 3 and other.classes & _STRICT_HELD)
        or (0 <= hit.start - other.end <= 3 and other.classes & _DATE_WORD)
        for other in inside
    )


# "نتائج انتخابات الثلاثين من نيسان"
_NAMED_BY_DAY = re.compile(r"(?:نتايج|نتيجه) (?:انتخابات|اقتراع)\Z")


def _is_day_of_results(folded: str, vote: Hit, mention: DateMention) -> bool:
    """Whether results are those of the vote of a day that follows at once: "مصادقة القضاء على نتائج انتخابات 30 نيسان"."""
    return (
        mention.start - vote.end <= 1
        and mention.basis in ("absolute", "partial")
        and _NAMED_BY_DAY.search(folded, vote.start, vote.end) is not None
    )


def _is_set_behind(mention: DateMention, inside: Sequence[Hit]) -> bool:
    """Whether the day of a vote is set in a clause behind it: "انتخابات حددت لها الحكومة موعدا هو 15 ايار"."""
    word = inside[-1] if inside else None
    return (
        word is not None
        and "DATE_WORD" in word.classes
        and mention.start - word.end <= _DAY_WORD
        and any("SET" in hit.classes for hit in inside[:-1])
    )


_DAY_WORD = 6


def _is_held_behind(piece: Piece, vote: Hit, between: str, inside: Sequence[Hit]) -> bool:
    """Whether a verb right before a vote holds it on the day behind it: "جرى الاقتراع في 15 محافظة عراقية اليوم"."""
    if vote.classes.isdisjoint(_DATED_VOTES) or len(between) > _DIRECT_REACH:
        return False
    if "،" in between or "," in between or any(hit.classes & (_ACTS | _OWNERS) for hit in inside):
        return False
    return near(piece.hits, vote, _STRICT_HELD, _ENTRY, before=True) is not None


def _is_direct(between: str, inside: Sequence[Hit]) -> bool:
    """Whether only adjectives and places stand between a vote and its day: "انتخابات مجالس المحافظات في العراق السبت"."""
    if (
        len(between) > _DIRECT_REACH
        or "،" in between
        or "," in between
        or any(hit.classes & _ACTS for hit in inside)
    ):
        return False
    strange = [
        word for word in between.split() if not word.startswith(("ال", "بال", "لل")) and word not in _LINKS
    ]
    return len(strange) <= 1


def countdown(scene: Scene, piece: Piece, votes: Sequence[Hit]) -> list[Told]:
    """ "قبل شهرين من الانتخابات", "امامنا ثلاثة اسابيع للانتخابات": the vote lies that far ahead of the day of writing."""
    told = []
    for vote in votes:
        found = _COUNTDOWN.search(scene.doc.folded, max(piece.start, vote.start - 60), vote.start)
        if (
            found is None
            or scene.is_foreign(piece)
            or any(m.start > vote.end and m.start - vote.end < 60 for m in piece.dates)
            or any(_is_coming_day(scene, m) for m in piece.dates if m.end <= found.start())
            or any(
                _is_counted_from(scene, m) for m in piece.dates if 0 <= found.start() - m.end <= _VOTE_CLOSE
            )
        ):
            continue
        told.append(
            tell(scene, piece, "polling_day", "scheduled", vote, _days_ahead(scene.doc.anchor, found))
        )
    return told


def _is_coming_day(scene: Scene, mention: DateMention) -> bool:
    """Whether a date is a day to come, from which a countdown then counts."""
    anchor = scene.doc.anchor
    return anchor is not None and mention.date_start is not None and mention.date_start > anchor


def _is_counted_from(scene: Scene, mention: DateMention) -> bool:
    """Whether a countdown runs from another day than that of writing: "صوت الجنود الجمعة قبل يومين من الانتخابات"."""
    return mention.date_start is not None and mention.date_start != scene.doc.anchor


def _days_ahead(anchor: dt.date | None, found: re.Match[str]) -> Day | None:
    written, unit = found["n"], found["unit"]
    count = 2 if unit.endswith("ين") else 1 if written is None else _NUMBER_WORDS.get(written) or int(written)
    if anchor is None or (written is None and unit in ("اشهر", "ايام", "اسابيع")):
        return None
    if "شهر" in unit:
        first, last = coming_by_span(anchor, count)
        return Day(found.start(), found.end(), first, last, "month")
    if "سب" in unit or "سابيع" in unit:
        monday = anchor + dt.timedelta(days=7 * count - anchor.weekday())
        return Day(found.start(), found.end(), monday, monday + dt.timedelta(days=6), "week")
    day = anchor + dt.timedelta(days=count)
    return Day(found.start(), found.end(), day, day, "day")


def coming_by_span(anchor: dt.date, months: int) -> tuple[dt.date, dt.date]:
    """The calendar month that lies `months` after a day: first and last day of it."""
    index = anchor.year * 12 + anchor.month - 1 + months
    first = dt.date(index // 12, index % 12 + 1, 1)
    after = index + 1
    return first, dt.date(after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)
