"""Sides weighed against each other: who fell while attacking, ranks beside the force they belong to, whom another act befell.

In: a clause with its parties and the sides read so far. Out: those sides, mended.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from extraction.incident_nations import NATIONS
from extraction.incident_party import ARMED, INSURGENT, Party
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS

_INDEX = attrgetter("i")
_OWN_ASSAULT = WORDS["own_assault"]
_RANKS = WORDS["ranks"]
_SOLDIERS = WORDS["soldiers"]
_DURING = frozenset({"اثناء", "خلال", "لدي", "في", "عند"})
_OBJECT_REACH = 8  # words from the assault to whom it was aimed at
_GENERIC = "iraqi_security_forces"
_NO_FORCES = frozenset(
    {"islamic_state", "al_qaeda", "armed_group_unidentified", "insurgents_other", "pkk", "militias", "other"}
)
_MILITANTS = frozenset({"islamic_state", "al_qaeda", "pkk"})
_MEASURES = frozenset({"arrest", "security_operation", "weapons_seizure"})
_BLOWS = frozenset({"armed_attack", "air_strike", "shelling", "bombing", "suicide_bombing"})
_FORCES = ARMED - _NO_FORCES - {_GENERIC}


def own_assault(
    clause: Clause, parties: list[Party], perpetrator: list[str], target: list[str]
) -> tuple[list[str], list[str]]:
    """قتل خمسه جنود اثناء هجومهم علي مقر للتنظيم: those who fell were the attackers, behind their assault stands whom it aimed at."""
    if "ضد" in clause.word_set and "iraqi_army" in target:
        perpetrator, target = _fell_fighting(clause, parties, perpetrator, target)
    if _OWN_ASSAULT.isdisjoint(clause.word_set):
        return perpetrator, target
    words = clause.sentence.words
    for i in range(clause.first + 1, clause.last):
        if words[i] not in _OWN_ASSAULT or words[i - 1] not in _DURING:
            continue
        nearest = next((p.code for p in reversed(parties) if p.last < i and p.code in ARMED), None)
        if nearest not in target:
            continue  # اعتقال اربعه مسلحين اثناء محاولتهم قصف المطار
        fell = dict.fromkeys(p.code for p in parties if p.last < i and p.code in ARMED and p.code in target)
        aimed = dict.fromkeys(p.code for p in parties if i < p.i <= i + _OBJECT_REACH and p.code not in fell)
        if fell and aimed:
            return list(fell), list(aimed)
    return perpetrator, target


def _fell_fighting(
    clause: Clause, parties: list[Party], perpetrator: list[str], target: list[str]
) -> tuple[list[str], list[str]]:
    """مقتل جندي خلال عمليات للجيش التركي ضد الحزب: the soldier is of the army that fought, and fell to whom it fought."""
    words = clause.sentence.words
    fallen = [p for p in parties if p.code in ("iraqi_army", _GENERIC) and words[p.i] in _SOLDIERS]
    if len(fallen) != 1:
        return perpetrator, target
    theirs = [p for p in parties if p.i > fallen[0].i and p.code in _FORCES and p.code in perpetrator]
    foes = [p for p in parties if p.code in target and p.code in INSURGENT and _is_against(words, p)]
    during = {word for p in theirs for word in words[fallen[0].last + 1 : p.i]}
    if theirs and foes and foes[0].i > theirs[0].i and not during.isdisjoint(_DURING):
        return [foes[0].code], [theirs[0].code]
    return perpetrator, target


def _is_against(words: list[str], party: Party) -> bool:
    """ضد مسلحي الحزب."""
    return "ضد" in words[max(0, party.i - 2) : party.i]


def without_ranks(clause: Clause, parties: list[Party], target: list[str]) -> list[str]:
    """مقتل جندي وضابط, جنود اميركيين عند موقع عسكري: a rank or a site is of the force that is named beside it."""
    if "us_forces" in target and "foreign_nationals" in target:
        americans = (clause.sentence.words[p.i] for p in parties if p.code == "foreign_nationals")
        if all(NATIONS.get(word) == "us_forces" for word in americans):  # ليصل عدد القتلي الامريكيين
            target = [code for code in target if code != "foreign_nationals"]
    if "activists" in target and not _MILITANTS.isdisjoint(target):
        target = [code for code in target if code != "activists"]  # قتل قيادي في التنظيم مع ثلاثه ناشطين
    if _GENERIC not in target or _FORCES.isdisjoint(target):
        return target
    words = clause.sentence.words
    if all(words[p.i] in _RANKS and p.last - p.i < 2 for p in parties if p.code == _GENERIC):
        return [code for code in target if code != _GENERIC]
    return target


def of_other_act(clause: Clause, party: Party, event_type: str, role: str) -> bool:
    """اعلن وقف اعتقال عناصر الميليشيا، وقتل 20 بتفجير, اغلقت المنافذ بعدما هدد التنظيم الناخبين: whom another act befell."""
    if event_type not in _MEASURES and (not role or party.noun or event_type not in _BLOWS):
        return False
    hits = clause.sentence.hits
    before = bisect_left(hits, party.i, key=_INDEX)
    if event_type in _MEASURES:
        told = hits[bisect_left(hits, clause.first, 0, before, key=_INDEX) : before]
        return any(h.trigger.event_type == "threat" and h.trigger.pos == "v" for h in told)
    if not before:
        return False
    last = hits[before - 1]
    return last.trigger.role == "arrested" and party.i - last.i <= 3
