"""The words that numbers are written in, and how they add up.

In: the lexicons `numbers`, `number_vague` and `duals`. Out: look-ups of every written form (with و ف ب ل ك ال), the
rule of composition (ثلاثه وعشرون, خمسه الاف وثلاثميه), and what a dual noun says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from extraction.lexicon import column, load


class Dual(msgspec.Struct, frozen=True, gc=False):
    """A dual noun: its singular, whether the form can mean only two, and whether it names persons."""

    singular: str
    certain: bool
    is_person: bool


class NumberWord(msgspec.Struct, frozen=True, gc=False):
    value: int
    cls: str
    joined: bool  # with و before it
    definite: bool
    clitics: int  # how many letters stand before the number itself


_CLITICS = ("", "ب", "ل", "ف", "ك", "و", "وب", "ول")
_ARTICLES = ("ال", "بال", "لل", "وال", "وبال", "ولل")


def with_clitics(word: str) -> dict[str, tuple[bool, bool, int]]:
    """Every written form of a word -> (joined by و, definite, length of the clitics)."""
    plain = {clitic + word: (clitic.startswith("و"), False, len(clitic)) for clitic in _CLITICS}
    return plain | {article + word: (article.startswith("و"), True, len(article)) for article in _ARTICLES}


def _number_words() -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}
    for row in load("numbers"):
        for form, clitics in with_clitics(row["word"]).items():
            words.setdefault(form, NumberWord(int(row["value"]), row["class"], *clitics))
    # الاثنين is Monday, الاحد Sunday.
    for article in _ARTICLES:
        for weekday in ("اثنين", "احد"):
            words.pop(article + weekday, None)
    return words


def _duals() -> dict[str, tuple[Dual, int]]:
    forms: dict[str, tuple[Dual, int]] = {}
    for row in load("duals"):
        singular = row["singular"]
        stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
        for ending in ("ان", "ين"):
            dual = Dual(singular, ending == "ان" or row["sound_plural"] == "no", row["what"] == "person")
            for form, (_, _, clitics) in with_clitics(stem + ending).items():
                forms.setdefault(form, (dual, clitics))
    return forms


WORDS = _number_words()
DUALS = _duals()


def dual_noun(word: str) -> Dual | None:
    """What a folded word says as a dual: `جنديين` -> جندي, surely two; `مدنيين` -> not surely; None otherwise."""
    found = DUALS.get(word)
    return found[0] if found else None


class NumberSum:
    """Adds up the words of one number; `take` says whether a word still belongs to it."""

    def __init__(self) -> None:
        self.total = 0.0
        self.hundreds = 0
        self.tens = 0
        self.units = 0
        self.last_scale = float("inf")
        self.last_class = ""

    def take(self, word: NumberWord, first: bool) -> bool:
        """Adds the word; False, and nothing changed, where it opens another number (ثلاثه وخمسه)."""
        linked = word.joined or first
        if word.cls in ("unit", "teen_unit"):
            taken = linked and not self.units and not self.tens
            self.units += word.value if taken else 0
        elif word.cls == "ten":
            teen = bool(self.units) and not word.joined
            taken = not self.tens and (teen or (linked and not self.units))
            self.tens += word.value if taken else 0
        elif word.cls == "tens":
            taken = linked and not self.tens
            self.tens += word.value if taken else 0
        elif word.cls in ("hundred", "hundreds"):
            taken = self._take_hundreds(word, linked)
        elif word.cls == "half":
            taken = self.last_class in ("scale", "scaled") and word.joined and not word.definite
            self.total += self.last_scale / 2 if taken else 0
        elif self.last_class == "half" and word.definite:
            taken = True  # مليون ونصف المليون
        else:
            taken = self._take_scale(word, linked)
        if taken:
            self.last_class = word.cls
        return taken

    def _take_hundreds(self, word: NumberWord, linked: bool) -> bool:
        if word.cls == "hundred" and self.units and not word.joined and not self.tens and not self.hundreds:
            self.hundreds, self.units = self.units * 100, 0
            return True
        if linked and not self.hundreds and not self.tens and not self.units:
            self.hundreds = word.value
            return True
        return False

    def _take_scale(self, word: NumberWord, linked: bool) -> bool:
        unit = word.value / 2 if word.cls == "scaled" else word.value
        current = self.hundreds + self.tens + self.units
        if unit >= self.last_scale:
            return False
        if word.cls == "scale" and current and not word.joined:
            self.total += current * word.value
            self.hundreds = self.tens = self.units = 0
        elif linked and not current:
            self.total += word.value
        else:
            return False
        self.last_scale = unit
        return True

    @property
    def value(self) -> float:
        """The sum so far."""
        return self.total + self.hundreds + self.tens + self.units


def alternatives(phrases: Iterable[str]) -> str:
    """The phrases as one pattern, longest first."""
    return "|".join(
        re.escape(phrase) for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    )


_VAGUE_PHRASES = column("number_vague", "word")
VAGUE_FIRST = {
    form: clitics
    for phrase in _VAGUE_PHRASES
    for form, (_, definite, clitics) in with_clitics(phrase.split()[0]).items()
    if not definite
}
VAGUE = re.compile(f"(?:{alternatives(_VAGUE_PHRASES)})(?!\\w)")
# The forms that may begin a number; of the duals only those that can mean nothing but two persons.
TRIGGERS = frozenset(
    [*WORDS, *VAGUE_FIRST, *(form for form, (dual, _) in DUALS.items() if dual.certain and dual.is_person)]
)
