"""When two facts are the same fact, and which of their fields agree: the law behind `evaluate` and `compare`.

In: facts of one article and kind, coded twice. Out: pairs, best first, each fact once, and for every field (slot) of a
pair whether it agrees. Incidents pair on overlapping evidence within a family of types, or on the type with two of day,
place and killed; milestones on type with evidence or day; roles on the person; statements on the quoted words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from extraction.facts import COUNTS, ActorRole, Count, ElectionMilestone, Fact, Incident, Statement, kind_of
from extraction.lexicon import column, load
from extraction.text import fold

SLOTS: dict[str, tuple[str, ...]] = {
    "incident": (
        "event_type",
        "status",
        "granularity",
        "date",
        "country",
        "governorate",
        "place",
        *COUNTS,
        "perpetrator",
        "target",
    ),
    "election_milestone": ("election", "milestone_type", "status", "date", "value"),
    "actor_role": ("person", "role", "since"),
    "statement": ("speaker", "quote"),
}
_ENOUGH_OVERLAP = 0.2
_QUOTE_OVERLAP = 0.5
_PERSON_LIKENESS = 0.66
_ROLE_LIKENESS = 0.5

_WORD = re.compile(r"[^\W_]+")
_FAMILIES: dict[str, frozenset[str]] = {
    code: frozenset(row["family"] for row in load("pairing_families") if code in row["event_types"].split())
    for code in sorted({code for row in load("pairing_families") for code in row["event_types"].split()})
}
_PLACE_WORDS = frozenset(fold(word).text for word in column("pairing_place_words", "word"))


class Pair(NamedTuple):
    """Two facts taken for one: their places in the two lists."""

    left: int
    right: int


def words(text: str | None) -> tuple[str, ...]:
    """The words of a name or a phrase, in one spelling."""
    return tuple(_WORD.findall(fold(text or "").text))


def likeness(left: str | None, right: str | None) -> float:
    """Share of common words (Dice), 0 where either is empty."""
    a, b = set(words(left)), set(words(right))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def same_person(left: str | None, right: str | None) -> bool:
    """Whether two names mean one person: the words of one within the other's, or two thirds in common."""
    a, b = set(words(left)), set(words(right))
    return bool(a and b) and (a <= b or b <= a or likeness(left, right) >= _PERSON_LIKENESS)


def place_key(name: str | None) -> str:
    """A place name without "district of" and article, for comparison; '' where there is none."""
    kept = [word for word in words(name) if word not in _PLACE_WORDS]
    return " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in kept)


def overlap(left: tuple[int, int], right: tuple[int, int]) -> float:
    """How much of the shorter span the two share."""
    common = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, common) / max(1, min(left[1] - left[0], right[1] - right[0]))


def pair_facts(left: Sequence[Fact], right: Sequence[Fact]) -> list[Pair]:
    """Pairs of facts of one article and kind, the best first; ties go to the earlier ones."""
    grid = sorted((-affinity(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right))
    pairs: list[Pair] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for negative, i, j in grid:
        if negative < 0 and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(Pair(i, j))
    return pairs


def affinity(left: Fact, right: Fact) -> float:
    """How well two facts fit; 0 where they are not one fact."""
    common = overlap(_span(left), _span(right))
    if isinstance(left, Incident) and isinstance(right, Incident):
        return _incidents(left, right, common)
    if isinstance(left, ElectionMilestone) and isinstance(right, ElectionMilestone):
        same_day = _days(left) is not None and _days(left) == _days(right)
        if left.milestone_type != right.milestone_type or not (common > _ENOUGH_OVERLAP or same_day):
            return 0.0
        return 1 + common + (left.election == right.election) + (_days(left) == _days(right))
    if isinstance(left, ActorRole) and isinstance(right, ActorRole):
        return 1 + likeness(left.role, right.role) if same_person(left.person, right.person) else 0.0
    if isinstance(left, Statement) and isinstance(right, Statement):
        quoted = overlap(_quote_span(left), _quote_span(right))
        return 1 + quoted if quoted >= _QUOTE_OVERLAP else 0.0
    return 0.0


def _incidents(left: Incident, right: Incident, common: float) -> float:
    same_type = left.event_type == right.event_type
    killed = _figure(left.killed)
    agreeing = (
        (_days(left) is not None and _days(left) == _days(right))
        + _same_place(left, right)
        + (killed is not None and killed == _figure(right.killed))
    )
    related = bool(_FAMILIES[left.event_type] & _FAMILIES[right.event_type])
    if (common > _ENOUGH_OVERLAP and related) or (same_type and agreeing >= 2):
        return 1 + common + same_type + 0.5 * agreeing
    return 0.0


def _same_place(left: Incident, right: Incident) -> bool:
    if left.governorate and left.governorate == right.governorate:
        return True
    return bool(left.place) and place_key(left.place) == place_key(right.place)


def _span(fact: Fact) -> tuple[int, int]:
    return fact.evidence_start, fact.evidence_end


def _quote_span(fact: Statement) -> tuple[int, int]:
    start = fact.evidence_start + max(0, fact.evidence.find(fact.quote))
    return start, start + len(fact.quote)


def _days(fact: Incident | ElectionMilestone) -> tuple[dt.date, dt.date | None] | None:
    return (fact.date_start, fact.date_end) if fact.date_start else None


def _figure(count: Count | None) -> int | str | None:
    """One figure of a count: best, else low, else "some" where persons are told of without a number."""
    if count is None:
        return None
    if count.best is not None:
        return count.best
    return count.low if count.low is not None else "some"


def slots(fact: Fact) -> dict[str, Hashable | None]:
    """The comparable fields of a fact, None where it says nothing."""
    if isinstance(fact, Incident):
        found: dict[str, Hashable | None] = {
            name: getattr(fact, name)
            for name in ("event_type", "status", "granularity", "country", "governorate")
        }
        found["date"], found["place"] = _days(fact), place_key(fact.place) or None
        found |= {name: _figure(getattr(fact, name)) for name in COUNTS}
        return found | {name: frozenset(getattr(fact, name)) or None for name in ("perpetrator", "target")}
    if isinstance(fact, ElectionMilestone):
        plain: dict[str, Hashable | None] = {
            name: getattr(fact, name) for name in ("election", "milestone_type", "status", "value")
        }
        return plain | {"date": _days(fact)}
    return {name: getattr(fact, name) for name in SLOTS[kind_of(fact)]}


def slot_agrees(name: str, left: Hashable, right: Hashable) -> bool:
    """Whether two stated values of a slot agree: names loosely, actor lists by a common member, others exactly."""
    if name in ("speaker", "person"):
        return same_person(str(left), str(right))
    if name == "role":
        return likeness(str(left), str(right)) >= _ROLE_LIKENESS
    if name == "quote":
        return True  # they were paired on it
    if isinstance(left, frozenset) and isinstance(right, frozenset):
        return bool(left & right)
    if isinstance(left, float | int) and isinstance(right, float | int):
        return abs(left - right) < 1e-6
    return left == right
