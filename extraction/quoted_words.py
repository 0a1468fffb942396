"""The quotations of a document as a reader of reports asks for them: what is quoted, and what a trigger introduces.

In: folded text and the triggers of its reports. Out: `Quotation`s in a span, and the one that a trigger introduces
without a clause opener ("وقال: «...»"); names in marks (تنظيم "الدولة") and titles of works are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from extraction.clauses import WORDS
from extraction.quotations import Quotation, find_quotations
from extraction.speech import Trigger

_LONGEST_NAME = 6
# أعلنت «كذا» (استهداف، مسؤوليتها عن ...), not "... " في بيان
_ANNOUNCING = frozenset({"اعلن", "اكد", "نفي", "كشف", "تبني", "قرر", "ذكر"})
_OBJECT = re.compile(r" (?!(?:في|عبر|خلال|امام|بعد|عقب|ان|انه|انها|من|علي|لدي)(?!\w))\w")
GAP = 420  # how far behind its trigger a report may begin
SHORT_GAP = 60
_QUOTE_GAP = 90
_BY = (" ب", " بـ")  # أشار إلى القنابل بـ"كذا": a name for them
_OPENED = re.compile(r"(?<!\w)ب?ان(?:ه|ها|هم)?\s*:?\s*\Z")
_INNER_OPENER = re.compile(r"ب?ان(?:ه|ها|هم)?\s")
# تنظيم "الدولة"، محافظة "نينوى": names in quotation marks.
_NAMED_BODY = re.compile(rf"(?:{'|'.join(sorted(WORDS['named_body']))})\s*\Z")
TITLED_WORK = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(WORDS['titled_work']))})\s*:?\s*\Z")


class QuotedWords:
    """The quotations of one document."""

    def __init__(self, folded: str) -> None:
        """Finds them."""
        self.folded = folded
        self.quotes = find_quotations(folded)
        self.quote_starts = [quote.start for quote in self.quotes]

    def quoted(self, position: int) -> bool:
        """Whether a position lies inside the words of a quotation."""
        if not self.quotes:
            return False
        index = bisect_right(self.quote_starts, position) - 1
        return index >= 0 and position < self.quotes[index].end and self.quotes[index].closed

    def quotes_in(self, start: int, end: int) -> list[Quotation]:
        """The quotations that begin in [start, end)."""
        starts = self.quote_starts
        if not starts or starts[-1] < start or starts[0] >= end:
            return []
        first = bisect_left(starts, start)
        return self.quotes[first : bisect_left(starts, end, first)]

    def quote_after(self, trigger: Trigger) -> bool:
        """Whether a quotation follows a verb that counts only with one."""
        quotes = self.quotes_in(trigger.end, trigger.end + _QUOTE_GAP)
        return bool(quotes) and not _OPENED.search(
            self.folded, max(trigger.end, quotes[0].start - 12), quotes[0].start
        )

    def long(self, quote: Quotation) -> bool:
        """Whether a quotation is more than a phrase: five words."""
        return self.folded.count(" ", quote.inner_start, quote.inner_end) >= 4

    def clause_in_quote(self, trigger: Trigger, end: int) -> tuple[int, int] | None:
        """Where the clause of a verb begins that has its opener inside the marks: توقع الوزير "ان تكون السنة جيدة"."""
        for quote in self.quotes_in(trigger.end, min(end, trigger.end + SHORT_GAP))[:1]:
            opener = _INNER_OPENER.match(self.folded, quote.inner_start)
            if opener is not None and quote.closed:
                return quote.start, opener.end()
        return None

    def direct_quote(self, trigger: Trigger, end: int, found: tuple[int, int] | None) -> Quotation | None:
        """The quotation a trigger introduces without a clause opener, if any."""
        use = trigger.verb.use
        for quote in self.quotes_in(trigger.end, min(end, trigger.end + GAP)):
            words = self.folded.count(" ", quote.inner_start, quote.inner_end) + 1
            colon = self.folded[max(0, quote.start - 2) : quote.start].strip() == ":"
            if found and found[0] < quote.start and not (colon and self.folded[found[0]] == ":"):
                return None
            if not quote.closed and not colon:
                continue
            if found and found[0] >= quote.end and words < 5:
                continue
            if TITLED_WORK.search(self.folded, max(trigger.end, quote.start - 16), quote.start):
                continue
            if not colon and words <= _LONGEST_NAME and self._acts(trigger, quote):
                continue
            named = (
                _NAMED_BODY.search(self.folded, max(trigger.end, quote.start - 16), quote.start) is not None
            )
            if colon or words >= 6 or (words >= 4 and not named):
                return quote
            if words >= 2 and trigger.verb.past in WORDS["chanted"] and quote.start - trigger.end < SHORT_GAP:
                return quote
            gap = self.folded[trigger.end : quote.start]
            closes = len(gap) < SHORT_GAP and self.folded[quote.end : quote.end + 1] in ("", ".", "\n")
            if (
                words >= 2
                and use == "say"
                and (closes or not gap.strip())
                and not (named or gap.endswith(_BY))
            ):
                return quote
            if (
                words >= 2
                and trigger.verb.past in WORDS["felt"]
                and (gap.endswith(" عن ") or trigger.verb.past == "ابدي")
            ):
                return quote
        return None

    def _acts(self, trigger: Trigger, quote: Quotation) -> bool:
        """أعلنت «المقاومة كذا في كذا» استهداف قاعدة: a name right after its verb, before what it announces."""
        if trigger.form != "past" or trigger.verb.past not in _ANNOUNCING:
            return False
        if self.folded[trigger.end : quote.start].strip():
            return False
        return _OBJECT.match(self.folded, quote.end) is not None
