"""One article made ready for reading: folded once, cut into sentences, with the way back to its characters.

In: an `Article`. Out: a `Document`, whose sentences and mentions are spans of its folded text. Numbers, dates,
places, actors and persons are found when first asked for, and kept.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from extraction.articles import Article
from extraction.calendar import NEWS_YEARS
from extraction.memo import once
from extraction.sentences import Sentence, split_sentences
from extraction.text import fold, narrow, raw_span
from extraction.tokens import Token, tokens_among

if TYPE_CHECKING:
    from extraction.actors import ActorMention
    from extraction.dates import DateMention
    from extraction.dating import Dating
    from extraction.name_scan import NameHit
    from extraction.numbers import NumberMention
    from extraction.persons import PersonMention
    from extraction.places import PlaceMention
    from extraction.roles import Cast
    from extraction.title_names import TitledName
    from extraction.words import Words


class Span(Protocol):
    """Anything with a place in the folded text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Span)


class Mentions(list[S]):
    """Mentions by start, with their starts beside them: they are asked for by place all the time."""

    def __init__(self, mentions: Iterable[S]) -> None:
        """Keeps the mentions; they do not change any more."""
        super().__init__(mentions)
        self.starts = [mention.start for mention in self]


def in_span(mentions: Mentions[S], start: int, end: int) -> Sequence[S]:
    """Those of the mentions that begin in [start, end)."""
    starts = mentions.starts
    first = bisect_left(starts, start)
    return mentions[first : bisect_left(starts, end, first)]


class Document:
    """An article as the extractor reads it; all spans count in `folded` unless they are called raw."""

    def __init__(self, article: Article) -> None:
        """Folds the article and splits it; the rest waits until asked for."""
        self.article_id = article.article_id
        self.title = article.title
        self.text = article.text
        self.outlet = article.outlet
        self.published_on = article.published_on
        self.raw = f"{article.title}\n{article.text}"
        folded = fold(self.raw)
        self.folded = folded.text
        self.offsets = folded.offsets
        # A title may hold line ends of its own; what is folded of it ends where its raw length says.
        self.title_end = len(self.title) if self.offsets is None else self.offsets.folded_at(len(self.title))
        self.narrow = narrow(self.folded)
        self.last_words: dict[int, list[str]] = {}  # the words before a place, kept for all who ask
        self.sentences: list[Sentence] = split_sentences(self.folded, self.title_end)

    @classmethod
    def of(cls, article: Article) -> Document:
        """The document of an article."""
        return cls(article)

    @once
    def dating(self) -> Dating:
        """Where the article's day comes from, and the interval deduced where there is no day."""
        from extraction.dating import date_document

        return date_document(self)

    @once
    def anchor(self) -> dt.date | None:
        """The day that "today" means: as published, else fixed by a dateline or a full date in the text; 1/1/1 is none."""
        day = self.published_on or self.dating.day
        return day if day is not None and day.year in NEWS_YEARS else None

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a folded span, tight around its characters."""
        return raw_span(self.raw, self.offsets, start, end)

    def raw_text(self, start: int, end: int) -> str:
        """The characters as written under a folded span."""
        if self.offsets is None:
            return self.raw[start:end]
        raw_start, raw_end = raw_span(self.raw, self.offsets, start, end)
        return self.raw[raw_start:raw_end]

    def evidence(self, where: Span | tuple[int, int]) -> tuple[str, int, int]:
        """Quote, raw start and raw end of a sentence, a mention or a folded (start, end)."""
        start, end = where if isinstance(where, tuple) else (where.start, where.end)
        raw_start, raw_end = self.raw_span(start, end)
        return self.raw[raw_start:raw_end], raw_start, raw_end

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that covers a folded position; None between sentences."""
        index = bisect_left(self.sentences, position + 1, key=lambda sentence: sentence.start) - 1
        if index < 0 or position >= self.sentences[index].end:
            return None
        return self.sentences[index]

    @once
    def tokens(self) -> list[Token]:
        """The words that may open a number or a date, and digits."""
        return tokens_among(self.folded, self.words)

    @once
    def numbers(self) -> Mentions[NumberMention]:
        """All numbers of the text, by start."""
        from extraction.numbers import find_numbers

        return Mentions(find_numbers(self.folded, tokens=self.tokens))

    @once
    def dates(self) -> Mentions[DateMention]:
        """All dates of the text, by start, resolved against `anchor`."""
        from extraction.dates import find_dates

        if self.anchor is None:
            return self.dates_without_anchor
        return Mentions(find_dates(self.folded, anchor=self.anchor, tokens=self.tokens))

    @once
    def dates_without_anchor(self) -> Mentions[DateMention]:
        """All dates of the text as they stand, for finding the anchor itself."""
        from extraction.dates import find_dates

        return Mentions(find_dates(self.folded, tokens=self.tokens))

    @once
    def names(self) -> list[NameHit]:
        """The names of places, actors and nationalities as they stand, by start: one pass for all."""
        from extraction.name_scan import scan_names

        return scan_names(self.folded, narrowed=self.narrow)

    @once
    def places(self) -> Mentions[PlaceMention]:
        """All places of the text, by start."""
        from extraction.places import find_places

        return Mentions(find_places(self))

    @once
    def actors(self) -> Mentions[ActorMention]:
        """All actors of the text, by start."""
        from extraction.actors import find_actors

        return Mentions(find_actors(self))

    @once
    def persons(self) -> Mentions[PersonMention]:
        """All named people of the text, by start."""
        from extraction.persons import find_persons

        return Mentions(find_persons(self))

    @once
    def cast(self) -> Cast:
        """The named people of the text with their roles."""
        from extraction.roles import read_cast

        return read_cast(self)

    @once
    def words(self) -> Words:
        """The words and marks of the text."""
        from extraction.words import Words

        return Words(self)

    @once
    def titled_names(self) -> list[TitledName]:
        """The titles of the text with the names beside them."""
        from extraction.titles import find_titled_names

        return find_titled_names(self)
