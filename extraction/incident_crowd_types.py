"""What in a clause settles whether its crowd marched, rioted or was struck.

In: a clause that tells of a crowd or a protest. Out: small answers for `incident_types`.
"""

from __future__ import annotations

from extraction.incident_segments import Clause
from extraction.incident_words import WORDS

_TROOPS = WORDS["troops"]
_VIOLENT = WORDS["violent"]
_MANY_OF_CROWD = WORDS["many_of_crowd"]
_FORCES = WORDS["hurt_forces"]
_BY = frozenset({"قبل", "يد", "ايدي", "بايدي", "بيد", "برصاص", "بنيران", "رصاص", "نيران", "مع", "بين", "علي"})
_FIRES_AT = frozenset({"اطلق", "فتح", "اطلاق"})
_TRIED = WORDS["tries"] | frozenset({"لمنع", "لمنعهم", "منع", "يحاولون", "لتفريق"})
_CROWD_ACTS = WORDS["crowd_acts"]
_DEEDS = frozenset({"حادثه", "حادث", "جريمه", "بجريمه", "مجزره", "بحادثه", "عقب", "لحادثه", "لجريمه"})
_WAS = frozenset({"كان", "وكان"})
_PREDICATE = 13  # words from a crowd to what it had done
_STORMS = frozenset({"اقتحم", "اقتحام"})
_ARMED = _TROOPS | WORDS["bands_told"]
_CAMPS = frozenset(
    al + word
    for al in ("", "ال", "ل", "لل")
    for word in (
        "ساحه",
        "اعتصام",
        "مخيم",
        "خيام",
        "خيم",
        "متظاهرين",
        "محتجين",
        "معتصمين",
        "تظاهره",
        "تجمع",
        "ميدان",
    )
)


def stormed(clause: Clause) -> bool:
    """بلغت الاحتجاجات ذروتها باقتحام العشرات المطار: what is stormed while men protest, the crowd storms; not the camp that forces storm."""
    words = clause.sentence.words
    attacks = [h for h in clause.hits if h.trigger.event_type == "armed_attack" and h.trigger.role == "event"]
    return bool(attacks) and all(
        h.trigger.lemma in _STORMS
        and _ARMED.isdisjoint(words[max(clause.first, h.i - 5) : h.i + 4])
        and _CAMPS.isdisjoint(words[h.i + 1 : h.i + 4])
        for h in attacks
    )


def only_reasons(clause: Clause) -> bool:
    """تظاهر الميات مطالبين بمحاكمه منفذي المجزره, تجمعوا عقب حادثه طعن, شهدت المدن احتجاجات تحولت الي اشتباكات: what men march for or what came of it."""
    words = clause.sentence.words
    attacks = [h for h in clause.telling if h.trigger.event_type in ("armed_attack", "armed_clash")]
    march = next(
        (h.i for h in clause.telling if h.trigger.event_type == "protest" and h.trigger.role == "event"),
        clause.last,
    )
    return bool(attacks) and all(
        h.i > march
        and (
            words[h.i - 1] in _DEEDS
            or (h.trigger.pos != "v" and (h.trigger.definite or h.trigger.event_type == "armed_clash"))
        )
        for h in attacks
    )


def fired_upon(clause: Clause) -> bool:
    """اطلقت القوات النار لمنع محتجين من اقتحام المقر, علي محتجين حاولوا اقتحامه: fire met what the crowd only tried."""
    words = clause.sentence.words
    fired = [
        h.i for h in clause.hits if h.trigger.lemma in _FIRES_AT and h.trigger.event_type == "armed_attack"
    ]
    if not fired:
        return False
    if any(
        h.trigger.role == "crowd" and 0 < h.i - fired[0] <= 6 and words[h.i - 1] == "علي" for h in clause.hits
    ):
        return True  # اطلقت الشرطه النار علي المحتجين خلال اقتحام المجلس
    violent = [h for h in clause.hits if h.trigger.lemma in _VIOLENT and h.i > fired[0]]
    return bool(violent) and all(not _TRIED.isdisjoint(words[max(fired[0], h.i - 6) : h.i]) for h in violent)


def only_forces_hurt(clause: Clause) -> bool:
    """اصابه ضابط شرطه خلال مظاهره, اصيب عشره من قوات الامن: the crowd struck, and was not struck."""
    words = clause.sentence.words
    hurt = [h.i for h in clause.hits if h.trigger.role in ("killed", "injured")]
    crowd = [h.i for h in clause.hits if h.trigger.role == "crowd"]
    return bool(hurt) and all(
        not _FORCES.isdisjoint(words[i + 1 : i + 5])
        and _BY.isdisjoint(words[i + 1 : i + 5])
        and not any(i < j <= i + 5 for j in crowd)
        for i in hurt
    )


def acts_itself(clause: Clause) -> bool:
    """رفع المتظاهرون لافتات, مئات المتظاهرين هتفوا: a crowd that acts; not مطالب المتظاهرين, whom others speak of."""
    words = clause.sentence.words
    for hit in clause.hits:
        i = hit.i
        if hit.trigger.role != "crowd" or (
            words[i].endswith("ين")
            and i
            and words[i - 1] not in _MANY_OF_CROWD
            and not words[i - 1].isdecimal()
        ):
            continue
        near = words[max(clause.first, i - 4) : min(clause.last, i + 6)]
        if any(word in _CROWD_ACTS or word.removeprefix("و") in _CROWD_ACTS for word in near):
            return True
        if clause.words[0] in _WAS and i - clause.first == 1:  # وكان المتظاهرون في ساحه التحرير قد طالبوا
            behind = words[i + 6 : min(clause.last, i + _PREDICATE)]
            return any(word in _CROWD_ACTS and word.endswith("وا") for word in behind)
    return False
