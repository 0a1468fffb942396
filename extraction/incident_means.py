"""Means that settle what an attack was: bombs and who carried them, aircraft and what they fire, shells that burst.

In: a clause with its triggers. Out: small answers for `incident_types`.
"""

from __future__ import annotations

from extraction.incident_segments import Clause, Hit
from extraction.incident_words import WORDS

_HIMSELF = WORDS["himself"]
_TROOPS = WORDS["troops"]
_MANAGED = WORDS["managed"] | WORDS["did"]
_BOMBS = frozenset({"bombing", "suicide_bombing"})
_FIRED_FROM = WORDS["fired_from"]
_LEFTOVERS = WORDS["leftovers"]
_PLANTS = WORDS["plants"]
_DEALT = frozenset({"قتل", "دمر", "اصاب", "جرح"})
_BEFORE = frozenset({"قبل", "قبيل"})
_BOMBERS = frozenset({"انتحاريا", "انتحاريه", "انتحاري", "الانتحاري", "الانتحاريه", "انتحاريين"})
_WEARS = frozenset({"يرتدي", "ترتدي", "مرتديا", "يحمل", "تحمل"})
_DRONES = frozenset({"مسيره", "المسيره", "بطايره", "بطايرات", "درون", "مفخخه"})
_AMONG_THEM = WORDS["among_them"]
_CAUSED = WORDS["caused_by"]
_FORCES_WITHIN = 18  # words from the forces to what they managed to blow up
_SUBJECT_REACH = 14  # words from aircraft that open a clause to what they did
_THAT = WORDS["that"]
_RELATIVES = WORDS["relatives"]
_BACKS = frozenset({"ساند", "ساندت", "اسند", "اسندت", "دعم", "دعمت", "يساند", "تساند", "يدعم", "تدعم"})
_GROUND_FORCES = WORDS["troops_told"] - {"قوات", "جيش", "الجيش", "جهاز", "التحالف"}
_SUPPORT = frozenset(
    f"{by}{help}"
    for by in ("ب", "وب", "و", "")
    for help in ("تنسيق", "التنسيق", "اسناد", "دعم", "مسانده", "غطاء", "موازره", "مشاركه", "تعاون", "التعاون")
)
_CAUSED_WITHIN = 8  # words from a blast to the shells that it came of


def blew_himself_up(clause: Clause) -> bool:
    """فجرت نفسها, بتفجير حزامه: no word for the bomber is needed."""
    words = clause.sentence.words
    return any(
        hit.trigger.lemma in ("فجر", "تفجير", "نسف")
        and not _HIMSELF.isdisjoint(words[hit.i + 1 : hit.i + (6 if hit.trigger.pos == "v" else 4)])
        for hit in clause.hits
    )


def bomber_stopped(clause: Clause) -> bool:
    """قتلت الشرطه انتحاريا قبل ان يفجر نفسه, قتل من يرتدي حزاما ناسفا قبل تفجيره: no blast, and nobody dead but him.

    Not قتل انتحاري ثلاثه جنود قبل ان يفجر نفسه, who struck and then blew himself up.
    """
    words = clause.sentence.words
    blasts = [h.i for h in clause.hits if h.trigger.event_type in _BOMBS and h.trigger.role == "event"]
    if not blasts or not all(_BEFORE.intersection(words[max(clause.first, i - 4) : i]) for i in blasts):
        return False
    return any(
        hit.trigger.role == "killed" and hit.i < blasts[0] and _a_bomber(words[hit.i + 1 : hit.i + 8], hit)
        for hit in clause.hits
    )


def _a_bomber(behind: list[str], hit: Hit) -> bool:
    """Whether the man killed is the bomber: انتحاريا, من يرتدي حزاما; but not قتل انتحاري ثلاثه."""
    if behind[:1] == ["انتحاري"] and hit.trigger.pos == "v" and behind[1:2] and behind[1] not in _BEFORE:
        return False
    return not (_BOMBERS.isdisjoint(behind[:3]) and _WEARS.isdisjoint(behind))


def made_safe(clause: Clause) -> bool:
    """فجر الجيش سياره مفخخه, تمكنت القوه من تفجير العبوه: the forces blow up what was meant for them."""
    words = clause.sentence.words
    means = {h.trigger.event_type for h in clause.hits if h.trigger.role == "hint"}
    if "bombing" not in means or "suicide_bombing" in means or blew_himself_up(clause):
        return False
    if "السيطره" in clause.word_set and "تحت" in clause.word_set:
        return True  # تفجير عبوه تحت السيطره
    for hit in clause.hits:
        if hit.trigger.lemma not in ("فجر", "تفجير"):
            continue
        before = words[max(0, hit.i - 9) : hit.i]
        if hit.trigger.pos == "v":
            return not _TROOPS.isdisjoint(before[-3:] + words[hit.i + 1 : hit.i + 3])
        managed = not _MANAGED.isdisjoint(before[-3:])
        return managed and not _TROOPS.isdisjoint(words[max(clause.first, hit.i - _FORCES_WITHIN) : hit.i])
    return False


