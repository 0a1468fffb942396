"""From tellings to facts: each milestone of an article once, with its election.

In: the `Told` milestones of a `Scene`. Out: `Draft`s, one a (type, election, status, day); a telling without a day
joins one that has it, turnout takes the polling day that the article names.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extraction.draft import Draft
from extraction.milestone_elections import early_election
from extraction.milestone_trains import AFTER_A_VOTE, POLLING, fresh, lead_day, told_of_older

if TYPE_CHECKING:
    from extraction.milestone_pieces import Day, Piece
    from extraction.milestone_scene import Scene
    from extraction.milestone_words import Hit


class Told(NamedTuple):
    """One telling of a milestone: [start, end) its core words; `step` what is one fact of a type; `tense` is "past", "next", "early" or "";
    `prominence` as `Scene.prominence`."""

    milestone_type: str
    step: str
    status: str
    piece: Piece
    start: int
    end: int
    body: str
    tense: str
    day: Day | None
    value: float | None
    operator: str = ""
    prominence: float = 0.0
    at: int = -1  # the word that tells it, where that is not its core
    party: frozenset[str] = frozenset()  # who asks, refuses or decides


def tell(
    scene: Scene, piece: Piece, kind: str, status: str, hit: Hit, day: Day | None, value: float | None = None
) -> Told:
    """A telling of a vote at the words of a hit: its body and tense are read around it."""
    body = scene.body_at(piece, hit.start, hit.end)
    ahead = status in ("scheduled", "postponed") and day is None and not scene.opens_with_background(piece)
    if status == "postponed" and ahead:
        ahead = not scene.calendar.is_aftermath(
            body
        )  # "تاجلت هذه الانتخابات اربع مرات", told when they are over
    return Told(
        kind,
        kind,
        status,
        piece,
        hit.start,
        hit.end,
        body,
        "next" if ahead else scene.tense_at(piece, hit.start, hit.end),
        day,
        value,
    )


_OF_ITS_YEAR = frozenset({"polling_day", "date_set", "turnout"})
_RESULTS = frozenset({"final_results", "preliminary_results"})
_LARGEST = _RESULTS | {"voter_registration"}


class _Fact(NamedTuple):
    told: Told
    election: str


def merge(scene: Scene, told: list[Told]) -> list[Draft]:
    """The facts of the article, in order of their evidence."""
    facts: list[_Fact] = []
    lead = lead_day(told)
    years = {
        one.piece.start: str(one.day.date_start.year)
        for one in told
        if one.milestone_type == "polling_day"
        and one.day is not None
        and one.day.date_start is not None
        and one.day.precision == "day"
    }
    for one in told_of_older(scene, [fresh(scene, one, lead) for one in told]):
        if one.milestone_type == "turnout" and one.day is None and not one.tense.isdigit():
            one = one._replace(tense=years.get(one.piece.start, one.tense))
        if one.piece.is_title:
            continue
        election = _election(scene, one)
        if election is not None and not _is_bare_polling(scene, one):
            _add(facts, _Fact(one, election), scene.doc.folded)
    days = [
        fact
        for fact in facts
        if fact.told.milestone_type in POLLING and _dated(fact.told) and fact.told.status != "demanded"
    ]
    due = {
        fact[0].milestone_type
        for fact in facts
        if fact.told.status == "scheduled" and fact.told.milestone_type in _RESULTS and _dated(fact.told)
    }
    facts = [
        fact
        for fact in facts
        if not _is_vaguer(fact, days) and not _is_under_way(fact, days) and not _is_still_due(fact.told, due)
    ]
    polling = {
        fact.election: fact.told.day
        for fact in facts
        if fact.told.milestone_type == "polling_day" and fact.told.status == "occurred"
    }
    spans = _evidence(scene, facts)
    return [_draft(fact, polling, span) for fact, span in zip(facts, spans, strict=True)]


# "النصف الثاني من كانون الثاني" stands beside the day that was set, "مطلع العام" is that day told loosely.
_MONTH = 27


def _is_bare_polling(scene: Scene, told: Told) -> bool:
    """Whether a telling only says that there is a vote, in an article whose dates can be resolved."""
    bare = (
        told.milestone_type == "polling_day" and told.status in ("occurred", "scheduled") and not _dated(told)
    )
    return bare and scene.doc.anchor is not None and told.body != "referendum"


def _is_vaguer(fact: _Fact, days: list[_Fact]) -> bool:
    """Whether the article also gives a day within this fact's interval: "اوائل العام" beside "16 كانون الثاني"."""
    told = fact.told
    if (
        told.milestone_type != "polling_day"
        or not _dated(told)
        or told.day is None
        or told.day.precision == "day"
    ):
        return False
    for other in days:
        day = other.told.day
        if (
            other is fact
            or other.election != fact.election
            or day is None
            or day.date_start is None
            or day.date_end is None
        ):
            continue
        low, high = told.day.date_start, told.day.date_end
        if (
            low is not None
            and high is not None
            and (other.told.milestone_type == "polling_day" or (high - low).days > _MONTH)
            and low <= day.date_start
            and day.date_end <= high
            and day[2:4] != (low, high)
        ):
            return True
    return False


