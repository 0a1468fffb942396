"""The kinds of act in a clause: a curfew and the protests behind it are two.

In: a clause with its triggers. Out: `split_by_act`, one clause for each kind of act told in it, without what only lies
behind an act, is its aim, its matter or its outcome.
"""

from __future__ import annotations

from itertools import pairwise

from extraction.incident_operations import (
    AIMS,
    BATTLES,
    TOLL_ROLES,
    in_the_course,
    names_operation,
    only_aim,
    whole_operation,
)
from extraction.incident_segments import Clause, Hit
from extraction.incident_triggers import TRIGGERS
from extraction.incident_types import ATTACKS, SURROUNDS
from extraction.incident_words import WORDS
from extraction.lexicon import load
from extraction.number_words import WORDS as NUMBERS

# Steps that stand by themselves beside an attack: a curfew, a deployment, a closed border.
_MEASURES = WORDS["measures"]
_GROUP = {
    "arrest": "arrest",
    "security_operation": "operation",
    "weapons_seizure": "seizure",
    "territory_captured": "territory",
    "property_destruction": "attack",
    "threat": "threat",
}
_MATRIX = frozenset({"arrest", "threat", "seizure"})
_DESTROYED = frozenset({"دمر", "تدمير"})
CHARGED = frozenset({"assassination", "abduction", "bombing", "suicide_bombing", "armed_attack"})
_DEED_REACH = 14  # words from a deed to its time
_PAST_DAYS = frozenset(row["word"] for row in load("months") if row["bare"] == "yes") | {
    "الماضي",
    "الماضيه",
    "المنصرم",
}
_YEARS = range(2003, 2100)
_SPANS = frozenset(row["word"] for row in load("date_words") if row["class"] == "unit") | NUMBERS.keys()
_PLANNED = WORDS["plans"] | WORDS["tries"] | {"التخطيط", "تخطيط", "بالتخطيط", "بتهمه"}
_MOVES = frozenset(
    {"دخل", "دخول", "تحرك", "تقدم", "حقق", "تحقيق", "توغل", "زحف", "واصل", "استانف", "احرز", "وصل", "التقدم"}
)
_CLEARS = frozenset({"تطهير", "طهر", "تمشيط", "مشط"})
_WAYS = frozenset({"نفذ", "شن", "عمليه", "حمله"})
_BROUGHT = WORDS["results"] | {"تمكنت", "تمكن", "تمكنوا", "وتمكنت", "وتمكن", "خلالها"}
_BEHIND = WORDS["behind"]
_CAUSES = WORDS["causes"]
_ROUSES = WORDS["rouses"]
_FLEES = WORDS["flees"]
_RELATIVES = WORDS["relatives"]
_BACKED = WORDS["backed"] | WORDS["backing"]
_IN_IT = frozenset({"فيه", "فيها", "به", "بها"})
_SPOTS = frozenset({"موقع", "مكان", "مسرح"})  # رشقوا موكبه عند زيارته موقع التفجير
_FLIES = frozenset({"حلقت", "حلق", "تحلق", "يحلق", "تحليق", "وحلقت", "وتحليق"})
_ASIDES = _FLIES | _SPOTS | _BACKED | WORDS["charged_with"] | _IN_IT
_BANDS = WORDS["bands_told"]
_ACCUSED = WORDS["charged_with"]
_TROOPS = WORDS["troops"]
_SUSPECTS = WORDS["suspects"] | {"مسوولا", "المسووله"}


def split_by_act(clause: Clause) -> list[Clause]:
    """One clause for each kind of act told in it: a curfew and the protests behind it are two.

    An attack that is only the matter of an arrest, a threat or a seizure is none: اعتقال متورطين في تفجيرات.
    """
    clause = _without_cause(_without_record(_without_echo(_without_aside(clause))))
    if len(clause.hits) < 2:
        return [clause]
    groups, shared = _grouped(clause)
    if len(groups) < 2:
        return [clause]
    order = sorted(groups, key=lambda group: groups[group][0].i)
    _drop_matter(clause, groups, order[0])
    harmed = any(h.trigger.role in TOLL_ROLES for h in groups.get("attack", ()))
    if whole_operation(clause, groups):
        clause.act = "security_operation"
        return [clause]
    _drop_aims(clause, groups)
    if harmed:
        shared = _drop_finds(groups, shared)
    if groups.keys() & {"arrest", "seizure"} and all(
        in_the_course(clause, h) for h in groups.get("operation", ())
    ):
        groups.pop("operation", None)
    if all(h.trigger.lemma in AIMS for h in groups.get("attack", ())):
        groups.pop("attack", None)
    parts = []
    for group in order:
        if groups.get(group):
            means = shared if group != "march" else [h for h in shared if h.trigger.role == "support"]
            hits = sorted(groups[group] + means, key=lambda hit: hit.i)
            part = Clause(clause.sentence, clause.first, clause.last, hits, clause.after)
            parts.append(part)
    return parts


