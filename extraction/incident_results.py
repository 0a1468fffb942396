"""An operation and what came of it that one clause tells: one act, which goes by the outcome.

In: the incidents of an article. Out: `once_a_clause`, those without the operations that a clause names only as the way to
an arrest, a capture or a fight, and without the attack that is the same operation in another word.
"""

from __future__ import annotations

from extraction.incident_compare import same_place
from extraction.incident_mention import Mention

_OPERATION = "security_operation"
_GAP = 3  # characters between two clauses
_OUTCOMES = frozenset({"arrest", "territory_captured", "armed_clash"})


def once_a_clause(incidents: list[Mention]) -> list[Mention]:
    """اعتقلت القوات سبعه خلال عمليه دهم: the arrest; استانفت القوات هجومها علي الحي: the operation."""
    operations = [m for m in incidents if m.event_type == _OPERATION]
    if not operations or len(operations) == len(incidents):
        return incidents
    dropped: set[int] = set()
    for operation in operations:
        for act in incidents:
            if id(act) in dropped or not (_told_together(operation, act) and _one_act(operation, act)):
                continue
            told, way = (operation, act) if act.event_type == "armed_attack" else (act, operation)
            _fill(told, way)
            dropped.add(id(way))
            break
    return [m for m in incidents if id(m) not in dropped]


def _told_together(operation: Mention, act: Mention) -> bool:
    """Whether one clause tells both, or the next one the operation as what went before: اعتقلوا سته بعد مداهمه بيوت."""
    if act.start == operation.start:
        return True
    before = operation.background and not act.background and act.event_type == "arrest"
    return before and act.sentence == operation.sentence and 0 <= operation.start - act.end <= _GAP


def _one_act(operation: Mention, act: Mention) -> bool:
    """Whether the same men did both at the same spot; a figure of its own is that of another act."""
    if act.event_type not in _OUTCOMES and (act.event_type != "armed_attack" or act.counts):
        return False
    doers = act.perpetrator + act.target if act.event_type == "armed_clash" else act.perpetrator
    return (
        act.status == operation.status
        and not set(doers).isdisjoint(operation.perpetrator)
        and (act.place is None or operation.place is None or same_place(act, operation))
        and not (operation.counts and act.counts)
    )


def _fill(told: Mention, way: Mention) -> None:
    """What only the way to it states: where, when, against whom and how many."""
    if told.place is None and not told.governorates:
        told.place, told.place_level = way.place, way.place_level
        told.governorate, told.governorates = way.governorate, way.governorates
        told.country = told.country or way.country
    if told.date is None:
        told.date, told.dated = way.date, way.dated
    told.target = told.target or [code for code in way.target if code not in told.perpetrator]
    told.counts = told.counts or way.counts
