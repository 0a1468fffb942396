"""One scan of a text for every word that may open a number or a date, and for digits.

In: folded text. Out: tokens that `numbers.py` and `dates.py` share, so that a document is scanned once.
"""

from __future__ import annotations

from typing import TypeAlias

from extraction import date_words, number_words
from extraction.memo import FIGURE
from extraction.words import Words
from extraction.wordscan import WordScanner, digit_runs

Token: TypeAlias = tuple[int, int, str]  # start, end, word

OPENINGS = frozenset({*number_words.TRIGGERS, *date_words.TRIGGERS})
_SCANNER = WordScanner(OPENINGS)


def mention_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of folded `text` in [start, end) that may open a number or a date, in order."""
    return _SCANNER.tokens(text, start, len(text) if end is None else end)


def tokens_among(text: str, words: Words) -> list[Token]:
    """As `mention_tokens` of the whole of folded `text`, whose words are cut already."""
    texts, starts = words.texts, words.starts
    found = [
        (starts[number], starts[number] + len(texts[number]), texts[number])
        for number in words.of_class(FIGURE)
    ]
    digits = digit_runs(text, 0, len(text))
    return sorted(found + digits) if digits else found