def _grouped(clause: Clause) -> tuple[dict[str, list[Hit]], list[Hit]]:
    """The triggers of acts by kind, and those of means and light verbs, which all kinds share."""
    groups: dict[str, list[Hit]] = {}
    shared: list[Hit] = []
    crowded = "crowd" in clause.roles
    for hit in clause.hits:
        if hit.trigger.event_type == "riot" and hit.trigger.plural_subject:
            crowded = True  # واحرقوا الاعلام بعدما حاصروا المقر: "they" are a crowd
    for hit in clause.hits:
        t = hit.trigger
        if t.role in ("hint", "support"):
            shared.append(hit)
        elif not (crowded and t.lemma == "رفع" and t.event_type == "territory_captured"):  # رفعوا العلم
            own = t.role in TOLL_ROLES or (
                crowded
                and t.lemma in SURROUNDS
                and _TROOPS.isdisjoint(clause.sentence.words[max(clause.first, hit.i - 3) : hit.i + 3])
            )
            groups.setdefault("attack" if own else _GROUP.get(t.event_type, "attack"), []).append(hit)
    if "protest_repression" in {h.trigger.event_type for h in groups.get("attack", ())}:
        _part_march(groups)
    return groups, shared


def _part_march(groups: dict[str, list[Hit]]) -> None:
    """تظاهر العشرات ثم فرقتهم الشرطه, شهدت المدينه تظاهره فرقتها القوات: the march is one act, the force used on it another.

    Not فرقت الشرطه متظاهرين خرجوا, where the march only tells who they were.
    """
    told = groups["attack"]
    force = next((h.i for h in told if h.trigger.event_type == "protest_repression"), 0)
    march = [
        h
        for h in told
        if h.i < force
        and h.trigger.event_type == "protest"
        and not (h.trigger.imperfect or (h.trigger.pos == "n" and h.trigger.definite))
    ]
    if any(h.trigger.role == "event" for h in march):
        groups["march"] = march
        groups["attack"] = [h for h in told if h not in march or h.trigger.role == "crowd"]


def _drop_matter(clause: Clause, groups: dict[str, list[Hit]], first: str) -> None:
    """توعد بشن عمليات, اعتقال متورطين في تفجيرات: what is threatened, or what the men were arrested for.

    A deed of a day of its own stays: اعتقال المتهمين باغتيال الباحث في تموز 2020.
    """
    if "threat" in groups:  # مهددين بالسيطره علي المعبر: not yet done
        at = groups["threat"][0].i
        for group in {"operation", "territory"} & groups.keys():
            groups[group] = [h for h in groups[group] if h.trigger.pos == "v" or h.i < at]
    if (
        first in _MATRIX
        and "attack" in groups
        and not any(
            h.trigger.role in TOLL_ROLES and not (first == "threat" and h.trigger.prefix == "ب")
            for h in groups["attack"]
        )
    ):
        crowd = [h for h in groups["attack"] if h.trigger.event_type == "protest"]
        if first == "threat" or not crowd:
            groups["attack"] = [h for h in groups["attack"] if first == "arrest" and _has_its_day(clause, h)]


def _has_its_day(clause: Clause, deed: Hit) -> bool:
    """اغتيال الناشط في كربلاء الشهر الماضي: one deed, charged with its own time behind it."""
    t = deed.trigger
    if t.pos != "n" or t.number != 1 or t.event_type not in CHARGED:
        return False
    words = clause.sentence.words
    if not _PLANNED.isdisjoint(words[max(clause.first, deed.i - 3) : deed.i]):
        return False
    behind = words[deed.i + 1 : min(deed.i + _DEED_REACH, clause.last)]
    if not _PAST_DAYS.isdisjoint(behind):
        return True
    return any(
        (word == "قبل" and (after in _SPANS or after.isdigit()))
        or (after.isdecimal() and int(after) in _YEARS)
        for word, after in pairwise(behind)
    )


def _drop_aims(clause: Clause, groups: dict[str, list[Hit]]) -> None:
    """Kinds that are only the aim, the way or the mark of another: عمليه لتحرير المدينه, دخلت المدينه وحررتها."""
    if only_aim(clause, groups):
        groups.pop("territory")
    if groups.get("territory") and names_operation(clause):
        at = groups["territory"][0].i  # هجوم لاستعاده المدينه, معركه تحريرها: one thing
        groups["attack"] = [
            h for h in groups.get("attack", ()) if not (h.trigger.lemma in BATTLES and 0 < at - h.i <= 3)
        ]
    if groups.get("territory") and all(
        _leads_there(clause, h, groups["territory"]) for h in groups.get("operation", ())
    ):
        groups.pop("operation", None)  # دخلت القوات المدينه وحررتها: one act
    if groups.get("attack") and groups.get("operation") and _begins_attack(groups):
        begun, attack = groups["operation"][0].i, groups.pop("attack")
        if _BANDS.isdisjoint(clause.sentence.words[begun : attack[0].i]):
            groups["operation"] = groups["operation"] + attack
        else:
            groups["attack"] = attack
            groups.pop("operation")
    if groups.get("attack") and all(h.trigger.lemma in _DESTROYED for h in groups.get("seizure", ())):
        groups.pop("seizure", None)  # غاره دمرت سياره مفخخه: what a blow destroyed


