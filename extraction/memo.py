"""What a word is, worked out once: words come back thousands of times in the news.

In: a function from a folded word to the classes it belongs to, as bits. Out: a table that fills itself, at most
`LIMIT` words long, so that a look-up costs one step in a small table instead of one in every word list.
"""

from __future__ import annotations

from collections.abc import Callable

LIMIT = 1 << 17
_LONGEST = 40  # letters; longer runs of letters are no words and are not kept


class WordClasses(dict[str, int]):
    """The classes of words; what it gives depends on the word alone, never on what was asked before."""

    def __init__(self, classify: Callable[[str], int]) -> None:
        """An empty table for a function of the word."""
        super().__init__()
        self._classify = classify

    def __missing__(self, word: str) -> int:
        """Works out a word that is new."""
        found = self._classify(word)
        if len(word) <= _LONGEST:
            if len(self) >= LIMIT:
                self.clear()
            self[word] = found
        return found