def from_the_air(clause: Clause) -> bool:
    """Whether aircraft stand close to the act, no bomb on the ground and no gun closer: قصفت الطايرات."""
    acts = [
        h.i
        for h in clause.hits
        if h.trigger.role == "event" and h.trigger.event_type in ("shelling", "armed_attack", "bombing")
    ]
    if "accident" not in clause.sentence.cues:  # طيران الجيش قتل, تمكنت الطايرات من قتل: aircraft that kill
        first = next((h.i for h in clause.hits if h.trigger.event_type == "air_strike"), 0)
        reach = 3 if acts else clause.last
        acts += [h.i for h in clause.hits if h.trigger.role == "killed" and 0 < h.i - first <= reach]
    carried = _carried(clause) | _in_support(clause)
    struck = {  # تفجير طايره, نسف مروحيه: what is blown up strikes nobody
        h.i + 1
        for h in clause.hits
        if h.trigger.lemma in ("فجر", "تفجير", "نسف") and not _by_drone(clause, h.i)
    }

    def distance(event_type: str) -> int:
        hints = [
            h.i
            for h in clause.hits
            if h.trigger.role == "hint"
            and h.trigger.event_type == event_type
            and h.i not in carried
            and h.i not in struck
        ]
        return min((abs(i - j) for i in acts for j in hints), default=99)

    if _flown_in(clause) or _aircraft_did(clause) or _aircraft_are_subject(clause):
        return True
    air = distance("air_strike")
    flown = any(  # الطايره اطلقت صاروخين: what fires is told before what is fired
        h.trigger.role == "hint"
        and h.trigger.event_type == "air_strike"
        and any(0 < i - h.i <= 5 for i in acts)
        for h in clause.hits
    )
    return air <= 8 and distance("bombing") == 99 and (flown or air <= distance("shelling"))


def _by_drone(clause: Clause, i: int) -> bool:
    """تفجير طايره مسيره: a drone that bursts, or that a bomb is."""
    return not _DRONES.isdisjoint(clause.sentence.words[i + 1 : i + 4])


def shells_burst(clause: Clause) -> bool:
    """انفجرت ثلاثه صواريخ في القاعده, قذيفه انفجرت, انفجارات نجمت عن قذايف: what bursts was fired."""
    shells = [h.i for h in clause.hits if h.trigger.role == "hint" and h.trigger.event_type == "shelling"]
    words = clause.sentence.words
    return _LEFTOVERS.isdisjoint(clause.word_set) and any(
        h.trigger.lemma in ("انفجر", "انفجار")
        and any(
            0 < i - h.i <= 2
            or 0 < h.i - i <= 2
            or (0 < i - h.i <= _CAUSED_WITHIN and not _CAUSED.isdisjoint(words[h.i + 1 : i]))
            for i in shells
        )
        for h in clause.hits
    )


def _flown_in(clause: Clause) -> bool:
    """بصاروخ اطلقته طايره, الطايرات القت قنابل: aircraft that fire or drop what strikes."""
    words = clause.sentence.words
    flying = [h.i for h in clause.hits if h.trigger.role == "hint" and h.trigger.event_type == "air_strike"]
    if any(not _FIRED_FROM.isdisjoint(words[max(0, i - 2) : i]) for i in flying):
        return any(h.trigger.event_type == "shelling" and h.trigger.role == "hint" for h in clause.hits)
    drops = [
        h.i for h in clause.hits if h.trigger.lemma in ("القي", "رمي", "امطر") and h.trigger.role == "event"
    ]
    return any(0 < i - j <= 4 or 0 < j - i <= 2 for i in drops for j in flying)


def _aircraft_did(clause: Clause) -> bool:
    """قتلت طايرات التحالف سبعه, دمرت مروحيات الجيش ثلاثه مخابي: the aircraft are the subject of the verb."""
    words = clause.sentence.words
    flying = {h.i for h in clause.hits if h.trigger.role == "hint" and h.trigger.event_type == "air_strike"}
    return any(
        h.trigger.pos == "v"
        and h.trigger.lemma in _DEALT
        and h.i + 1 in flying
        and words[h.i].endswith("ت")
        and words[h.i + 1][0] != "ب"
        for h in clause.hits
    )


