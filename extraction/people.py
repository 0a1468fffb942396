"""The people of one article: every way they are named, joined to the fullest.

In: names as they stand in the article. Out: `People`, which gives for a name the fullest one known for that person:
"الكاظمي" and "مصطفى الكاظمي" are one, and so are two spellings of one name that share all but one word.
"""

from __future__ import annotations

from difflib import SequenceMatcher

_ALIKE = 0.78
_CONSIDERED = 40  # people of one article that a short name is compared with


def alike(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one name: العبادي/عبادي, اوديرنو/ادورنو."""
    one, other = one.removeprefix("ال"), other.removeprefix("ال")
    if one == other:
        return True
    if one[:1] != other[:1] and min(len(one), len(other)) < 5:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def same_person(one: list[str], other: list[str]) -> bool:
    """Whether two names, as folded words, can be one person's: one within the other, or two spellings of one."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return False
    rest = {word.removeprefix("ال") for word in longer}
    if all(word.removeprefix("ال") in rest for word in shorter):
        return (
            len(shorter) > 1
            or shorter[0].removeprefix("ال") == longer[-1].removeprefix("ال")
            or len(longer) > 2
        )
    if len(shorter) == 1:
        return False
    first, last = (shorter[0], longer[0]), (shorter[-1], longer[-1])
    return (first[0] == first[1] or last[0] == last[1]) and alike(*first) and alike(*last)


class People:
    """Names in the order they were met, each with the fullest form and where it stands."""

    def __init__(self) -> None:
        """Nobody yet."""
        self.names: list[list[str]] = []
        self.written: list[str] = []
        self._exact: dict[str, int] = {}
        self._bearers: dict[str, list[int]] = {}

    def add(self, key: str, written: str) -> int:
        """Registers a folded name and how it is written; returns the number of the person."""
        words = key.split()
        number = self.find(words)
        if number is None:
            number = len(self.names)
            self.names.append(words)
            self.written.append(written)
        elif len(words) > len(self.names[number]):
            self.names[number], self.written[number] = words, written
        self._exact[" ".join(words)] = number
        for word in words:
            bearers = self._bearers.setdefault(word.removeprefix("ال"), [])
            if number not in bearers[-_CONSIDERED:]:
                bearers.append(number)
        return number

    def family(self, word: str) -> int | None:
        """The person with this family name, the last met of those whose full name the article gives."""
        for number in reversed(self._bearers.get(word.removeprefix("ال"), [])[-_CONSIDERED:]):
            names = self.names[number]
            if len(names) > 1 and (
                names[-1].removeprefix("ال") == word.removeprefix("ال") or word in names[1:]
            ):
                return number
        return None

    def find(self, words: list[str]) -> int | None:
        """The number of the person with this name: met in this form, else in another one, the last met first."""
        number = self._exact.get(" ".join(words))
        if number is not None:
            return number
        near = {n for word in words for n in self._bearers.get(word.removeprefix("ال"), [])[-_CONSIDERED:]}
        return next((n for n in sorted(near, reverse=True) if same_person(words, self.names[n])), None)

    def spelled(self, word: str) -> int | None:
        """The person whose family name is another spelling of this word, of those met last."""
        for number in range(len(self.names) - 1, max(-1, len(self.names) - 1 - _CONSIDERED), -1):
            if len(self.names[number]) > 1 and alike(word, self.names[number][-1]):
                return number
        return None
