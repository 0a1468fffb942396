"""The words and marks of an article, cut once, with quick ways to those around a place.

In: folded text. Out: `Words`: `Token`s in order; `at` and `before` give the few that titles, names and speakers look at,
never across a line end. The preposition "على" keeps its own spelling, so that it is not taken for the name علي.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extraction.document import Document

_TOKEN = re.compile(r"\w+|[^\w\s]|\n")


class Token(NamedTuple):
    """One word or mark of the folded text with its place."""

    text: str
    start: int
    end: int


class Words:
    """The tokens of one document."""

    def __init__(self, doc: Document) -> None:
        """Cuts the folded text of a document."""
        new = tuple.__new__
        self.tokens: list[Token] = [
            new(Token, (match.group(), *match.span())) for match in _TOKEN.finditer(doc.folded)
        ]
        self.starts = [token[1] for token in self.tokens]
        # An article that writes فى for في writes the name علي as على too.
        if "على" in doc.raw and " فى " not in doc.raw:
            for number, token in enumerate(self.tokens):
                if token[0] == "علي" and doc.raw_text(token[1], token[2]).endswith("ى"):
                    self.tokens[number] = Token("على", token[1], token[2])

    def index(self, place: int) -> int:
        """The number of the first token that begins at `place` or later."""
        return bisect_left(self.starts, place)

    def at(self, start: int, limit: int, end: int | None = None) -> list[Token]:
        """Up to `limit` tokens from `start` on, the rest of a word cut by `start` included, up to `end` or the line end."""
        first = bisect_left(self.starts, start)
        found = self.tokens[first : first + limit]
        if first and self.tokens[first - 1][2] > start:
            text, begin, close = self.tokens[first - 1]
            found.insert(0, Token(text[start - begin :], start, close))
        for number, token in enumerate(found):
            if token[0] == "\n" or (end is not None and token[1] >= end):
                return found[:number]
        return found

    def before(self, end: int, limit: int) -> list[Token]:
        """The last `limit` tokens of the line that end at `end` or earlier."""
        last = bisect_left(self.starts, end)
        if last and self.tokens[last - 1][2] > end:
            last -= 1
        found = self.tokens[max(0, last - limit) : last]
        for number in range(len(found) - 1, -1, -1):
            if found[number][0] == "\n":
                return found[number + 1 :]
        return found
