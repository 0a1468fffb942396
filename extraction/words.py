"""The words and marks of an article, cut once, with quick ways to those around a place.

In: folded text. Out: `Words`: `Token`s in order; `at` and `before` give the few that titles, names and speakers look at,
never across a line end. The preposition "على" keeps its own spelling, so that it is not taken for the name علي.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate, compress
from operator import add
from typing import TYPE_CHECKING, TypeAlias

from extraction.memo import MARKED, once
from extraction.name_scan import occurrences

if TYPE_CHECKING:
    from extraction.document import Document

# A word or a mark: its folded text, its start and its end. A plain tuple, because an article has hundreds.
Token: TypeAlias = tuple[str, int, int]

_TOKEN = re.compile(r"\w+|\S|\n")
# مقتل52, 15جنديا: a word and a figure that a page ran together; but فرانس24, ال12
_GLUED = re.compile(r"((?!فرانس)[^\W\d_]{3,}|في|من|عن)([0-9]+)|([0-9]+)([^\W\d_]{3,}|في|من|عن)")
_MARKS = frozenset('،,.:؛؟!"()«»“”')


def cut(folded: str) -> tuple[list[str], list[int]]:
    """The words and marks of folded text, and where each begins; most stand between spaces, alone or with one mark."""
    chunks = folded.split(" ")
    places = list(map(add, accumulate(map(len, chunks), initial=0), range(len(chunks))))
    texts: list[str] = []
    starts: list[int] = []
    mixed: list[int] = []  # where a word and a figure may stand glued
    done = 0
    for number in [number for number, chunk in enumerate(chunks) if not chunk.isalpha()]:
        texts += chunks[done:number]
        starts += places[done:number]
        done = number + 1
        chunk, at = chunks[number], places[number]
        first = len(texts)
        if chunk.isalnum():
            texts.append(chunk)
            starts.append(at)
        elif chunk[:-1].isalnum() and chunk[-1] in _MARKS:
            texts += (chunk[:-1], chunk[-1])
            starts += (at, at + len(chunk) - 1)
        else:
            for match in _TOKEN.finditer(chunk):
                texts.append(match.group())
                starts.append(at + match.start())
        mixed += range(first, len(texts))
    texts += chunks[done:]
    starts += places[done:]
    glued = [
        (number, halves)
        for number in mixed
        if len(texts[number]) > 3
        and not (texts[number].isalpha() or texts[number].isdigit())
        and (halves := _GLUED.fullmatch(texts[number]))
    ]
    return _parted(texts, starts, glued) if glued else (texts, starts)


def _parted(
    texts: list[str], starts: list[int], glued: list[tuple[int, re.Match[str]]]
) -> tuple[list[str], list[int]]:
    """The words with the two halves of each that is `glued`, in one walk."""
    parted: list[str] = []
    places: list[int] = []
    done = 0
    for number, halves in glued:
        first, second = filter(None, halves.groups())
        parted += (*texts[done:number], first, second)
        places += (*starts[done:number], starts[number], starts[number] + len(first))
        done = number + 1
    return parted + texts[done:], places + starts[done:]


def _places(texts: list[str], wanted: str) -> list[int]:
    """The numbers of the tokens that are `wanted`, which are few."""
    places: list[int] = []
    place = -1
    for _ in range(texts.count(wanted)):
        place = texts.index(wanted, place + 1)
        places.append(place)
    return places


class Words:
    """The tokens of one document."""

    def __init__(self, doc: Document) -> None:
        """Cuts the folded text of a document."""
        texts, starts = cut(doc.folded)
        self.texts = texts  # as folded: "علي" for the preposition too
        self.starts = starts
        self.tokens: list[Token] = list(zip(texts, starts, map(add, starts, map(len, texts)), strict=True))
        self._line_ends = [bisect_left(starts, place) for place in occurrences(doc.folded, "\n")]
        # An article that writes فى for في writes the name علي as على too.
        if "على" in doc.raw and " فى " not in doc.raw:
            for number in _places(texts, "علي"):
                _, start, end = self.tokens[number]
                if doc.raw_text(start, end).endswith("ى"):
                    self.tokens[number] = ("على", start, end)

    @once
    def classes(self) -> list[int]:
        """What each of `texts` may be to the readers, as bits: see `memo`."""
        from extraction.word_classes import CLASSES

        return list(map(CLASSES.__getitem__, self.texts))

    @once
    def _marked(self) -> dict[int, list[int]]:
        """The numbers of the words that any reader but that of incidents looks for, by all that they are; few differ in it."""
        found: dict[int, list[int]] = defaultdict(list)
        classes = self.classes
        for number in compress(range(len(classes)), map(MARKED.__and__, classes)):
            found[classes[number]].append(number)
        return found

    def of_class(self, wanted: int) -> list[int]:
        """The numbers of the words of a class among `memo.MARKED`, in order."""
        found: list[int] = []
        for cls, numbers in self._marked.items():
            if cls & wanted:
                found += numbers
        found.sort()
        return found

    def _line_end(self, number: int) -> int:
        """The number of the first line end from token `number` on."""
        place = bisect_left(self._line_ends, number)
        return self._line_ends[place] if place < len(self._line_ends) else len(self.tokens)

    def index(self, place: int) -> int:
        """The number of the first token that begins at `place` or later."""
        return bisect_left(self.starts, place)

    def at(self, start: int, limit: int, end: int | None = None) -> list[Token]:
        """Up to `limit` tokens from `start` on, the rest of a word cut by `start` included, up to `end` or the line end."""
        first = bisect_left(self.starts, start)
        last = first + limit
        line_end = self._line_end(first)
        if line_end < last:
            last = line_end
        if end is not None:
            last = bisect_left(self.starts, end, first, min(last, len(self.starts)))
        found = self.tokens[first:last]
        if first and self.tokens[first - 1][2] > start:
            text, begin, close = self.tokens[first - 1]
            found.insert(0, (text[start - begin :], start, close))
        return found

    def before(self, end: int, limit: int) -> list[Token]:
        """The last `limit` tokens of the line that end at `end` or earlier."""
        last = bisect_left(self.starts, end)
        if last and self.tokens[last - 1][2] > end:
            last -= 1
        first = max(0, last - limit)
        place = bisect_left(self._line_ends, last) - 1
        if place >= 0:
            first = max(first, self._line_ends[place] + 1)
        return self.tokens[first:last]
