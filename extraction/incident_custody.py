"""Arrests that are named and not made: a paper, the word of a court, a man sent home, held already or set free.

In: an `Act` of the type `arrest`. Out: `untaken_men`, what speaks against it.
"""

from __future__ import annotations

from extraction.incident_act import Act
from extraction.incident_words import WORDS

_RELEASED = WORDS["captivity_ends"] - {"جثه", "جثته", "جثث", "جثتي", "جثثهم", "تحرير", "حرر", "حررت", "تحررت"}
_HELD_IN = frozenset({"رهن", "قيد"})
_WHILE = frozenset({"اثناء", "خلال", "مده", "فتره"})
_WARRANTS = WORDS["warrants"]
_ORDERED = WORDS["ordered"]
_PAPERS = _WARRANTS - {"امر"}
_JUDGES = WORDS["judges"]
_OFFICE = WORDS["office_of_man"]
_RELATIVES = WORDS["relatives"]


def untaken_men(act: Act) -> float:
    """What speaks against an arrest."""
    against = 0.0
    if _only_ordered(act) or _only_suspended(act):
        against += 3.5
    if _is_held(act):
        against += 2.5
    return against


def _only_ordered(act: Act) -> bool:
    """مذكره القاء قبض, امرا بالقبض عليه, امر القاضي بتوقيفه, معسكر اعتقال: a paper, the word of a court, a jail."""
    if not act.t.prefix:
        if not _WARRANTS.isdisjoint(act.near[-1:]):
            return "بموجب" not in act.near
    elif act.t.prefix != "ب":
        return False
    before = act.before(9)
    if _ORDERED.isdisjoint(before):
        return not _WARRANTS.isdisjoint(act.near[-2:])
    return not _JUDGES.isdisjoint(before) or not _PAPERS.isdisjoint(before[-2:])


def _is_held(act: Act) -> bool:
    """رهن الاعتقال, اثناء احتجازهم, الذين تحتجزهم السلطات, افرج عن سجين تم احتجازه: who is held, or held no longer."""
    near = act.near
    if near and (near[-1] in _HELD_IN or (near[-1] in _WHILE and act.t.lemma == "احتجاز")):
        return True
    if act.t.imperfect and act.t.lemma == "احتجز" and not _RELATIVES.isdisjoint(near[-2:]):
        return True
    return not _RELEASED.isdisjoint(act.words[act.clause.first : act.i])


def _only_suspended(act: Act) -> bool:
    """توقيف خمسه ضباط عن العمل: sent home, not to jail."""
    after = act.after
    return "عن" in after and not _OFFICE.isdisjoint(after[after.index("عن") + 1 :][:2])
