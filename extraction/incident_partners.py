"""Parties joined to one another: a second nation of one force, a second party behind an "and" that stands alone, a party's gunmen.

In: the words of a sentence and the parties of a clause. Out: the parties, mended and completed; `kind_of_victim`, the code
of a victim whom the words beside say to be another's; the force that an officer heads, and a party behind "or". القوات التركيه والايرانيه, الشرطه و «الاسايش», مسلحو الاتحاد.
"""

from __future__ import annotations

from msgspec.structs import replace

from extraction.incident_nations import NATIONS
from extraction.incident_party import ARMED, NAMED_FORCES, Party
from extraction.incident_words import WORDS

_GUNMEN_OF = WORDS["gunmen_of"]
_MILITARY = ("عسكري", "عسكريا", "عسكريين", "امني", "امنيا", "امنيين", "العسكري", "الامني")
_MEN_OF_MINISTRY = WORDS["men_of_ministry"]
_INTERIOR = frozenset({"الداخليه", "داخليه"})
_KURDS = frozenset({"الاكراد", "اكراد", "الكرد"})
_RANKS = WORDS["ranks"]
_HEADS = WORDS["heads_told"] - {"من", "احد", "كبار"}
_APPOSITION = 8  # words from an officer to the force that he heads
_ANKARA = ("تركيا", "تركي", "انقره")


def with_partners(words: list[str], last: int, found: list[Party]) -> list[Party]:
    """The parties with those that an "and" adds to them."""
    kept: list[Party] = []
    for p in found:
        i = p.i
        if kept and i == kept[-1].last + 2 and words[i - 1] == "و":
            p = replace(p, i=i - 1)  # قوات الشرطه و «الاسايش»
        if p.code == "politicians" and i and words[i - 1] in _GUNMEN_OF:
            p = replace(p, code="peshmerga" if "الكردستاني" in words[i : p.last + 1] else "militias")
        kept.append(p)
        second = words[p.last + 1] if p.last + 1 < last else ""
        nations = second.startswith("وال") and second in NATIONS and words[p.last] in NATIONS
        if nations and p.code in ARMED and NATIONS[second] != p.code:  # القوات التركيه والايرانيه
            kept.append(Party(p.last + 1, p.last + 1, NATIONS[second], False))
    return kept


def kind_of_victim(words: list[str], party: Party, clause_words: frozenset[str]) -> str:
    """مسوول عسكري, منتسبو وزاره الداخليه, المقاتلين الاكراد whom Turkey strikes: whose men the victims are."""
    following = words[party.last + 1] if party.last + 1 < len(words) else ""
    before = words[party.i - 1] if party.i else ""
    if party.code == "government_officials":
        if words[party.i].removeprefix("ال").startswith("مسوول") and following in _MILITARY:
            return "iraqi_security_forces"
        if before in _MEN_OF_MINISTRY and not _INTERIOR.isdisjoint(words[party.i : party.last + 1]):
            return "iraqi_police"
    if (
        party.code == "peshmerga"
        and words[party.last] in _KURDS
        and any(w.startswith(_ANKARA) or w.endswith("تركيه") for w in clause_words)
    ):
        return "pkk"
    return party.code


def in_apposition(words: list[str], parties: list[Party], roles: list[str]) -> None:
    """اغتالوا العميد فلان، مدير شرطه البلده: the force that he heads tells whose officer he is."""
    for k in range(1, len(parties)):
        p, officer = parties[k], parties[k - 1]
        if (
            roles[k]
            or roles[k - 1] != "victim"
            or p.code not in NAMED_FORCES
            or words[officer.i] not in _RANKS
        ):
            continue
        head = words[p.i - 1].removeprefix("و")
        if head in _HEADS and p.i - officer.last <= _APPOSITION and words[p.i - 2] in ("،", ","):
            roles[k] = "victim"


def parted_by_or(words: list[str], party: Party, other: Party) -> bool:
    """من قبل الجيش او التحالف: one of two armed parties."""
    return other.i == party.last + 2 and words[party.last + 1] == "او" and other.code in ARMED
