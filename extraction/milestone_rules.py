"""The table of milestones, and the status that the words around a milestone give it.

In: the hits of one sentence. Out: `Found` milestones (type, status, span) by the rules of
`lexicon/milestones_rules.csv`, before their election, day and value are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extraction.lexicon import load
from extraction.milestone_words import Hit

# "عدم المطالبة باعادة الانتخابات": how near a negation must stand before the demand that it turns round.
_NEGATION_REACH = 18
_HYPOTHESIS_REACH = 45


class Need(NamedTuple):
    """A group of classes, one of which must be there; `before`: in front of the core; `document`: anywhere."""

    classes: frozenset[str]
    before: bool
    document: bool


class Rule(NamedTuple):
    """One row of the table."""

    name: str
    step: str
    milestone_type: str
    core: frozenset[str]
    needs: tuple[Need, ...]
    veto: frozenset[str]
    reach: int
    default: str
    operators: frozenset[str]
    counted: tuple[str, ...]
    number: bool
    parliament_only: bool


class Found(NamedTuple):
    """A milestone of one sentence; [start, end) is its core."""

    rule: Rule
    status: str
    start: int
    end: int


def _classes(text: str) -> frozenset[str]:
    return frozenset(part for part in text.split("|") if part)


def _rules() -> tuple[Rule, ...]:
    rules = []
    for row in load("milestones_rules"):
        needs = []
        number = False
        for group in row["need"].split():
            if group == "NUMBER":
                number = True
                continue
            before, document = group.endswith("~"), group.startswith("doc:")
            needs.append(Need(_classes(group.removeprefix("doc:").rstrip("~")), before, document))
        rules.append(
            Rule(
                row["rule"],
                row["step"],
                row["milestone_type"],
                _classes(row["core"]),
                tuple(needs),
                _classes(row["veto"]),
                int(row["reach"]),
                row["default"],
                frozenset(row["operators"].split()),
                tuple(row["value"].split()),
                number,
                row["body"] == "parliament",
            )
        )
    return tuple(rules)


RULES = _rules()
_BY_CLASS: dict[str, tuple[Rule, ...]] = {
    name: tuple(rule for rule in RULES if name in rule.core)
    for name in sorted({name for rule in RULES for name in rule.core})
}
CORES = frozenset(_BY_CLASS)


def near(
    hits: Sequence[Hit], core: Hit, classes: frozenset[str], reach: int, *, before: bool = False
) -> Hit | None:
    """The hit of one of the classes nearest to the core within `reach` characters; ties go to the earlier one."""
    best, best_gap = None, reach + 1
    for hit in hits:
        if hit is core or not (hit.classes & classes) or (before and hit.start > core.start):
            continue
        gap = core.start - hit.end if hit.end <= core.start else hit.start - core.end
        if gap < best_gap:
            best, best_gap = hit, gap
    return best


def status_of(hits: Sequence[Hit], core: Hit, rule: Rule) -> str:
    """The status that the operators before the core (or shortly after it) give; '' where none is told.

    The outermost act decides: "طالب بتاجيل تشكيل الحكومة" is demanded, "فشل في اقرار القانون" postponed.
    """
    seen: dict[str, Hit] = {}
    for hit in hits:
        if hit is core or hit.start < core.start - rule.reach or hit.start > core.end + 45:
            continue
        for name in hit.classes:
            if name in _OPERATORS and _OPERATORS[name] in rule.operators:
                # What follows the core is heard only where nothing before it has spoken.
                if hit.start > core.start and any(old.start < core.start for old in seen.values()):
                    continue
                seen[_OPERATORS[name]] = hit
    if "reject" in seen and near(hits, seen["reject"], _WITHDRAWN, _NEGATION_REACH, before=True) is not None:
        return "occurred"
    if (
        "FUTURE" in core.classes
        and "future" in rule.operators
        and "postpone" not in seen
        and "fail" not in seen
    ):
        return "scheduled"
    for operator in ("demand", "reject", "fail", "postpone", "future", "talks", "done"):
        if operator not in seen:
            continue
        if operator == "demand" and _negated(hits, seen[operator]):
            return "rejected"
        return _STATUS[operator]
    return rule.default


_OPERATORS = {
    "DEMAND": "demand",
    "REJECT": "reject",
    "POSTPONE": "postpone",
    "FAIL": "fail",
    "FUTURE": "future",
    "TALKS": "talks",
    "PASS": "done",
    "DECIDE": "done",
    "WITHDRAWN": "done",
}
_STATUS = {
    "demand": "demanded",
    "reject": "rejected",
    "postpone": "postponed",
    "fail": "postponed",
    "future": "scheduled",
    "talks": "scheduled",
    "done": "occurred",
}
_NOT = frozenset({"NOT"})
_WITHDRAWN = frozenset({"WITHDRAWN"})
_BEFORE = frozenset({"BEFORE"})
_BEFORE_REACH = 14
_HYPO = frozenset({"HYPO"})


def _negated(hits: Sequence[Hit], operator: Hit) -> bool:
    return near(hits, operator, _NOT, _NEGATION_REACH, before=True) is not None


def find_in_sentence(hits: Sequence[Hit], document_classes: frozenset[str], has_number: bool) -> list[Found]:
    """The milestones that the table sees in one sentence, at most one a type and core."""
    found: list[Found] = []
    for core in hits:
        types: set[str] = set()
        for name in sorted(core.classes & CORES):
            for rule in _BY_CLASS[name]:
                if rule.milestone_type in types or (rule.number and not has_number):
                    continue
                status = _apply(hits, core, rule, document_classes)
                if status:
                    types.add(rule.milestone_type)
                    found.append(Found(rule, status, core.start, core.end))
    return found


def _apply(hits: Sequence[Hit], core: Hit, rule: Rule, document_classes: frozenset[str]) -> str:
    for need in rule.needs:
        if need.document:
            if not (need.classes & document_classes):
                return ""
        elif (
            not (need.classes & core.classes)
            and near(hits, core, need.classes, rule.reach, before=need.before) is None
        ):
            return ""
    if rule.veto and near(hits, core, rule.veto, rule.reach) is not None:
        return ""
    if near(hits, core, _HYPO, _HYPOTHESIS_REACH, before=True) is not None:
        return ""
    if near(hits, core, _BEFORE, _BEFORE_REACH, before=True) is not None:
        return ""
    return status_of(hits, core, rule)
