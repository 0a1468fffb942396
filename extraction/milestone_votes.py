"""Polling days, days that are set, turnout and results: milestones whose date or number is their substance.

In: a `Scene` and one of its pieces. Out: `Told` milestones. "الانتخابات التي جرت في 12 ايار" is a polling day,
"تحديد 10 تشرين موعدا للانتخابات" sets one, "دعا الى انتخابات مبكرة" demands one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.lexicon import column
from extraction.milestone_merge import Told
from extraction.milestone_rules import near
from extraction.milestone_scene import VOTES, Day, Piece, Scene, as_day, gap_hits
from extraction.milestone_words import Hit
from extraction.text import fold

if TYPE_CHECKING:
    from extraction.dates import DateMention

_FAR_HELD_TO_DATE = 20
_DIRECT_REACH = 45
_HELD_REACH = 110
_HELD_TO_DATE = 45
_BACK_REACH = 30

_LINKS = frozenset(fold(word).text for word in column("milestones_links", "word"))
# "... في 12 ايار/مايو موعدا للانتخابات", "... بعملية الاقتراع"
_BACK_LINK = re.compile(r"[\s)\"»]*(?:(?:موعدا|كموعد|تاريخا|يوما)\s+)?(?:لاجراء\s+)?(?:[بل]|ال)")
_AFTER = frozenset({"AFTER"})
_ACTS = frozenset({"PASS", "DECIDE", "DEMAND", "FAIL", "POSTPONE", "SET", "AFTER", "BEFORE", "HYPO"})
_PLAIN_VOTES = frozenset({"ELECTION", "EARLY", "REDO", "REFERENDUM"})
_HELD = frozenset({"HELD", "WITNESS"})
_STRICT_HELD = frozenset({"HELD"})
_HOLD_IT = frozenset({"HOLDING", "HELD"})
_SET = frozenset({"SET"})
_DATE_WORD = frozenset({"DATE_WORD"})
_DEMAND = frozenset({"DEMAND"})
_NOT = frozenset({"NOT"})
_HYPO = frozenset({"HYPO"})
_POSTPONE = frozenset({"POSTPONE"})
_CANCEL = frozenset({"CANCEL"})
_NEXT = frozenset({"NEXT", "FUTURE"})
_SPECIAL = frozenset({"SPECIAL", "SPECIAL_GROUP"})
_OTHER_ACTS = frozenset(
    {"RECOUNT", "APPEAL", "LAW", "SPECIAL", "SPECIAL_GROUP", "CAMPAIGN", "FIRST_SESSION", "CABINET"}
)
_OPENED = frozenset({"OPENED"})
_VOTING = frozenset({"VOTE_ACT", "POLLS"})
# "نتائج الانتخابات الثلاثاء", "فرز اصوات الانتخابات الثلاثاء": the day is theirs, not the vote's.
_OWNERS = _OTHER_ACTS | {"PRELIM", "FINAL", "RESULTS", "REGISTER", "OBSERVE"}
_WON = frozenset({"WON"})
_RESULT_WORDS = frozenset({"FINAL", "PRELIM"})


def find_votes(scene: Scene, piece: Piece) -> list[Told]:
    """The votes of one piece: polling, days set or asked for, turnout, seats won."""
    told: list[Told] = []
    told += _dated_votes(scene, piece)
    if not any(t.milestone_type == "date_set" for t in told):
        told += _moves(scene, piece)
    told += _demands(scene, piece)
    if not any(t.milestone_type == "polling_day" for t in told):
        told += _polls_open(scene, piece)
    told += _put_off(scene, piece)
    told += _turnout(scene, piece)
    told += _seats(scene, piece)
    return told


def _told(
    scene: Scene, piece: Piece, kind: str, status: str, hit: Hit, day: Day | None, value: float | None = None
) -> Told:
    return Told(
        kind,
        kind,
        status,
        piece,
        hit.start,
        hit.end,
        scene.body_at(piece, hit.start, hit.end),
        "next"
        if status in ("scheduled", "postponed") and day is None
        else scene.tense_at(piece, hit.start, hit.end),
        day,
        value,
    )


def _dated_votes(scene: Scene, piece: Piece) -> list[Told]:
    votes = [hit for hit in piece.hits if hit.classes & VOTES]
    if any("NORM" in hit.classes for hit in piece.hits):
        return []
    told = [*_named_date(scene, piece), *_countdown(scene, piece, votes), *_put_off_to(scene, piece, votes)]
    taken = {one.day.start for one in told if one.day is not None}
    for mention in piece.dates if votes else ():
        if mention.start in taken or (mention.date_start is None and scene.doc.anchor is not None):
            continue
        vote = _vote_of(scene, piece, votes, mention)
        if vote is None or scene.is_foreign(piece):
            continue
        day = as_day(mention)
        kind, status = _kind_and_status(scene, piece, vote, mention)
        told.append(
            _told(
                scene,
                piece,
                kind,
                status,
                vote,
                day,
                scene.value_of(piece, vote.start, mention.end, ("ناخب", "ناخبا")),
            )
        )
        if (
            kind == "date_set"
            and told[-1].body == "kurdistan-parliament"
            and _also_president(piece, vote, mention)
        ):
            told.append(told[-1]._replace(body="kurdistan-president"))
    return told


def _named_date(scene: Scene, piece: Piece) -> list[Told]:
    """ "موعد 27 شباط يحظى بدعم الكتل": a day spoken of as the date, in an article about a vote."""
    told = []
    for mention in piece.dates:
        word = near(piece.hits, Hit(mention.start, mention.end, frozenset()), _DATE_WORD, 4, before=True)
        if word is None or mention.basis not in ("absolute", "partial") or not scene.classes & VOTES:
            continue
        if any(hit.classes & VOTES for hit in piece.hits) or mention.date_start is None:
            continue
        anchor = scene.doc.anchor
        if anchor is not None and mention.date_start > anchor:
            told.append(_told(scene, piece, "date_set", "scheduled", word, as_day(mention)))
    return told


def _put_off_to(scene: Scene, piece: Piece, votes: Sequence[Hit]) -> list[Told]:
    """ "تاجيل الانتخابات من 6 حزيران الى 10 تشرين الاول": the old day put off, the new day set."""
    for mention in piece.dates:
        first, last = mention.date_start, mention.date_end
        vote = next((vote for vote in votes if 0 <= mention.start - vote.end <= 30), None)
        if vote is None or mention.basis != "range" or first is None or last is None:
            continue
        if near(piece.hits, vote, _POSTPONE, 25, before=True) is None:
            continue
        day = Day(mention.start, mention.end, last, last, "day")
        return [
            _told(scene, piece, "date_set", "occurred", vote, day),
            _told(
                scene, piece, "polling_day", "postponed", vote, day._replace(date_start=first, date_end=first)
            ),
        ]
    return []


def _moves(scene: Scene, piece: Piece) -> list[Told]:
    """ "قد تغير موعد الانتخابات ... ليصبح 18 كانون الثاني": a date set or moved, its day told further on or not at all."""
    for hit in piece.hits:
        if not hit.classes & _SET or scene.is_foreign(piece):
            continue
        after = gap_hits(piece.hits, hit.end, hit.end + 40)
        word = next((other for other in after if other.classes & _DATE_WORD), None)
        vote = next((other for other in after if other.classes & VOTES), None)
        if (
            word is None
            or vote is None
            or vote.start < word.start
            or word.start - hit.end > 12
            or near(piece.hits, hit, _DEMAND, 60, before=True)
        ):
            continue
        if _UNDONE.search(scene.doc.folded, max(piece.start, hit.start - 8), hit.start) is not None:
            continue
        maybe = _MAYBE.search(scene.doc.folded, max(piece.start, hit.start - 10), hit.start) is not None
        later = [
            mention
            for mention in piece.dates
            if mention.start > vote.end and mention.basis in ("absolute", "partial")
        ]
        day = as_day(later[0]) if later else None
        if day is None and not _FINITE.match(scene.doc.folded, hit.start):
            continue
        return [_told(scene, piece, "date_set", "scheduled" if maybe else "occurred", hit, day)]
    return []


_FINITE = re.compile(r"[وف]?(?:س?[يت]?حدد|س?[يت]غير)(?:ت|وا)?(?!\w)")
_UNDONE = re.compile(r"(?:لم|لن|دون)\s+\Z")
_MAYBE = re.compile(r"(?:قد|سوف|ان)\s+\Z")


def _countdown(scene: Scene, piece: Piece, votes: Sequence[Hit]) -> list[Told]:
    """ "قبل شهرين من الانتخابات", "امامنا ثلاثة اسابيع للانتخابات": the vote lies that far ahead of the day of writing."""
    told = []
    for vote in votes:
        found = _COUNTDOWN.search(scene.doc.folded, max(piece.start, vote.start - 60), vote.start)
        if (
            found is None
            or scene.is_foreign(piece)
            or any(m.start > vote.end and m.start - vote.end < 60 for m in piece.dates)
        ):
            continue
        told.append(
            _told(scene, piece, "polling_day", "scheduled", vote, _days_ahead(scene.doc.anchor, found))
        )
    return told


_COUNTDOWN = re.compile(
    r"(?:قبل|امامنا|يفصلنا|تفصلنا|بقي|سوي)\s+(?:بحدود |نحو |حوالي |قرابه |عن )?"
    r"(?:(?P<n>\d{1,2}|ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه|عشره)\s+)?"
    r"(?P<unit>شهرين|شهر|اشهر|يومين|ايام|اسبوعين|اسبوع|اسابيع)"
    r"\s+(?:من|علي|عن|فقط علي)?\s*(?:موعد\s+)?(?:اجراء\s+)?\Z"
)
_NUMBER_WORDS = {"ثلاثه": 3, "اربعه": 4, "خمسه": 5, "سته": 6, "سبعه": 7, "ثمانيه": 8, "تسعه": 9, "عشره": 10}


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


def _also_president(piece: Piece, vote: Hit, mention: DateMention) -> bool:
    return any("PRESIDENTIAL" in hit.classes for hit in gap_hits(piece.hits, vote.start, vote.end + 40))


def _vote_of(scene: Scene, piece: Piece, votes: list[Hit], mention: DateMention) -> Hit | None:
    """The vote that a date is the day of, or None.

    "الانتخابات التي جرت في 12 ايار" is tied by its verb, "انتخابات عام 2005" by standing next to it, "في 12 ايار موعدا
    للانتخابات" by what follows.
    """
    folded = scene.doc.folded
    if mention.basis == "since":
        return None
    anchor = scene.doc.anchor
    if mention.basis == "year" and anchor is not None and mention.date_start == dt.date(anchor.year, 1, 1):
        return None  # "انتخابات عام 2018" in an article of that year names the vote, not its day
    before = [vote for vote in votes if vote.end <= mention.start]
    if before:
        vote = before[-1]
        between = folded[vote.end : mention.start]
        inside = gap_hits(piece.hits, vote.end, mention.start)
        if any(hit.classes & _OTHER_ACTS for hit in inside):
            return None
        held = [hit for hit in inside if hit.classes & _HELD or _is_its_own(hit, inside)]
        if held and mention.basis != "year":
            gap = mention.start - held[-1].end
            reach = _HELD_TO_DATE if len(between) <= _HELD_REACH else _FAR_HELD_TO_DATE
            if gap <= reach and "WITNESS" in held[-1].classes and len(between) > _HELD_REACH:
                return None
            if gap <= reach and not any(
                hit.classes & _AFTER for hit in gap_hits(inside, held[-1].end, mention.start)
            ):
                return vote
        if (
            vote.classes & _PLAIN_VOTES
            and _is_direct(between, inside)
            and near(piece.hits, vote, _OWNERS, 16, before=True) is None
        ):
            return vote
    after = [vote for vote in votes if vote.start >= mention.end and vote.start - mention.end <= _BACK_REACH]
    if after and any(
        hit.classes & _STRICT_HELD for hit in gap_hits(piece.hits, mention.start - 14, mention.start)
    ):
        return after[0]
    if (
        after
        and mention.basis in ("absolute", "partial")
        and _BACK_LINK.match(folded, mention.end, after[0].start + 1)
    ):
        return after[0]
    return None


def _is_its_own(hit: Hit, inside: Sequence[Hit]) -> bool:
    """Whether a masculine "المقرر" is said of the vote: "المقرر اجراؤها", "في موعدها المقرر", not "الانسحاب المقرر"."""
    if "HELD_IT" not in hit.classes:
        return False
    return any(
        (0 <= other.start - hit.end <= 3 and other.classes & _STRICT_HELD)
        or (0 <= hit.start - other.end <= 3 and other.classes & _DATE_WORD)
        for other in inside
    )


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


def _kind_and_status(scene: Scene, piece: Piece, vote: Hit, mention: DateMention) -> tuple[str, str]:
    hits = piece.hits
    low, high = min(vote.start, mention.start), max(vote.end, mention.end)
    head = gap_hits(hits, low - 60, high)
    status = _polling_status(scene, piece, vote, mention)
    if mention.end <= vote.start:
        head = gap_hits(hits, low - 160, high)
    setting = [hit for hit in head if hit.classes & _SET]
    if setting and status != "postponed" and any(hit.classes & _DATE_WORD for hit in head):
        return "date_set", "occurred" if status == "scheduled" else status
    if status == "scheduled" and any("WAS_DUE" in hit.classes for hit in hits):
        return "date_set", "occurred"
    asked = any(hit.classes & _DEMAND for hit in head)
    if asked and status == "scheduled" and any(hit.classes & _HOLD_IT for hit in head):
        return "date_set", "demanded"
    return "polling_day", status


def _polling_status(scene: Scene, piece: Piece, vote: Hit, mention: DateMention) -> str:
    low, high = min(vote.start, mention.start), max(vote.end, mention.end)
    around = gap_hits(piece.hits, low - 40, high + 20)
    if any("WAS_DUE" in hit.classes for hit in gap_hits(piece.hits, mention.start - 30, mention.start)):
        return "postponed"
    hypo = any(hit.classes & _HYPO for hit in around)
    if not hypo and any(hit.classes & _POSTPONE for hit in around):
        return "postponed"
    # "لن تجرى في موعدها المقرر في 16 كانون الثاني" doubts the day, it does not call the vote off.
    doubted = any(hit.classes & _DATE_WORD for hit in around)
    if not hypo and not doubted and any(hit.classes & _CANCEL for hit in around):
        return "cancelled"
    anchor = scene.doc.anchor
    if anchor is not None and mention.date_start is not None and mention.date_end is not None:
        if mention.date_end < anchor:
            return "occurred"
        if mention.date_start > anchor:
            return "scheduled"
    if any("HOLDING" in hit.classes for hit in gap_hits(piece.hits, low - 25, low)):
        return "scheduled"
    return (
        "scheduled"
        if any(hit.classes & _NEXT for hit in gap_hits(piece.hits, low - 25, high + 10))
        else "occurred"
    )


def _demands(scene: Scene, piece: Piece) -> list[Told]:
    told = []
    for hit in piece.hits:
        early, redo = "EARLY" in hit.classes, "REDO" in hit.classes
        if not (early or redo) or scene.is_foreign(piece):
            continue
        if near(piece.hits, hit, _HYPO, 45, before=True) is not None:
            continue
        negated = near(piece.hits, hit, _NOT, 45, before=True)
        demand = near(piece.hits, hit, _DEMAND, 160 if negated is not None else 80, before=True)
        if demand is None:
            continue
        if negated is not None and redo:
            made = _told(scene, piece, "recount_or_appeal", "rejected", hit, None)
            told.append(made._replace(prominence=scene.prominence(piece, demand.start)))
        elif negated is None:
            made = _told(scene, piece, "date_set", "demanded", hit, None)
            prominence = scene.prominence(piece, demand.start)
            told.append(made._replace(tense="early" if early else "past", prominence=prominence))
    return told


def _polls_open(scene: Scene, piece: Piece) -> list[Told]:
    """ "فتحت مراكز الاقتراع ابوابها", "ادلى الناخبون باصواتهم": polling, where no special voters are named."""
    for hit in piece.hits:
        if not hit.classes & _VOTING or scene.is_foreign(piece):
            continue
        opened = hit if "OPENED" in hit.classes else near(piece.hits, hit, _OPENED, 60, before=True)
        if opened is None or near(piece.hits, hit, _SPECIAL, 90) is not None:
            continue
        future = near(piece.hits, hit, frozenset({"FUTURE", "NEXT"}), 40)
        status = "scheduled" if future is not None and "OPENED" not in future.classes else "occurred"
        day = scene.day_of(piece, opened.start, hit.end, status, frozenset()) or scene.polling_today()
        if day is None and not piece.dates:
            continue
        return [
            _told(
                scene,
                piece,
                "polling_day",
                status,
                hit,
                day,
                scene.value_of(piece, hit.start, hit.end, ("ناخب", "ناخبا")),
            )
        ]
    return []


def _put_off(scene: Scene, piece: Piece) -> list[Told]:
    """ "تاجيل الانتخابات في كركوك", "لن تجرى الانتخابات في محافظة كذا": put off or dropped for some places."""
    told = []
    for hit in piece.hits:
        if "ELECTION" not in hit.classes or scene.is_foreign(piece):
            continue
        if near(piece.hits, hit, _HYPO, 60, before=True) is not None:
            continue
        where = any("GOVERNORATES" in other.classes for other in gap_hits(piece.hits, hit.end, hit.end + 25))
        if not where:
            continue
        if near(piece.hits, hit, _CANCEL, 12, before=True) is not None:
            told.append(_told(scene, piece, "polling_day", "cancelled", hit, None))
        elif near(piece.hits, hit, _POSTPONE, 25, before=True) is not None:
            told.append(_told(scene, piece, "polling_day", "postponed", hit, None))
    return told


def _turnout(scene: Scene, piece: Piece) -> list[Told]:
    for hit in piece.hits:
        if scene.is_foreign(piece):
            continue
        if "TURNOUT" in hit.classes and near(piece.hits, hit, _HYPO, 45, before=True) is None:
            value = scene.value_of(piece, hit.start, hit.end, ("%",))
            return [_told(scene, piece, "turnout", "occurred", hit, None, value)]
        if "VOTE_ACT" in hit.classes:
            value = scene.value_of(piece, hit.start, hit.end, ("%",))
            if value is not None and near(piece.hits, hit, _OTHER_ACTS, 100) is None:
                return [_told(scene, piece, "turnout", "occurred", hit, None, value)]
    return []


def _seats(scene: Scene, piece: Piece) -> list[Told]:
    """Seats or places won: final where the article calls the results final, preliminary where it calls them so."""
    for hit in piece.hits:
        if "SEATS" not in hit.classes or scene.is_foreign(piece):
            continue
        if near(piece.hits, hit, _WON, 70, before=True) is None:
            continue
        if any(other.classes & _RESULT_WORDS for other in piece.hits):
            return []
        kind = "final_results"
        named = scene.last_results(piece.start)
        if named == "PRELIM" or (not named and scene.is_before_final_results()):
            kind = "preliminary_results"
        value = scene.value_of(piece, hit.start, hit.end, ("مقعدا", "مقاعد", "مقعد"))
        if value is None or not scene.classes & VOTES:
            return []
        return [_told(scene, piece, kind, "occurred", hit, None, value)]
    return []


def coming_by_span(anchor: dt.date, months: int) -> tuple[dt.date, dt.date]:
    """The calendar month that lies `months` after a day: first and last day of it."""
    index = anchor.year * 12 + anchor.month - 1 + months
    first = dt.date(index // 12, index % 12 + 1, 1)
    after = index + 1
    return first, dt.date(after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)
