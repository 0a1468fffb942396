"""Who asks, refuses or decides: two tellings of one step by different parties are two facts.

In: a piece of a `Scene` and the word that tells a step. Out: the words that name the party, empty where it is not named
there ("واضاف انه يجب"), so that a speaker who goes on is not taken for another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.lexicon import column
from extraction.milestone_pieces import Piece, gap_hits
from extraction.text import fold

if TYPE_CHECKING:
    from extraction.milestone_words import Hit

# "وطالب النواب العرب باعادة الفرز": how many words after the verb may name who asks
_SUBJECT_WORDS = 5
_SUBJECT_REACH = 60
_LEAD_REACH = 100
_LEAST = 4
_DECIDING = frozenset({"PASS", "DECIDE"})
_DECIDED_REACH = 60
_DECIDER_AFTER = 28
_DECIDER_BEFORE = 45
_WORD = re.compile(r"[^\W\d_]+|[،:.\"(«]")
_REPORTED = re.compile(
    r"[\s\-*•\"«]*(?:و|ف|كما )?(?:اضاف|قال|اكد|ذكر|اوضح|تابع|اشار|شدد|لفت|بين|اعتبر|راي|نقل)(?:ت|وا)?(?!\w)"
)
_GENERAL = frozenset(fold(word).text for word in column("milestones_general", "word"))
# The subject ends where what is asked for begins: "الى", "على", "باعادة", "ان".
_STOPS = frozenset(
    ["الي", "علي", "ان", "بان", "في", "من", "عن", "خلال", "بعد", "قبل", "لدي", "عبر", "قد", *'،:."(«']
)
_NAMES_IN_B = ("بارزاني", "برزاني", "بايدن", "باراك", "بهاء", "بغداد", "برهم", "بريطاني", "باقر", "بتريوس")
_DECIDERS = ("PARLIAMENT", "SUPREME", "PRESIDENCY")
# "مطالبا", "داعيا", "دعوته": who is called on follows, not who calls
_TO_WHOM = re.compile(r"و?(?:داعي|مطالب|مناشد|حاث|مقترح)(?:ا|ين|ه)(?!\w)|\w*ت(?:ه|ها|هم)(?!\w)")
_WE = re.compile(r"[وف]?(?:نطالب|ندعو|نحث|نناشد|نريد|اطالب|ادعو|احث|اناشد)(?!\w)")
_PRONOUN = re.compile(r"ان(?:ه|ها|هم) \Z")
_NEEDED = frozenset({"NEEDS"})


def asker(folded: str, piece: Piece, at: int) -> frozenset[str]:
    """The words that name who asks or refuses at a place: after the verb ("وطالب علاوي بـ"), else before it."""
    if any(hit.start == at and hit.classes & _NEEDED for hit in piece.hits):
        return frozenset()
    if _WE.match(folded, at) is not None:  # "وقال علاوي للصحفيين: نطالب البرلمان"
        said = _REPORTED.match(folded, piece.start)
        words = _WORD.findall(folded, said.end(), min(piece.end, said.end() + _SUBJECT_REACH)) if said else []
        return _names(words[:_SUBJECT_WORDS])
    end = min(piece.end, at + _SUBJECT_REACH)
    to_whom = _TO_WHOM.match(folded, at) is not None
    named = frozenset() if to_whom else _names(_WORD.findall(folded, at, end)[1 : 1 + _SUBJECT_WORDS])
    if _PRONOUN.search(folded, max(piece.start, at - 6), at) is not None:
        return frozenset()  # "قال انه يرفض": whoever spoke before
    if named or at - piece.start > _LEAD_REACH or _REPORTED.match(folded, piece.start) is not None:
        return named
    words = _WORD.findall(folded, piece.start, at)
    return frozenset(word for word in words if len(word) >= _LEAST and _bare(word) not in _GENERAL)


def _names(words: list[str]) -> frozenset[str]:
    named = set()
    for word in words:
        if word in _STOPS or (
            word.startswith(("ب", "ل")) and not word.startswith(_NAMES_IN_B) and word != "لجنه"
        ):
            break
        if len(word) >= _LEAST and word not in _GENERAL:
            named.add(word)
    return frozenset(named)


def _bare(word: str) -> str:
    return word[1:] if word.startswith("و") and len(word) > _LEAST else word


def decider(folded: str, piece: Piece, at: int) -> frozenset[str]:
    """Which body decides at a place: "صوت النواب", "قررت المحكمة", "مجلس الرئاسة صادق"; empty where none is named."""
    deciding = [
        hit
        for hit in gap_hits(piece.hits, at - _DECIDED_REACH, at + 1)
        if hit.classes & _DECIDING and "قرار" not in folded[hit.start : hit.end]
    ]
    if not deciding:
        return frozenset()
    verb = deciding[0]  # "صوت النواب لصالح الزام المفوضية"
    if "PRESIDENCY" in verb.classes:
        return frozenset(("PRESIDENCY",))
    after = gap_hits(piece.hits, verb.end, verb.end + _DECIDER_AFTER)
    before = gap_hits(piece.hits, verb.start - _DECIDER_BEFORE, verb.start)
    return _body(after[:1]) or _body(before[-1:])


def _body(hits: Sequence[Hit]) -> frozenset[str]:
    for hit in hits:
        for name in _DECIDERS:
            if name in hit.classes:
                return frozenset((name,))
    return frozenset()


__all__ = ["asker", "decider"]
