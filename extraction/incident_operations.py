"""Operations of the forces: what belongs to one, and what is only its aim.

In: a clause and its triggers by kind of act. Out: small answers for `incident_types`.
"""

from __future__ import annotations

from extraction.incident_segments import Clause, Hit
from extraction.incident_words import WORDS

TOLL_ROLES = frozenset({"killed", "injured"})
AIMS = frozenset({"استهدف", "استهداف"})
BATTLES = frozenset({"معركه", "هجوم"})
_COURSE = frozenset({"خلال", "اثناء", "في", "ضمن", "اثر", "عقب", "نتيجه", "جراء", "بنتيجه", "اطار", "سياق"})
_OPERATIONS = WORDS["operations"]
_CAMPAIGNS = WORDS["campaigns"]
_RESULTS = WORDS["results"]
_DESTROYED = frozenset({"دمر", "تدمير"})  # قتل سته ودمرت مضافات خلال عمليه
_BOMBS = frozenset({"bombing", "suicide_bombing"})
_SOLDIERS = WORDS["own_dead"]
_MEMBERS = frozenset({"عناصر", "عنصر", "عنصرين", "افراد", "فرد", "منتسبي", "منتسب", "رجال"})
_FORCES = frozenset({"القوات", "الجيش", "الشرطه", "الامن", "قوات", "شرطه", "البيشمركه", "الحشد", "الصحوه"})
_PURPOSE = WORDS["purpose"]
_FORCE = frozenset({"force"})
_DEEDS = frozenset({"deeds"})
_BURNING = WORDS["burning"]
_KINDS = {
    lemma: kind
    for kind in ("curfew", "deployment", "closure", "sweep")
    for lemma in WORDS["operation_" + kind]
}


def kinds_of(clause: Clause, event_type: str) -> frozenset[str]:
    """What kind of measure is told: a curfew is not the deployment told beside it, nor either a raid.

    Nor is the burning of a headquarters the firing on those who march that day.
    """
    if event_type == "protest_repression":
        return _FORCE
    if event_type == "riot":
        return frozenset() if _BURNING.isdisjoint(clause.lemmas) else _DEEDS
    if event_type != "security_operation":
        return frozenset()
    return frozenset(
        _KINDS[h.trigger.lemma]
        for h in clause.hits
        if h.trigger.lemma in _KINDS and h.trigger.event_type == event_type
    )


def whole_operation(clause: Clause, groups: dict[str, list[Hit]]) -> bool:
    """قتل عشره مسلحين خلال عمليه امنيه, حمله اسفرت عن اعتقال مية: what came of an operation belongs to it.

    So do the dead, the arms and the prisoners that one report counts together.
    """
    attack, operation = groups.get("attack", ()), groups.get("operation", ())
    attack = [h for h in attack if h.trigger.lemma not in AIMS and h.trigger.lemma not in _DESTROYED]
    if groups.keys() & {"territory", "threat"} or any(h.trigger.role not in TOLL_ROLES for h in attack):
        return False
    if any(_one_of_the_forces(clause, h) for h in attack):
        return False
    if attack and {"arrest", "seizure"} <= groups.keys():
        return all(h.trigger.role != "foil" for h in groups["seizure"])
    named = [h for h in operation if h.trigger.pos != "v" and h.trigger.lemma in _OPERATIONS]
    if not named or "seizure" in groups:
        return False
    if attack:
        bombs = any(h.trigger.role == "hint" and h.trigger.event_type in _BOMBS for h in clause.hits)
        return not bombs and (named[0].i < attack[0].i or in_the_course(clause, named[0]))
    words = clause.sentence.words
    return any(
        named[0].i < h.i and not _RESULTS.isdisjoint(words[max(named[0].i, h.i - 3) : h.i + 2])
        for h in groups.get("arrest", ())
    )


def _one_of_the_forces(clause: Clause, hit: Hit) -> bool:
    """قتل جندي خلال عمليه: the forces' own dead are those of a clash or an attack."""
    words = clause.sentence.words
    first, last = max(clause.first, hit.i - 6), min(clause.last, hit.i + 10)
    return any(
        words[i] in _SOLDIERS or (words[i] in _MEMBERS and words[i + 1 : i + 2] and words[i + 1] in _FORCES)
        for i in range(first, last)
    )


def only_aim(clause: Clause, groups: dict[str, list[Hit]]) -> bool:
    """بدات عمليه لتحرير المدينه من سيطره التنظيم: the aim of an operation, not yet its end."""
    territory = groups.get("territory", ())
    if not territory or not groups.get("operation") or groups["operation"][0].i > territory[0].i:
        return False
    words = clause.sentence.words
    first = territory[0]
    before = words[max(0, first.i - 2) : first.i]
    return first.trigger.pos == "n" and (
        first.trigger.prefix == "ل"
        or not _PURPOSE.isdisjoint(before)
        or not _CAMPAIGNS.isdisjoint(before[-1:])
    )


def names_operation(clause: Clause) -> bool:
    """انطلاق عمليه تحرير القايم, هجوم عسكري لاستعاده المدينه: the operation that aims at ground, not its taking."""
    words = clause.sentence.words
    ground = [h for h in clause.hits if h.trigger.event_type == "territory_captured"]
    return bool(ground) and all(
        h.trigger.pos == "n"
        and h.i > clause.first
        and (
            (h.trigger.prefix == "" and words[h.i - 1] in _CAMPAIGNS)
            or (
                h.trigger.prefix == "ل" and not _CAMPAIGNS.isdisjoint(words[max(clause.first, h.i - 3) : h.i])
            )
        )
        for h in ground[:1]
    )


def in_the_course(clause: Clause, hit: Hit) -> bool:
    """اعتقال خمسه في عمليه امنيه, خلال عمليه دهم: how it was done, not one more thing."""
    words = clause.sentence.words
    return hit.trigger.pos != "v" and (
        words[hit.i].startswith("ب") or not _COURSE.isdisjoint(words[max(0, hit.i - 2) : hit.i])
    )
