"""Turnout, seats and electorates: milestones whose substance is a number.

In: a `Scene` and one of its pieces. Out: `Told` milestones. "بلغت نسبة المشاركة 41 بالمئة" is turnout, "حصل التحالف
على 54 مقعدا" a result.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from extraction.milestone_hearing import near
from extraction.milestone_merge import Told, tell
from extraction.milestone_pieces import VOTES, Day, Piece, as_day, gap_hits
from extraction.milestone_scene import Scene
from extraction.milestone_words import Hit

_VOTERS = frozenset({"VOTERS"})
_HYPO = frozenset({"HYPO"})
_WON = frozenset({"WON"})
_DUE = frozenset({"FUTURE"})
_DUE_REACH = 70
_RESULT_WORDS = frozenset({"FINAL", "PRELIM"})
_COUNTING = frozenset(
    {"RECOUNT", "APPEAL", "LAW", "SPECIAL", "SPECIAL_GROUP", "CAMPAIGN", "FIRST_SESSION", "CABINET"}
)

_VOTES_OR_COMMISSION = VOTES | {"COMMISSION"}
_APPROVE = frozenset({"APPROVE"})
_ANNOUNCED = frozenset({"ANNOUNCED"})
_ANNOUNCED_REACH = 160
_WON_REACH = 110
# "يبلغ عدد الناخبين في العراق نحو 24,5 مليون": how far the figure may stand, and what is no electorate
_COUNT_REACH = 60
_LEAST_VOTERS = 50_000
_ABOUT_VOTES = VOTES | {"POLLS", "VOTE_ACT"}
# "لم تتجاوز المشاركة في الانتخابات 44.5 بالمئة": how far the percentage may stand from what it measures.
_SHARE_REACH = 45


_TURNOUT = frozenset({"SHARE", "TURNED_OUT", "TURNOUT", "VOTE_ACT"})


def find_turnout(scene: Scene, piece: Piece) -> list[Told]:
    """Turnout, in per cent where a number is told; its day is added once the polling day is known."""
    if _TURNOUT.isdisjoint(piece.classes) or scene.is_foreign(piece):
        return []
    for hit in piece.hits:
        if "SHARE" in hit.classes and scene.classes & _ABOUT_VOTES:
            share = next(
                (n for n in piece.numbers if n.kind == "percent" and 0 <= n.start - hit.end <= _SHARE_REACH),
                None,
            )
            if share is not None and near(piece.hits, hit, _COUNTING | _HYPO, 45) is None:
                return [
                    tell(
                        scene, piece, "turnout", "occurred", hit, _year_after(scene, piece, hit), share.value
                    )
                ]
        if "TURNED_OUT" in hit.classes and scene.classes & _ABOUT_VOTES:
            share = next(
                (n for n in piece.numbers if n.kind == "percent" and 0 <= hit.start - n.end <= _SHARE_REACH),
                None,
            )
            if share is not None and near(piece.hits, hit, _VOTERS, _SHARE_REACH, before=True) is not None:
                return [tell(scene, piece, "turnout", "occurred", hit, None, share.value)]
            if (voted := _share_of_voters(scene, piece, hit)) is not None:
                return [tell(scene, piece, "turnout", "occurred", hit, None, voted)]
        if "TURNED_OUT" in hit.classes and scene.classes & VOTES:
            voters = scene.value_of(piece, hit.start, hit.end, ("ناخب", "ناخبا"))
            if voters is not None and near(piece.hits, hit, _COUNTING | _HYPO, 45) is None:
                return [tell(scene, piece, "turnout", "occurred", hit, None, voters)]
        if "TURNOUT" in hit.classes and near(piece.hits, hit, _HYPO, 45, before=True) is None:
            value = scene.value_of(piece, hit.start, hit.end, ("%",))
            if value is None and "عدد" in scene.doc.folded[hit.start : hit.end]:
                value = scene.value_of(piece, hit.start, hit.end, ("ناخب", "ناخبا", "ناخبين"))
            # "من المقرر ان تعلن المفوضية نسبة المشاركة"
            due = value is None and near(piece.hits, hit, _DUE, _DUE_REACH, before=True) is not None
            made = tell(scene, piece, "turnout", "occurred", hit, _year_after(scene, piece, hit), value)
            return [made._replace(status="scheduled") if due else made]
        if "VOTE_ACT" in hit.classes and near(piece.hits, hit, _APPROVE, _SHARE_REACH) is None:
            value = scene.value_of(piece, hit.start, hit.end, ("%",))
            if value is not None and near(piece.hits, hit, _COUNTING, 100) is None:
                return [tell(scene, piece, "turnout", "occurred", hit, None, value)]
    return []


def _share_of_voters(scene: Scene, piece: Piece, hit: Hit) -> float | None:
    """The share right behind the verb: "شارك 51 في المئة من الناخبين"."""
    folded = scene.doc.folded
    for number in piece.numbers:
        if number.kind == "percent" and 0 <= number.start - hit.end <= _VERB_REACH:
            return number.value if _OF_VOTERS.match(folded, number.end) is not None else None
    return None


_VERB_REACH = 12
_OF_VOTERS = re.compile(r"(?:\w* ){0,3}(?:(?:من )?(?:ال)?(?:ناخب|مسجل|عراقي|يحق)|منهم(?!\w))")


def find_voters(scene: Scene, piece: Piece) -> list[Told]:
    """The electorate: "يبلغ عدد الناخبين في العراق نحو 24,5 مليون"."""
    if _ELECTORATE.isdisjoint(piece.classes) or scene.is_foreign(piece):
        return []
    if "VOTER_COUNT" not in piece.classes:
        return _whole_electorate(scene, piece)
    for hit in piece.hits:
        if "VOTER_COUNT" not in hit.classes:
            continue
        for number in piece.numbers:
            if (
                number.value is not None
                and number.value >= _LEAST_VOTERS
                and 0 <= number.start - hit.end <= _COUNT_REACH
            ):
                return [tell(scene, piece, "voter_registration", "occurred", hit, None, number.value)]
    return []


def _whole_electorate(scene: Scene, piece: Piece) -> list[Told]:
    """The electorate that a turnout is of: "نسبة المشاركة 78 في المئة من مجموع 2.5 مليون ناخب"."""
    turnout = next((hit for hit in piece.hits if "TURNOUT" in hit.classes), None)
    for number in piece.numbers if turnout is not None else ():
        if number.value is None or number.value < _LEAST_VOTERS:
            continue
        folded = scene.doc.folded
        if _OF_ALL.search(folded, max(piece.start, number.start - 30), number.start) and _VOTER.match(
            folded, number.end
        ):
            assert turnout is not None
            return [tell(scene, piece, "voter_registration", "occurred", turnout, None, number.value)]
    return []


_ELECTORATE = frozenset({"VOTER_COUNT", "TURNOUT"})
_OF_ALL = re.compile(r"(?<!\w)من (?:مجموع|اصل|اجمالي|مجمل|بين)(?: [^\W\d_]+){0,2} \Z")
_VOTER = re.compile(r" (?:ناخب|مسجل)")


def _year_after(scene: Scene, piece: Piece, hit: Hit) -> Day | None:
    """The year of the vote that a turnout is of: "نسبة المشاركة في انتخابات عام 2014"."""
    year = next(
        (m for m in piece.dates if m.precision == "year" and 0 <= m.start - hit.end <= _SHARE_REACH), None
    )
    if year is None or any("AFTER" in other.classes for other in gap_hits(piece.hits, hit.end, year.start)):
        return None  # "ادنى نسبة منذ انتخابات عام 2005"
    if _AGAINST.search(scene.doc.folded, hit.end, year.start) is not None:
        return None  # "بلغت نسبة المشاركة 41 في المئة مقابل 44 في المئة عام 2018"
    return as_day(year)


_AGAINST = re.compile(
    r"(?<!\w)(?:مقابل|مقارنه|بالمقارنه|قياسا|نزولا|بعد ان كانت|بعدما كانت|فيما كانت|بينما كانت)(?!\w)"
)


def find_seats(scene: Scene, piece: Piece) -> list[Told]:
    """Seats or places won: final where the article calls the results final, preliminary where it calls them so."""
    if "SEATS" not in piece.classes or scene.is_foreign(piece) or scene.is_of_one_province(piece):
        return []
    for hit in piece.hits:
        if "SEATS" not in hit.classes:
            continue
        if near(piece.hits, hit, _WON, _WON_REACH, before=True) is None:
            continue
        if any(other.classes & _RESULT_WORDS for other in piece.hits):
            return []
        kind = "final_results" if _is_of_an_older_vote(scene, piece) else scene.unnamed_results(piece)
        value = scene.value_of(piece, hit.start, hit.end, ("مقعدا", "مقاعد", "مقعد"))
        if value is None or not scene.classes & _VOTES_OR_COMMISSION:
            return []
        announced = near(piece.hits, hit, _ANNOUNCED, _ANNOUNCED_REACH)
        day = None
        if announced is not None and any("COMMISSION" in other.classes for other in piece.hits):
            if announced.start < hit.start:
                day = scene.day_of(piece, announced.start, hit.end, "occurred", frozenset())
            else:
                day = _told_on(scene, piece, announced)
        return [tell(scene, piece, kind, "occurred", hit, day, value)]
    return []


def _is_of_an_older_vote(scene: Scene, piece: Piece) -> bool:
    """Whether seats are those of a vote of an earlier year: "وكان التحالف قد نال 48 مقعدا في انتخابات 2018", told in 2021."""
    anchor = scene.doc.anchor
    return anchor is not None and any(
        mention.precision == "year"
        and mention.date_end is not None
        and mention.date_end.year < anchor.year - 1
        for mention in piece.dates
    )


def announced_day(scene: Scene, piece: Piece, end: int) -> Day | None:
    """When the commission announced what a piece tells before: "تصدر التحالف النتائج، بحسب ما اعلنته المفوضية مساء الاحد"."""
    if not any("COMMISSION" in hit.classes for hit in piece.hits):
        return None
    later = gap_hits(piece.hits, end, end + _ANNOUNCED_REACH)
    announced = next((hit for hit in later if "ANNOUNCED" in hit.classes), None)
    return _told_on(scene, piece, announced) if announced is not None else None


def _told_on(scene: Scene, piece: Piece, announced: Hit) -> Day | None:
    """The day behind a word of announcing: "بحسب ما اعلنت المفوضية الجمعة"."""
    after = replace(piece, dates=[m for m in piece.dates if m.start >= announced.end])
    return scene.day_of(after, announced.start, announced.end, "occurred", frozenset())
