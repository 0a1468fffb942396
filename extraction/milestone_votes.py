"""Polling days and days that are set, moved or asked for: milestones whose day is their substance.

In: a `Scene` and one of its pieces. Out: `Told` milestones. "الانتخابات التي جرت في 12 ايار" is a polling day,
"تحديد 10 تشرين موعدا للانتخابات" sets one, "دعا الى انتخابات مبكرة" demands one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.dates import find_dates
from extraction.milestone_days import countdown, vote_of
from extraction.milestone_merge import Told, tell
from extraction.milestone_rules import near
from extraction.milestone_scene import VOTES, Piece, Scene, as_day, gap_hits
from extraction.milestone_words import Hit

if TYPE_CHECKING:
    from extraction.dates import DateMention

_TALK_REACH = 300

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
_OPENED = frozenset({"OPENED"})
_VOTING = frozenset({"VOTE_ACT", "POLLS"})


def find_votes(scene: Scene, piece: Piece) -> list[Told]:
    """The votes of one piece: polling, days set or asked for, put off or dropped."""
    told: list[Told] = []
    told += _dated_votes(scene, piece)
    if not any(t.milestone_type == "date_set" for t in told):
        told += _moves(scene, piece)
    told += _demands(scene, piece)
    if not any(t.milestone_type == "polling_day" for t in told):
        told += _polls_open(scene, piece)
    told += _put_off(scene, piece)
    return told


def _dated_votes(scene: Scene, piece: Piece) -> list[Told]:
    votes = [hit for hit in piece.hits if hit.classes & VOTES]
    if any("NORM" in hit.classes for hit in piece.hits):
        return []
    told = [*_named_date(scene, piece), *countdown(scene, piece, votes), *_put_off_to(scene, piece, votes)]
    taken = {one.day.start for one in told if one.day is not None}
    for mention in piece.dates if votes else ():
        if mention.start in taken or (mention.date_start is None and scene.doc.anchor is not None):
            continue
        vote = vote_of(scene, piece, votes, mention)
        if vote is None or scene.is_foreign(piece):
            continue
        day = as_day(mention)
        kind, status = _kind_and_status(scene, piece, vote, mention)
        told.append(
            tell(
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
        if word is None or mention.basis not in ("absolute", "partial"):
            continue
        told_before = gap_hits(scene.hits, mention.start - _TALK_REACH, mention.start)
        if any(hit.classes & VOTES for hit in piece.hits) or mention.date_start is None:
            continue
        if not any(hit.classes & VOTES for hit in told_before):
            continue
        anchor = scene.doc.anchor
        if anchor is not None and mention.date_start > anchor:
            told.append(tell(scene, piece, "date_set", "scheduled", word, as_day(mention)))
    return told


def _put_off_to(scene: Scene, piece: Piece, votes: Sequence[Hit]) -> list[Told]:
    """ "تاجيل الانتخابات من 6 حزيران الى 10 تشرين الاول": the old day put off, the new day set."""
    for mention in piece.dates:
        vote = next((vote for vote in votes if 0 <= mention.start - vote.end <= 30), None)
        if (
            vote is None
            or mention.basis != "range"
            or near(piece.hits, vote, _POSTPONE, 25, before=True) is None
        ):
            continue
        words = scene.doc.folded[mention.start : mention.end]
        ends = [find_dates(part, anchor=scene.doc.anchor) for part in _RANGE_ENDS.split(words)]
        if len(ends) != 2 or any(len(found) != 1 or found[0].date_start is None for found in ends):
            continue
        old, new = (as_day(found[0])._replace(start=mention.start, end=mention.end) for found in ends)
        if (
            new.date_start is not None
            and old.date_start is not None
            and old.date_start.year < new.date_start.year - 1
        ):
            continue
        return [
            tell(scene, piece, "date_set", "occurred", vote, new),
            tell(scene, piece, "polling_day", "postponed", vote, old),
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
        return [tell(scene, piece, "date_set", "scheduled" if maybe else "occurred", hit, day)]
    return []


_FINITE = re.compile(r"[وف]?(?:س?[يت]?حدد|س?[يت]غير)(?:ت|وا)?(?!\w)")
_RANGE_ENDS = re.compile(r" (?:الي|حتي) ")
_UNDONE = re.compile(r"(?:لم|لن|دون)\s+\Z")
_MAYBE = re.compile(r"(?:قد|سوف|ان)\s+\Z")


def _also_president(piece: Piece, vote: Hit, mention: DateMention) -> bool:
    return any("PRESIDENTIAL" in hit.classes for hit in gap_hits(piece.hits, vote.start, vote.end + 40))


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
            made = tell(scene, piece, "recount_or_appeal", "rejected", hit, None)
            told.append(made._replace(prominence=scene.prominence(piece, demand.start)))
        elif negated is None:
            made = tell(scene, piece, "date_set", "demanded", hit, None)
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
            tell(
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
            told.append(tell(scene, piece, "polling_day", "cancelled", hit, None))
        elif near(piece.hits, hit, _POSTPONE, 25, before=True) is not None:
            told.append(tell(scene, piece, "polling_day", "postponed", hit, None))
    return told
