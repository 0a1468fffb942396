"""Quotations whose source stands beside them: "«...»، بحسب فلان", "وبحسب فلان، فإن «...»", "«...»، يقول فلان".

In: a document with the triggers of its reports. Out: `Span`s in `found`; every statement is put there by `emit`, which trims it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extraction.clauses import Clauses
from extraction.quotations import Quotation
from extraction.quoted_words import SHORT_GAP, TITLED_WORK, QuotedWords
from extraction.report_links import HOW, THUS, apart
from extraction.speakers import Speakers
from extraction.speech import Trigger
from extraction.statement_spans import Span, closing, opening, unmarked

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.sentences import Sentence

_TAGGED = 90
_THUS = 16  # characters before a quotation in which "، فإنها" stands
# "..."، كما يقول فلان
_FOLLOWED = re.compile(r"\s*[،,]\s*(?:(?:كما|هكذا|بهذا|حسبما)\s)?|\s*(?:كما|هكذا|بهذا|حسبما)\s")


class TaggedWords(QuotedWords):
    """The quotations of one document with the tags and verbs that tell their source."""

    def __init__(self, doc: Document) -> None:
        """Nothing has been found."""
        super().__init__(doc.folded)
        self.doc = doc
        self.clauses = Clauses(doc)
        self.speakers = Speakers(doc)
        self.found: list[Span] = []
        self.sentence: Sentence
        self.starts: list[int] = []  # of the triggers

    def tagged(self, quotes: list[Quotation], covered: int) -> None:
        """ "..."، بحسب فلان: long quotations without a verb whose source is told by the tag after them."""
        for quote in quotes:
            told = self.found[-1] if self.found else None
            if (
                quote.start < covered
                or not self.long(quote)
                or (told and told.start <= quote.start < told.end)
            ):
                continue
            tag = self.clauses.tag_in(quote.end, quote.end + 4)
            end = min(self.sentence.end, tag + _TAGGED) if tag is not None else 0
            if (
                tag is None
                and (told_before := THUS.search(self.folded, max(covered, quote.start - _THUS), quote.start))
                is not None
            ):
                # "وبحسب فلان، فإن «...»"
                tag, end = (
                    self.clauses.tag_in(max(covered, quote.start - _TAGGED), quote.start),
                    told_before.start(),
                )
                tag = None if tag is not None and self.reported(tag - SHORT_GAP, tag) else tag
            if tag is None and (first := self.clauses.tag_in(self.sentence.start, quote.start)) is not None:
                # "وبحسب الصحيفة «...»": a tag that opens the sentence right before its quotation
                opens = first - self.sentence.start < 2 and quote.start - first < SHORT_GAP
                opens = opens and "،" not in self.folded[first : quote.start]
                tag, end = (first, quote.start) if opens else (None, 0)
            if tag is None:
                continue
            source = self.speakers.tagged(tag, end)
            if source is not None:
                self.emit(quote.inner_start, quote.inner_end, source)

    def reported(self, start: int, end: int) -> bool:
        """Whether a verb of saying stands in [start, end): "وأوضحت، حسب الوكالة، أن «...»" """
        return bisect_left(self.starts, start) < bisect_left(self.starts, end)

    def followed(self, quotes: list[Quotation], triggers: list[Trigger]) -> None:
        """ "..."، يقول فلان: quotations whose verb of saying stands right after them, with its subject."""
        starts = [trigger.start for trigger in triggers]
        for quote in quotes:
            number = bisect_left(starts, quote.end)
            after = triggers[number] if number < len(triggers) else None
            if (
                after is None
                or after.conjoined
                or after.verb.use != "say"
                or after.form not in ("past", "present")
                or not quote.closed
                or self.folded.count(" ", quote.inner_start, quote.inner_end) < 2
                or _FOLLOWED.fullmatch(self.folded, quote.end, after.start) is None
                or TITLED_WORK.search(self.folded, max(0, quote.start - 16), quote.start)
                or self.clauses.opener(after, min(self.sentence.end, after.end + _TAGGED), self.quoted)
                is not None
                or any(span.start < quote.end and quote.inner_start < span.end for span in self.found[-8:])
            ):
                continue
            following = self.quotes_in(after.end, self.sentence.end)
            end = min(following[0].start if following else self.sentence.end, after.end + _TAGGED)
            subject = self.speakers.subject(after.end, end)
            if subject is not None and self.speakers.can_speak(subject):
                self.emit(quote.inner_start, quote.inner_end, self.speakers.name(subject))
            elif self.speakers.last is not None and HOW.match(self.folded, after.end, self.sentence.end):
                self.emit(quote.inner_start, quote.inner_end, self.speakers.last)

    def emit_joined(self, quote: Quotation, speaker: str) -> int:
        """A quotation and those that follow it after a comma or "و"; returns where they end."""
        while True:
            self.emit(quote.inner_start, quote.inner_end, speaker)
            after = self.quotes_in(quote.end, quote.end + 5)
            if not after or self.folded[quote.end : after[0].start].strip(" ،,وب") or not self.long(after[0]):
                return quote.end
            quote = after[0]

    def emit(self, start: int, end: int, speaker: str) -> None:
        start = opening(self.folded, start, end)
        limit = end
        tag = self.clauses.tag_in(start + 12, limit)
        while tag is not None and self.quoted(tag):
            tag = self.clauses.tag_in(tag + 1, limit)
        limit = limit if tag is None else tag
        added = apart(self.folded, min(start + 4, limit), limit)
        if added >= 0 and not self.quoted(added):
            limit = added
        start, limit = unmarked(self.folded, start, closing(self.folded, start, limit))
        start, limit = opening(self.folded, start, limit), closing(self.folded, start, limit)
        if limit - start >= 4:
            self.found.append(Span(start, limit, self.sentence.start, max(self.sentence.end, end), speaker))
