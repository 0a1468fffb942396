"""Finds the words of a list, and digits, in folded text, at the speed of two regular expressions.

In: words in every form they are written in. Out: `WordScanner.tokens`, the whole words that are among them and the
runs of digits, in order. Common beginnings are shared in the pattern, so that most words of a text are dismissed
at their first letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 64  # letters, more than any word of a list has
_DIGITS = re.compile(r"[0-9][0-9]*(?:[.,][0-9]+)*")  # one digit first: the engine skips to it


def trie_pattern(words: Iterable[str]) -> str:
    """A pattern that matches exactly the words, the longest first, with common beginnings written once."""
    by_first: dict[str, list[str]] = {}
    ends = False
    for word in sorted(set(words)):
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    branches = [re.escape(first) + trie_pattern(rest) for first, rest in by_first.items()]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else "(?:" + "|".join(branches) + ")"
    return joined + "?" if ends else joined


class WordScanner:
    """Scans for a fixed list of words and for digits."""

    def __init__(self, words: Iterable[str]) -> None:
        """Compiles the pattern of the words."""
        # Beginning with the character before the word lets the engine skip from gap to gap.
        self._pattern = re.compile(rf"\W({trie_pattern(words)})(?!\w)")

    def tokens(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, token) of every word of the list and every run of digits in [start, end), in order."""
        hits = [
            (*match.span(1), match.group(1)) for match in self._pattern.finditer(text, max(0, start - 1), end)
        ]
        first = self._pattern.match("\n" + text[: min(end, _LONGEST)]) if start == 0 else None
        if first is not None:
            hits.append((0, first.end() - 1, first.group(1)))
        digits = digit_runs(text, start, end)
        return sorted(hits + digits) if digits or first else hits


def digit_runs(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, digits) of every run of digits in [start, end), in order: 25,000 is one."""
    return [(*match.span(), match.group()) for match in _DIGITS.finditer(text, start, end)]