def _leads_there(clause: Clause, hit: Hit, taken: list[Hit]) -> bool:
    """واصلت توغلها وحررت الحي, حررت الطريق خلال عمليه مباغته, عمليه اسفرت عن تحرير القريه: how ground was taken, or its clearing."""
    lemma = hit.trigger.lemma
    if lemma in _MOVES or in_the_course(clause, hit):
        return True
    first = taken[0]
    if lemma in _CLEARS:  # سيطرت علي المنطقه وقامت بتمشيطها
        return hit.i > first.i
    return (lemma in _WAYS and hit.i < first.i) and not _BROUGHT.isdisjoint(
        clause.sentence.words[hit.i : first.i]
    )


def _begins_attack(groups: dict[str, list[Hit]]) -> bool:
    """بدات القوات هجوما علي البلده: an offensive, told once; but not where men are said to have fallen."""
    begun = [h.i for h in groups["operation"] if h.trigger.pos == "v"]
    return all(
        h.trigger.lemma == "هجوم"
        and h.trigger.number == 1
        and not h.trigger.definite
        and any(0 < h.i - i <= 5 for i in begun)
        for h in groups["attack"]
    )


def _drop_finds(groups: dict[str, list[Hit]], shared: list[Hit]) -> list[Hit]:
    """Where men were hurt: leaves out operations that are no measure, gives what is shared but for the arms found."""
    seized = groups.pop("seizure", [])
    shared = shared + [h for h in seized if h.trigger.role == "foil"]
    if seized and all(h.trigger.role != "foil" for h in seized):
        groups["seizure"] = seized
        # مقتل خمسه وضبط حزام ناسف: what was found killed nobody
        shared = [h for h in shared if h.i < seized[0].i or seized[0].i < groups["attack"][0].i]
    if not any(h.trigger.lemma in _MEASURES for h in groups.get("operation", ())):
        groups.pop("operation", None)
    return shared


def _without_cause(clause: Clause) -> Clause:
    """تظاهر الميات احتجاجا علي مقتل تاجر: what a crowd protests against is not done to it."""
    hits = clause.hits
    if len(hits) < 2:
        return clause
    crowd = None
    for hit in hits:
        if hit.trigger.event_type == "protest" and hit.trigger.role != "hint":
            crowd = hit
            break
    if crowd is None:
        return clause
    words, first = clause.words, clause.first
    hits = [h for h in hits if not _lies_behind(clause, crowd, h)]
    cause = next((i for i in range(crowd.i - first, len(words)) if words[i] in _CAUSES), None)
    if cause is None:
        return Clause(clause.sentence, first, clause.last, hits, clause.after)
    stop = next((i for i in range(cause, len(words)) if words[i] in "،,"), len(words)) + first
    kept = [
        h
        for h in hits
        if not cause + first <= h.i < stop
        or h.trigger.event_type == "protest"
        or h.trigger.role in ("hint", "support")
        or (h.trigger.pos == "v" and clause.sentence.words[h.i][0] == "و")
    ]
    return Clause(clause.sentence, first, clause.last, kept, clause.after)


def _without_aside(clause: Clause) -> Clause:
    """هجوم بدعم جوي, قتل 15 مسلحا متورطين بخطف نساء: what backs an act, what its men are accused of, who holds its target."""
    hits = clause.hits
    if len(hits) < 2 or _ASIDES.isdisjoint(clause.word_set):
        return clause
    struck = any(h.trigger.role == "event" and h.trigger.event_type in ATTACKS for h in hits) or any(
        h.trigger.role == "killed" and not h.trigger.definite for h in hits
    )
    verbs = any(h.trigger.role == "event" and h.trigger.pos == "v" for h in hits)
    kept = [
        h
        for h in hits
        if not (
            (struck and _backs(clause, h))
            or _is_held(clause, h)
            or (verbs and _is_spot(clause, h))
            or _is_charge(clause, h)
        )
    ]
    told = {h.trigger.role for h in kept} - {"hint", "support"}
    if len(kept) == len(hits) or not told or told == {"crowd"}:
        return clause
    return Clause(clause.sentence, clause.first, clause.last, kept, clause.after)


