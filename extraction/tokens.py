"""One scan of a text for every word that may open a number or a date, and for digits.

In: folded text. Out: tokens that `numbers.py` and `dates.py` share, so that a document is scanned once.
"""

from __future__ import annotations

from typing import TypeAlias

from extraction import date_words, number_words
from extraction.words import Words
from extraction.wordscan import WordScanner

Token: TypeAlias = tuple[int, int, str]  # start, end, word

_SCANNER = WordScanner({*number_words.TRIGGERS, *date_words.TRIGGERS})


def mention_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of folded `text` in [start, end) that may open a number or a date, in order."""
    return _SCANNER.tokens(text, start, len(text) if end is None else end)


def tokens_among(text: str, words: Words) -> list[Token]:
    """As `mention_tokens` of the whole of folded `text`, whose words are cut already."""
    return _SCANNER.among(text, words.texts, words.starts)
