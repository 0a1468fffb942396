"""Parties that have no part in an act though its clause names them: what stands in a quarter, whose ally one is against.

In: a clause and one of its parties, or the place of a verb. Out: yes or no. في المنطقه التي تضم مقر البرلمان, التحالف ضد
التنظيم, كان في السابق من قاده الجبهه, وهو بناء فجره التنظيم.
"""

from __future__ import annotations

from extraction.incident_party import INSURGENT, Party
from extraction.incident_segments import Clause
from extraction.incident_triggers import bare
from extraction.incident_words import WORDS

CONTAINS = frozenset({"تضم", "يضم", "توجد", "يوجد", "تتواجد", "يتواجد", "وتضم", "ويضم"})
_HELD_REACH = 12  # words from "which holds" to one of the many that a quarter holds
_FORMERLY = frozenset({"السابق", "سابقا"})
_SECTORS = frozenset({"قاطع", "بقاطع", "قواطع"})
_BESIDE = frozenset({"قرب", "بالقرب", "عند", "امام", "بجانب", "قبيل", "بجوار"})
_UTTERED = frozenset({"اقرار", "اعتراف", "اعلان", "قرار", "قول", "تصريحات", "تاكيد", "وصف"})
_WHICH_IS = frozenset({"وهو", "وهي", "وهما"})
_POSTS = WORDS["posts"]
_QUARTERS = frozenset(
    {
        "منطقه",
        "المنطقه",
        "للمنطقه",
        "بالمنطقه",
        "حي",
        "الحي",
        "مدينه",
        "المدينه",
        "شارع",
        "الشارع",
        "الساحه",
        "ساحه",
    }
)
_WAS = frozenset({"كان", "كانت", "كانوا"})
_RELATIVES = WORDS["relatives"]


def only_tells_of(clause: Clause, party: Party, event_type: str, at: int, before: list[str]) -> bool:
    """التحالف ضد التنظيم, كان في السابق من قاده الجبهه, قاطع عمليات البلده, بعد اقرار الحكومه: a party of no part in the act."""
    words = clause.sentence.words
    last = before[-1] if before else ""
    if last == "ضد" and party.code in INSURGENT:
        first = max(clause.first, at - 7)
        named = next((i for i in range(at - 2, first - 1, -1) if bare(words[i]) == "تحالف"), -1)
        return named >= 0 and not any(named < hit.i < at for hit in clause.hits)
    if party.code in INSURGENT and not _FORMERLY.isdisjoint(words[max(clause.first, at - 4) : at]):
        return not _WAS.isdisjoint(words[max(clause.first, at - 6) : at])
    if last in _SECTORS and words[party.i] == "عمليات":
        return True
    if event_type == "armed_clash" and bare(words[party.i]) in _POSTS:
        return not _BESIDE.isdisjoint(before[-2:])  # اشتباكات قرب نقطه تفتيش
    return last in _UTTERED and party.code == "government_officials"


def in_quarter(clause: Clause, at: int) -> bool:
    """في المنطقه التي تضم مقر البرلمان ومكاتب حكوميه: what stands in the quarter; but قاعده تضم قوات اميركيه is their own."""
    words = clause.sentence.words
    for i in range(at - 1, max(clause.first + 1, at - _HELD_REACH) - 1, -1):
        if words[i] in CONTAINS:
            return words[i - 1] in _RELATIVES and not _QUARTERS.isdisjoint(
                words[max(clause.first, i - 4) : i - 1]
            )
        if any(hit.i == i and hit.trigger.role != "hint" for hit in clause.hits):
            return False
    return False


def aside(clause: Clause, verb: int) -> bool:
    """وسيطرت علي الملعب، وهو بناء فجره التنظيم: a verb of another act behind "which is", once ground is told to be taken."""
    opening = _WHICH_IS.intersection(clause.sentence.words[max(clause.first, verb - 5) : verb])
    return bool(opening) and any(
        hit.i < verb and hit.trigger.event_type == "territory_captured" for hit in clause.hits
    )