def _is_under_way(fact: _Fact, days: list[_Fact]) -> bool:
    """Whether a polling day still to come is one that the article also tells as held: "ستغلق المراكز ابوابها مساء"."""
    told = fact.told
    return (told.milestone_type, told.status) == ("polling_day", "scheduled") and any(
        other.told.status == "occurred"
        and other.told.milestone_type == "polling_day"
        and other.election == fact.election
        and other.told.day is not None
        and told.day is not None
        and other.told.day[2:4] == told.day[2:4]
        for other in days
    )


def _is_still_due(told: Told, due: set[str]) -> bool:
    """Whether results that are told to come are only named: "لحضور اعلان النتائج الاولية"."""
    named = told.status == "occurred" and not told.operator and told.value is None
    return named and told.milestone_type in due and (told.day is None or told.day.start < 0)


def _election(scene: Scene, told: Told) -> str | None:
    calendar = scene.calendar
    if told.milestone_type in _OF_ITS_YEAR and told.day is not None and told.day.date_start is not None:
        return calendar.by_day(told.body, told.day.date_start)
    if told.tense.isdigit():
        return f"iq-{told.body}-{told.tense}"
    if told.tense == "early":
        return early_election(calendar)
    tense = told.tense
    if (
        told.milestone_type in ("date_set", "polling_day")
        and told.status in ("scheduled", "demanded")
        and not tense
    ):
        tense = "next"
    if told.milestone_type in AFTER_A_VOTE and told.day is not None and told.day.date_start is not None:
        return calendar.last_before(told.body, told.day.date_start)
    if told.milestone_type in AFTER_A_VOTE and tense == "next" and calendar.is_aftermath(told.body):
        tense = "past"
    if told.milestone_type in AFTER_A_VOTE and not tense:
        tense = "next" if told.status != "occurred" and calendar.is_eve(told.body) else "past"
    return calendar.by_tense(told.body, tense)


def _key(fact: _Fact) -> tuple[str, str, str, str]:
    told = fact.told
    status, step = told.status, told.step
    if told.milestone_type == "polling_day" and not _dated(told) and status in ("occurred", "scheduled"):
        status = ""
    if told.milestone_type == "recount_or_appeal" and status == "rejected":
        step = ""
    return told.milestone_type, step, status, fact.election


def _dated(told: Told) -> bool:
    return told.day is not None and told.day.date_start is not None


def _fullness(told: Told, folded: str) -> float:
    """How full a telling is: a stated day before a deduced one, a number, the main clause.

    In an article without a day of its own "30 نيسان المقبل" is no date, but fuller than "في نيسان المقبل".
    """
    if told.day is None:
        day = 0.0
    elif not _dated(told):
        day = 0.5 if told.day.start >= 0 and folded[told.day.start].isdigit() else 0.25
    else:
        day = 0.5 if told.day.start < 0 else 2.0
    return day + (told.value is not None) + told.prominence


