"""The table of milestones, and the status that the words around a milestone give it.

In: the hits of one sentence. Out: `Found` milestones (type, status, span) by the rules of
`lexicon/milestones_rules.csv`, before their election, day and value are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from extraction.lexicon import load
from extraction.milestone_hearing import UNMADE, WORD_GAP, between, is_deaf, is_no_news, is_past, near
from extraction.milestone_words import Hit

# "عدم المطالبة باعادة الانتخابات": how near a negation must stand before the demand that it turns round.
_NEGATION_REACH = 18
_HYPOTHESIS_REACH = 45
# "القانون الذي اقره البرلمان": how far behind a law its relative clause begins.
PASSED_REACH = 17


class Need(msgspec.Struct, frozen=True, gc=False):
    """A group of classes, one of which must be there; `before`: in front of the core; `document`: anywhere."""

    classes: frozenset[str]
    before: bool
    document: bool


class Rule(msgspec.Struct, frozen=True, gc=False):
    """One row of the table."""

    name: str
    step: str
    milestone_type: str
    core: frozenset[str]
    needs: tuple[Need, ...]
    veto: frozenset[str]
    veto_before: frozenset[str]
    reach: int
    default: str
    operators: frozenset[str]
    counted: tuple[str, ...]
    number: bool
    parliament_only: bool


class Found(msgspec.Struct, frozen=True, gc=False):
    """A milestone of one sentence; [start, end) is its core, `operator` and `told_at` what gives its status."""

    rule: Rule
    status: str
    start: int
    end: int
    operator: str
    told_at: int


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
                _classes("|".join(part for part in row["veto"].split("|") if not part.endswith("~"))),
                _classes("|".join(part.rstrip("~") for part in row["veto"].split("|") if part.endswith("~"))),
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


def _is_overheard(core: Hit, name: str, seen: Iterable[Hit]) -> bool:
    """Whether what stands before the core has spoken; only "اعلن ان المراجعة ستجري" leaves the word to what follows."""
    before = [hit for hit in seen if hit.start < core.start]
    return bool(before) and (name != "FUTURE" or any("ANNOUNCED" not in hit.classes for hit in before))


class Telling(msgspec.Struct, frozen=True, gc=False):
    """A status, the operator that gives it, and where that stands."""

    status: str
    operator: str
    at: int


def _operators_of(hits: Sequence[Hit], core: Hit, rule: Rule) -> tuple[dict[str, Hit], bool]:
    """The operators that the core hears, by name, and whether a refusal among them is itself negated."""
    seen: dict[str, Hit] = {}
    not_to_refuse = False
    # "اوصى باعادة الفرز وحذر من ان اعضاء المفوضية ...": what was said before is no more heard
    told_from = max((hit.end for hit in hits if hit.end <= core.start and "SAYS" in hit.classes), default=0)
    reach = max(rule.reach, _OPERATOR_REACH) if rule.default else rule.reach
    far = not core.classes.isdisjoint(_FAR_CORES)
    opening = next((hit for hit in hits if not hit.classes.isdisjoint(_HEARD)), None) if far else None
    for hit in hits:
        if hit is core or hit.start < told_from or hit.start > core.end + _AFTER_REACH:
            continue
        if hit.start < core.start - reach and not (
            hit is opening and "DEMAND" in hit.classes and hit.start >= core.start - _FAR_DEMAND
        ):
            continue
        heard = hit.classes & _HEARD
        for name in sorted(heard) if len(heard) > 1 else heard:
            operator = _OPERATORS[name]
            if name == "NEEDS" and any("SEATS" in other.classes for other in between(hits, hit, core)):
                continue  # "يحتاج الى 165 مقعدا لتشكيل الحكومة": a threshold
            # What follows the core is heard only where nothing before it has spoken; demands never.
            late = hit.start > core.start
            if operator not in rule.operators or (late and is_deaf(hits, core, hit, name)):
                continue
            if late and _is_overheard(core, name, seen.values()):
                continue
            if operator == "postpone" and rule.milestone_type in _MADE_LATE and is_no_news(hits, hit):
                continue  # "ارجئت الانتخابات بسبب تاخر اقرار القانون"
            if operator in UNMADE and not late and is_past(hits, hit, core):
                continue
            if operator == "reject" and any("APPEAL" in other.classes for other in between(hits, hit, core)):
                continue  # "ورفضت طعون 90 مرشحا تم استبعادهم": the appeals, not the ban
            if operator == "reject" and near(hits, hit, _NOT, WORD_GAP, before=True) is not None:
                not_to_refuse = True
                continue  # "نصحه بعدم نقض القانون"
            if operator not in seen or operator not in ("demand", "reject"):
                seen[operator] = hit
    return seen, not_to_refuse


def tellings_of(hits: Sequence[Hit], core: Hit, rule: Rule, verb: int) -> list[Telling]:
    """The status that the operators before the core (or shortly after it) give; none where none is told.

    The outermost act decides: "طالب بتاجيل تشكيل الحكومة" is demanded, "فشل في اقرار القانون" postponed. Only a law is
    told two ways at once: "ارجا البرلمان التصويت على نقض القانون" is a rejection put off.
    """
    seen, not_to_refuse = _operators_of(hits, core, rule)
    if "reject" in seen and near(hits, seen["reject"], _WITHDRAWN, _NEGATION_REACH, before=True) is not None:
        return [Telling("occurred", "withdrawn", core.start)]
    if (
        "IN_SESSION" in core.classes and "future" not in seen
    ):  # "فشل في جلسته الاولى في انتخاب رييس": it was held
        return [Telling("occurred", "", core.start)]
    if "PUT_OFF" in core.classes:  # "البرلمان الجديد ارجا جلسته الى 15 ايلول"
        return [Telling("postponed", "postpone", core.start)]
    if "REFUSED" in core.classes:  # "قضت برد الطعون"
        return [Telling("rejected", "reject", core.start)]
    if "FUTURE" in core.classes and "future" in rule.operators and not seen.keys() & {"postpone", "fail"}:
        return [Telling("scheduled", "future", core.start)]
    for operator in _OUTERMOST:
        if operator not in seen:
            continue
        hit = seen[operator]
        if operator == "demand":
            if not_to_refuse:
                return _passed(hits, core)
            if near(hits, hit, _NOT, _NEGATION_REACH, before=True) is not None:
                return [Telling("rejected", operator, hit.start)]
            refusal = seen.get("reject")
            if refusal is not None and "REQUEST" in hit.classes and refusal.start < hit.start:
                return [Telling("rejected", "reject", refusal.start)]
            if "REQUEST" in hit.classes:  # "وافقت الهيئة على طلب اعادة الفرز"
                granted = near(hits, hit, _GRANTED, _GRANT_REACH, before=True)
                if granted is not None:
                    return [Telling("occurred", "done", granted.start)]
        made = [*_passed(hits, core), Telling(_STATUS[operator], operator, hit.start)]
        if operator == "reject" and "postpone" in seen and seen["postpone"].start < hit.start < core.start:
            made.append(Telling("postponed", "postpone", seen["postpone"].start))
        return made
    passed = _passed(hits, core)
    if rule.step == "first_session" and near(hits, core, _DEMAND, _OPERATOR_REACH, before=True) is not None:
        # "دعا الرييس البرلمان للانعقاد" calls it, "دعا زعيم الكتلة البرلمان للانعقاد" asks for it
        called = near(hits, core, _CALLERS, _OPERATOR_REACH, before=True) is not None
        return [Telling("scheduled" if called else "demanded", "demand", verb)]
    return passed or ([Telling(rule.default, "", verb)] if rule.default else [])


def _vetoed_after(hits: Sequence[Hit], core: Hit) -> Hit | None:
    """The veto of a law that a further clause tells: "اقر البرلمان قانون الانتخابات، غير ان نائب الرئيس نقضه"."""
    by = None
    for hit in hits:
        if core.end <= hit.start <= core.end + _VETO_REACH:
            if "BUT" in hit.classes:
                by = hit
            elif "VETOED_IT" in hit.classes:
                return (
                    hit
                    if by is not None and not any("PASS" in o.classes for o in between(hits, by, hit))
                    else None
                )
    return None


def _passed(hits: Sequence[Hit], core: Hit) -> list[Telling]:
    """ "نقضه لقانون الانتخابات الذي اقره البرلمان": the relative clause tells of the passing besides the veto, or of the veto."""
    if core.classes.isdisjoint(_WHOLE_LAWS):
        return []
    if (veto := _vetoed_after(hits, core)) is not None:
        return [Telling("rejected", "passed", veto.start)]
    for hit in hits:
        if core.end <= hit.start < core.end + PASSED_REACH:
            if "PASS" in hit.classes:
                return [Telling("occurred", "passed", hit.start)]
            if "VETOED_IT" in hit.classes:
                return [Telling("rejected", "passed", hit.start)]
    return []


_OPERATORS = {
    "DEMAND": "demand",
    "NEEDS": "demand",
    "PROPOSES": "demand",
    "AWAIT": "future",
    "REJECT": "reject",
    "POSTPONE": "postpone",
    "FAIL": "fail",
    "FUTURE": "future",
    "STARTS_ON": "future",
    "TALKS": "talks",
    "PASS": "done",
    "DECIDE": "done",
    "SUCCEED": "done",
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
_HEARD = frozenset(_OPERATORS)
_OUTERMOST = ("demand", "reject", "fail", "postpone", "future", "talks", "done")
_AFTER_REACH = 45
# The verb of a sentence governs this far, however close a rule wants its words together.
_OPERATOR_REACH = 90
# "دعا مجلس الامن الدولي القادة العراقيين الى وضع حد للمازق عبر تشكيل حكومة": a call that opens its sentence reaches further.
_FAR_DEMAND = 170
_FAR_CORES = frozenset({"CABINET", "LAW", "LAW_MATTER"})
_WHOLE_LAWS = frozenset({"LAW", "LAW_REF"})
_MADE_LATE = frozenset({"electoral_law", "government_formed"})
_GRANTED = frozenset({"GRANTED"})
_GRANT_REACH = 60
_DEMAND = frozenset({"DEMAND"})
_CALLERS = frozenset({"HEAD_OF_STATE", "PRESIDENT"})
_NOT = frozenset({"NOT"})
_WITHDRAWN = frozenset({"WITHDRAWN"})
_VETO_REACH = 90
_DUE_ON = frozenset({"DUE_ON"})
_PUT_OFF_IT = frozenset({"PUT_OFF_IT"})
_BEFORE = frozenset({"BEFORE"})
_BEFORE_REACH = 16
_HYPO = frozenset({"HYPO"})


def find_in_sentence(
    hits: Sequence[Hit], classes: frozenset[str], document_classes: frozenset[str], has_number: bool
) -> list[Found]:
    """The milestones that the table sees in one sentence, whose hits are of `classes`, at most one a type and status."""
    found: list[Found] = []
    for core in hits:
        types: set[str] = set()
        names = core.classes & CORES
        for name in sorted(names) if len(names) > 1 else names:
            for rule in _BY_CLASS[name]:
                if rule.milestone_type in types or (rule.number and not has_number):
                    continue
                for telling in _apply(hits, classes, core, rule, document_classes):
                    types.add(rule.milestone_type)
                    if not any(
                        old.rule.milestone_type == rule.milestone_type and old.status == telling.status
                        for old in found
                    ):
                        found.append(
                            Found(rule, telling.status, core.start, core.end, telling.operator, telling.at)
                        )
    return found


def _is_ahead_of(hits: Sequence[Hit], core: Hit) -> bool:
    """Whether something is told to come before the core: "قبل إقرار القانون", "قبل يومين من إقراره"; measured from the first word."""
    for hit in hits:
        if hit.classes & _BEFORE:
            end = hit.end if hit.end - hit.start <= _LONGEST_BEFORE else hit.start + _SHORTEST_BEFORE
            if 0 <= core.start - end <= _BEFORE_REACH:
                return True
    return False


_LONGEST_BEFORE = 5  # "وقبيل"
_SHORTEST_BEFORE = 3  # "قبل | يومين من"
_FAR_VERB = frozenset({"forming", "alliance_told"})
_ANNOUNCED = frozenset({"ANNOUNCED"})


def _apply(
    hits: Sequence[Hit], classes: frozenset[str], core: Hit, rule: Rule, document_classes: frozenset[str]
) -> list[Telling]:
    """The tellings of one core; what no hit of the sentence is, `classes` tells without a look at each of them."""
    verb = core.start
    for need in rule.needs:
        if need.document:
            if not (need.classes & document_classes):
                return []
        elif need.classes.isdisjoint(core.classes):
            if need.classes.isdisjoint(classes):
                return []
            helper = near(hits, core, need.classes, rule.reach, before=need.before)
            if helper is None and rule.name in _FAR_VERB and hits[0].classes & _ANNOUNCED & need.classes:
                helper = hits[
                    0
                ]  # "أعلنت كتل فلان وفلان وفلان تشكيل ائتلاف": it opens the sentence, however long its subject
            if helper is None:
                return []
            verb = min(verb, helper.start) if need.before else verb
    if not classes.isdisjoint(rule.veto) and near(hits, core, rule.veto, rule.reach) is not None:
        return []
    if "PUT_OFF_IT" in classes and "postpone" in rule.operators:
        late = near(hits, core, _PUT_OFF_IT, WORD_GAP)
        if late is not None and late.start > core.start:
            return [
                Telling("postponed", "postpone", late.start)
            ]  # "قبل بدء الحملة التي تم تاجيلها الى الاحد"
    if not classes.isdisjoint(_BEFORE) and _is_ahead_of(hits, core):
        due = near(hits, core, _DUE_ON, _AFTER_REACH) if "DUE_ON" in classes else None
        is_due = due is not None and due.start > core.start and "future" in rule.operators
        # "قبل يومين على بدء اعادة الفرز المقررة الثلاثاء"
        return [Telling("scheduled", "future", core.start)] if is_due else []
    for cues, reach in ((rule.veto_before, rule.reach), (_HYPO, _HYPOTHESIS_REACH)):
        if not classes.isdisjoint(cues) and near(hits, core, cues, reach, before=True) is not None:
            return []
    return tellings_of(hits, core, rule, verb)