def _aircraft_are_subject(clause: Clause) -> bool:
    """ان الطايرات شاركت في صد الهجوم وقصفت اهدافا, ان طيران التحالف ساند القوات من خلال قصف: they open what is told, and no other force does it."""
    words = clause.sentence.words
    if "accident" in clause.sentence.cues:
        return False
    for hit in clause.hits:
        if hit.trigger.role != "hint" or hit.trigger.event_type != "air_strike" or words[hit.i][0] == "ب":
            continue
        if hit.i != clause.first and words[hit.i - 1] not in _THAT:
            continue
        blow = next((h.i for h in clause.hits if h.i > hit.i and h.trigger.role in ("event", "killed")), 0)
        if 0 < blow - hit.i <= _SUBJECT_REACH and not any(
            words[i] in _GROUND_FORCES and words[i - 1] not in _BACKS for i in range(hit.i + 3, blow)
        ):
            return True
    return False


def _in_support(clause: Clause) -> set[int]:
    """هاجمت القوات القريه بالتنسيق مع طيران التحالف, باسناد من الطايرات: where aircraft only help those who strike."""
    words = clause.sentence.words
    return {
        h.i
        for h in clause.hits
        if h.trigger.event_type == "air_strike"
        and h.trigger.role == "hint"
        and not _SUPPORT.isdisjoint(words[max(clause.first, h.i - 3) : h.i])
        and _RELATIVES.isdisjoint(words[h.i + 1 : h.i + 3])  # بالتنسيق مع الطيران الذي دمر: it struck as well
    }


def shot_down(clause: Clause) -> bool:
    """اسقط مسلحون مروحيه: what is brought down strikes nobody."""
    down = [h.i for h in clause.hits if h.trigger.lemma in ("اسقط", "اسقاط")]
    return any(
        0 < h.i - i <= 4
        for h in clause.hits
        if h.trigger.role == "hint" and h.trigger.event_type == "air_strike"
        for i in down
    )


def bomber_flies(clause: Clause) -> bool:
    """مسيره انتحاريه: the bomber is a drone, and no man is named beside it."""
    carried = _carried(clause)
    return bool(carried) and all(
        h.i in carried
        for h in clause.hits
        if h.trigger.role == "hint" and h.trigger.event_type == "suicide_bombing"
    )


def _carried(clause: Clause) -> set[int]:
    """Where a bomb is named that a drone carries: مسيره مفخخه, طايره مسيره انتحاريه."""
    flying = {h.i for h in clause.hits if h.trigger.role == "hint" and h.trigger.event_type == "air_strike"}
    return {
        h.i
        for h in clause.hits
        if h.trigger.role == "hint" and h.trigger.event_type in _BOMBS and h.i - 1 in flying
    }


def without_unused(clause: Clause, hints: set[str]) -> set[str]:
    """The means of a clause but for those that did nothing in it.

    قتل مسلح اثناء محاولته زرع عبوه: a bomb not yet laid; قتل عشره بينهم انتحاري: a bomber among the dead.
    """
    words = clause.sentence.words
    kept = set(hints)
    if kept.isdisjoint(_BOMBS):
        return kept
    if any(h.trigger.event_type == "bombing" and h.trigger.role == "event" for h in clause.hits):
        return kept
    named = {means: [h.i for h in clause.hits if h.trigger.event_type == means] for means in _BOMBS}
    bombs, bombers = named["bombing"], named["suicide_bombing"]
    if bombs and not _PLANTS.isdisjoint(words[max(0, bombs[0] - 3) : bombs[0] + 1]):
        kept.discard("bombing")
    if bombers and not _AMONG_THEM.isdisjoint(words[max(0, bombers[0] - 3) : bombers[0]]):
        kept.discard("suicide_bombing")
        if bombs and bombs[0] > bombers[0]:
            kept.discard("bombing")  # بينهم انتحاري يرتدي حزاما ناسفا
    elif bombers and _bomber_fell(clause, bombers[0]):
        kept.discard("suicide_bombing")
        if bombs and bombs[0] > bombers[0]:
            kept.discard("bombing")
    return kept


def _bomber_fell(clause: Clause, at: int) -> bool:
    """قتلت القوات انتحاريا, مقتل انتحاريين, القضاء علي عشره انتحاريين: who did not get to burst his bomb."""
    word = clause.sentence.words[at]
    for h in clause.hits:
        if h.trigger.role == "killed" and 0 < at - h.i <= 4:
            if h.trigger.pos == "v":
                return word.endswith(("ا", "ين"))
            return word.endswith("ين") or at - h.i == 1
    return False