def _same(old: Told, new: Told) -> bool:
    """Whether two tellings of one type, step, status and election are one fact: no two days, no two numbers."""
    if _dated(old) and _dated(new):
        return old.day is not None and new.day is not None and old.day[2:4] == new.day[2:4]
    if old.party and new.party and old.party.isdisjoint(new.party):
        return False
    if old.milestone_type in _RESULTS:
        return True
    if old.value is None or new.value is None or old.value == new.value:
        return True
    if old.milestone_type == "voter_registration" and old.piece is new.piece:
        return True  # "بمشاركة 6 ملايين ناخب من اصل 16 مليونا": the electorate is the larger one
    return old.milestone_type == "turnout"  # the country's first, then its provinces'


def _add(facts: list[_Fact], new: _Fact, folded: str) -> None:
    for index, old in enumerate(facts):
        if _key(old) != _key(new) or not _same(old.told, new.told):
            continue
        kept, other = (
            (new.told, old.told)
            if _fullness(new.told, folded) > _fullness(old.told, folded)
            else (old.told, new.told)
        )
        day = kept.day if _dated(kept) else other.day
        values = [told.value for told in (kept, other) if told.value is not None]
        largest = kept.milestone_type in _LARGEST
        value = (max(values) if largest else values[0]) if values else None
        facts[index] = _Fact(kept._replace(value=value, day=day), old.election)
        return
    facts.append(new)


# Where the clause of a second telling begins: "نقض القانون الذي اقره البرلمان".
_CLAUSE = re.compile(r"، |(?<!\w)(?:الذي|التي|بعد|بعدما|رغم|فيما|بينما|قبل|مما|لكن|غير)(?!\w)")
_LEAST_CLAUSE = 12


def _evidence(scene: Scene, facts: list[_Fact]) -> list[tuple[int, int]]:
    """The span that each fact rests on: its sentence, or its part of it where the sentence tells two steps of one type."""
    spans = [(fact.told.piece.start, fact.told.piece.end) for fact in facts]
    together: dict[tuple[int, str], list[int]] = {}
    for place, fact in enumerate(facts):
        together.setdefault((fact.told.piece.start, fact.told.milestone_type), []).append(place)
    for places in together.values():
        if len(places) < 2:
            continue
        places.sort(key=lambda place: _told_at(facts[place].told))
        start, end = spans[places[0]]
        for first, second in pairwise(places):
            at, later = _told_at(facts[first].told), _told_at(facts[second].told)
            cuts = [found.start() for found in _CLAUSE.finditer(scene.doc.folded, at, later)]
            cut = cuts[-1] if cuts else later
            if cut - start < _LEAST_CLAUSE or end - cut < _LEAST_CLAUSE or at == later:
                continue
            begin = cut + 2 if scene.doc.folded.startswith("، ", cut) else cut
            spans[first], spans[second] = (start, cut), (begin, end)
            start = begin
    return spans


def _told_at(told: Told) -> int:
    return told.at if told.at >= 0 else told.start


def _draft(fact: _Fact, polling: dict[str, Day | None], span: tuple[int, int]) -> Draft:
    told = fact.told
    day = told.day
    if told.milestone_type == told.step == "turnout" and told.status == "occurred":
        day = polling.get(fact.election)
    fixed = day is not None and day.date_start is not None
    return Draft(
        "election_milestone",
        *span,
        {
            "election": fact.election,
            "milestone_type": told.milestone_type,
            "status": told.status,
            "date_start": day.date_start if fixed and day is not None else None,
            "date_end": day.date_end if fixed and day is not None else None,
            "date_precision": day.precision if fixed and day is not None else "unknown",
            "value": told.value,
        },
    )
