"""From tellings to facts: each milestone of an article once, with its election.

In: the `Told` milestones of a `Scene`. Out: `Draft`s, one a (type, election, status, day); a telling without a day
joins one that has it, turnout takes the polling day that the article names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extraction.draft import Draft
from extraction.milestone_elections import early_election

if TYPE_CHECKING:
    from extraction.milestone_scene import Day, Piece, Scene


class Told(NamedTuple):
    """One telling of a milestone: [start, end) its core words; `step` what is one fact of a type; `tense` is "past", "next", "early" or ""."""

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


class _Fact(NamedTuple):
    told: Told
    election: str


def merge(scene: Scene, told: list[Told]) -> list[Draft]:
    """The facts of the article, in order of their evidence."""
    facts: list[_Fact] = []
    for one in told:
        if one.piece.is_title:
            continue
        election = _election(scene, one)
        if election is not None:
            _add(facts, _Fact(one, election))
    polling = {
        fact.election: fact.told.day
        for fact in facts
        if fact.told.milestone_type == "polling_day" and fact.told.status == "occurred"
    }
    return [_draft(fact, polling) for fact in facts]


def _election(scene: Scene, told: Told) -> str | None:
    calendar = scene.calendar
    if (
        told.milestone_type in ("polling_day", "date_set")
        and told.day is not None
        and told.day.date_start is not None
    ):
        return calendar.by_day(told.body, told.day.date_start)
    if told.tense == "early":
        return early_election(calendar)
    tense = told.tense
    if (
        told.milestone_type in ("date_set", "polling_day")
        and told.status in ("scheduled", "demanded")
        and not tense
    ):
        tense = "next"
    return calendar.by_tense(told.body, tense)


def _key(fact: _Fact) -> tuple[str, str, str, str]:
    return fact.told.milestone_type, fact.told.step, fact.told.status, fact.election


def _dated(told: Told) -> bool:
    return told.day is not None and told.day.date_start is not None


def _add(facts: list[_Fact], new: _Fact) -> None:
    for index, old in enumerate(facts):
        if _key(old) != _key(new):
            continue
        same_day = _dated(old.told) and _dated(new.told) and old.told.day[2:4] == new.told.day[2:4]  # type: ignore[index]
        if not (same_day or not _dated(old.told) or not _dated(new.told)):
            continue
        if old.told.value is not None and new.told.value is not None and old.told.value != new.told.value:
            continue
        kept = old.told if _dated(old.told) or not _dated(new.told) else new.told
        value = old.told.value if old.told.value is not None else new.told.value
        facts[index] = _Fact(kept._replace(value=value), old.election)
        return
    facts.append(new)


def _draft(fact: _Fact, polling: dict[str, Day | None]) -> Draft:
    told = fact.told
    day = told.day
    if told.milestone_type == "turnout":
        day = polling.get(fact.election)
    fixed = day is not None and day.date_start is not None
    return Draft(
        "election_milestone",
        told.piece.start,
        told.piece.end,
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
