"""The people of one article: every way they are named, joined to the fullest.

In: names as they stand in the article. Out: `People`, which gives for a name the fullest one known for that person:
"الكاظمي" and "مصطفى الكاظمي" are one, and so are two spellings of one name that share all but one word.
"""

from __future__ import annotations

from difflib import SequenceMatcher

_ALIKE = 0.78


def alike(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one name: العبادي/عبادي, اوديرنو/ادورنو."""
    one, other = one.removeprefix("ال"), other.removeprefix("ال")
    if one == other:
        return True
    if one[:1] != other[:1] and min(len(one), len(other)) < 5:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def same_person(one: list[str], other: list[str]) -> bool:
    """Whether two names, as folded words, can be one person's: one within the other, or two spellings."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return False
    rest = {word.removeprefix("ال") for word in longer}
    if all(word.removeprefix("ال") in rest for word in shorter):
        return len(shorter) > 1 or shorter[0].removeprefix("ال") == longer[-1].removeprefix("ال") or len(longer) > 2
    if len(shorter) == 1:
        return alike(shorter[0], longer[-1])
    first, last = (shorter[0], longer[0]), (shorter[-1], longer[-1])
    return (first[0] == first[1] or last[0] == last[1]) and alike(*first) and alike(*last)


class People:
    """Names in the order they were met, each with the fullest form and where it stands."""

    def __init__(self) -> None:
        self.names: list[list[str]] = []
        self.written: list[str] = []

    def add(self, key: str, written: str) -> int:
        """Registers a folded name and how it is written; returns the number of the person."""
        words = key.split()
        number = self.find(words)
        if number is None:
            self.names.append(words)
            self.written.append(written)
            return len(self.names) - 1
        if len(words) > len(self.names[number]):
            self.names[number], self.written[number] = words, written
        return number

    def family(self, word: str) -> int | None:
        """The person with this family name, the last met of those whose full name the article gives."""
        bare = word.removeprefix("ال")
        for number in range(len(self.names) - 1, -1, -1):
            names = self.names[number]
            if len(names) > 1 and (names[-1].removeprefix("ال") == bare or word in names[1:]):
                return number
        return None

    def find(self, words: list[str]) -> int | None:
        """The number of the person with this name; full names before family names."""
        for number in range(len(self.names) - 1, -1, -1):
            if self.names[number] == words:
                return number
        for number in range(len(self.names) - 1, -1, -1):
            if same_person(words, self.names[number]):
                return number
        return None