def _backs(clause: Clause, hit: Hit) -> bool:
    """بدعم طيران التحالف, بينما حلقت مروحيات: aircraft that only back an attack or look on."""
    if hit.trigger.event_type != "air_strike" or hit.trigger.role != "hint":
        return False
    before = clause.sentence.words[max(clause.first, hit.i - 3) : hit.i]
    return not (_BACKED.isdisjoint(before) and _FLIES.isdisjoint(before[-2:]))


def _is_held(clause: Clause, hit: Hit) -> bool:
    """مبني تتمركز فيه قوات: who holds what is struck."""
    words = clause.sentence.words
    return (
        hit.trigger.event_type == "security_operation"
        and words[hit.i].startswith(("ت", "ي"))
        and _RELATIVES.isdisjoint(words[max(0, hit.i - 1) : hit.i])
        and not _IN_IT.isdisjoint(words[hit.i + 1 : hit.i + 2])
    )


def _is_spot(clause: Clause, hit: Hit) -> bool:
    """رشقوا موكبه عند زيارته موقع التفجير: a spot named after what was done there."""
    words = clause.sentence.words
    return (
        hit.trigger.definite
        and hit.trigger.pos == "n"
        and not _SPOTS.isdisjoint(words[max(0, hit.i - 1) : hit.i])
        and _RELATIVES.isdisjoint(words[hit.i + 1 : hit.i + 2])
    )


def _is_charge(clause: Clause, hit: Hit) -> bool:
    """مسلحين متورطين بخطف نساء: what the men of an act are accused of."""
    before = clause.sentence.words[max(clause.first, hit.i - 2) : hit.i]
    return (
        hit.trigger.pos == "n"
        and hit.trigger.role in ("event", "killed", "abducted")
        and not _ACCUSED.isdisjoint(before)
        and (hit.trigger.prefix == "ب" or before[-1] in ("في", "بعمليات", "بجرايم"))
        and not _has_its_day(clause, hit)
    )


def _without_echo(clause: Clause) -> Clause:
    """قتل سبعه في غاره مما اثار احتجاجات, اضرم النار هربا من القصف: what a blow roused, or what someone fled from."""
    hits = clause.hits
    if len(hits) < 2:
        return clause
    words = clause.sentence.words
    kept = [
        h
        for h in hits
        if h.trigger.pos == "v"
        or h.trigger.role != "event"
        or h.i - 3 < clause.first
        or not (
            (h.trigger.event_type == "protest" and not _ROUSES.isdisjoint(words[h.i - 2 : h.i]))
            or (words[h.i - 1] == "من" and not _FLEES.isdisjoint(words[h.i - 3 : h.i]))
        )
    ]
    if len(kept) == len(hits) or all(h.trigger.role in ("hint", "support") for h in kept):
        return clause
    return Clause(clause.sentence, clause.first, clause.last, kept, clause.after)


def _without_record(clause: Clause) -> Clause:
    """استعادت القوات بيجي من التنظيم الذي كان يسيطر عليها, قتلت القيادي المسوول عن الهجمات: what a party is known for."""
    hits = clause.hits
    if len(hits) < 2:
        return clause
    words = clause.sentence.words
    kept = [h for k, h in enumerate(hits) if not (k and _is_record(words, hits, k))]
    if len(kept) == len(hits) or all(h.trigger.role in ("hint", "support") for h in kept):
        return clause
    return Clause(clause.sentence, clause.first, clause.last, kept, clause.after)


def _is_record(words: list[str], hits: list[Hit], k: int) -> bool:
    hit = hits[k]
    t = hit.trigger
    if t.pos == "v":
        held = t.imperfect and t.event_type == "territory_captured"
        return (
            held
            and not _RELATIVES.isdisjoint(words[max(0, hit.i - 2) : hit.i])
            and any(h.trigger.event_type == "territory_captured" and h.trigger.pos == "v" for h in hits[:k])
        )
    many = t.role == "event" and t.number == 3 and words[hit.i - 1] == "عن"
    return (
        many
        and words[max(0, hit.i - 2)] in _SUSPECTS
        and any(h.trigger.role not in ("hint", "support") for h in hits[:k])
    )


def _lies_behind(clause: Clause, crowd: Hit, hit: Hit) -> bool:
    """تظاهره ضد ضابط يتهمونه بقتل تاجر, بعد مقتل شاب: a death behind a protest, unless those who protest died."""
    t = hit.trigger
    deed = t.role == "killed" or (t.role == "event" and t.event_type in ATTACKS)
    if hit.i <= crowd.i or not deed or (t.pos == "v" and not t.imperfect):
        return False
    words = clause.sentence.words
    if _BEHIND.isdisjoint(words[max(crowd.i + 1, hit.i - 3) : hit.i]):
        return False
    return not any(r.role == "crowd" for word in words[hit.i + 1 : hit.i + 4] for r in TRIGGERS.get(word, ()))
