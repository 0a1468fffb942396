"""What the readers of milestones need to know of an article: its pieces, its country, its days and its tense.

In: a `Document`. Out: `Scene` with its `Piece`s (sentences, very long ones cut), and answers about a span of a piece:
which body is voted for, past or coming, which day, which number, another country's election or Iraq's.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from extraction.document import in_span
from extraction.memo import once
from extraction.milestone_elections import elections
from extraction.milestone_numbers import Numbers
from extraction.milestone_pieces import VOTES, Day, Piece, gap_hits
from extraction.milestone_rules import CORES
from extraction.milestone_words import Hit, find_hits

if TYPE_CHECKING:
    from extraction.dates import DateMention
    from extraction.document import Document

# Longer sentences are read in pieces, so that work stays linear in the length of the text.
LONGEST_PIECE = 1500

# Classes that make a piece worth reading.
_TELLING = (
    VOTES
    | CORES
    | {"VOTE_ACT", "POLLS", "TURNOUT", "TURNED_OUT", "SEATS", "SHARE", "DATE_WORD", "VOTER_COUNT"}
)
# "وطالب علاوي باعادة الفرز": how near the start a verb still opens its sentence.
_OPENING = 14
_RELATIVE_REACH = 50
# "بغداد، العراق (CNN)-- نقض ..."
_DATELINE = re.compile(r"[^\n.]{0,60}?(?:--|—|–) ?")
# "من جهة ثانية، رفضت المحكمة ..."
_ASIDE = re.compile(
    r"و?(?:من جه(?:ه|ته|تها) (?:ثانيه|اخري)|من جانب اخر|من جانبه|من جانبها|في الوقت نفسه|في غضون ذلك|الي ذلك|في المقابل)،? "
)
_RELATIVE = re.compile(
    r"(?<!\w)(?:الذي|التي|الذين|والذي|والتي)(?!\w)(?! [^\W\d_]+ (?:خلالها|خلاله|فيها|فيه)(?!\w))"
)
_PASSING = re.compile(r"(?<!\w)(?:الذي|التي|الذين|بعد|قبل|عقب|مما)(?!\w)")
_CONDITION = re.compile(r"[\s\-*•\"«]*و?(?:اذا|لو|في حال|ان لم)(?!\w)")
# "وبموجب الدستور، يتعين على المجلس ان ...": what is prescribed is no step; its further sentences count days alone
_BY_CONSTITUTION = re.compile(
    r"[\s\-*•\"«]*[وف]?(?:بموجب|بحسب|حسب|وفق|وفقا|طبقا|استنادا|بمقتضي|ينص|نص|يلزم|يوجب|يحدد|يقضي|يمنح|يشترط)[^.\n]{0,40}دستور"
)
_MUST = re.compile(
    r"(?<!\w)(?:يتعين|يتوجب|يجب|يفترض|ينبغي|يلزم|يتولي|[بو]?ان|(?:س|ف|فس)?[يت](?:دعو|عقد|نتخب|كلف|ختار))(?!\w)"
)
_PRESCRIBED = re.compile(
    r"(?<!\w)(?:يتعين|يتوجب|يفترض|[يت]تم|تستغرق|س?[يت]كلف|س?ينتخب|س?يدعو|س?يختار)(?!\w)"
    r"[^.\n]{0,160} (?:خلال|غضون|مده|مهله) (?:[^\W\d_]+ ){0,3}(?:\d+ )?(?:يوما?|ايام|اسبوعا?|اسبوعين|اسابيع|شهرا?)(?!\w)"
)
_CONSTITUTION_REACH = 700
# "سيتعين على الكتل تشكيل حكومة في غضون 90 يوما من الانتخابات": a term counted from another step
_COUNTED_FROM = re.compile(
    r"(?<!\w)[وف]?س?[يت](?:تعين|توجب|جب|نبغي)(?!\w)[^.\n]{0,120} (?:خلال|غضون) (?:[^\W\d_]+ ){0,3}(?:\d+ )?(?:يوما?|ايام|اسبوعين|اسابيع|شهرا?|شهرين)"
    r" (?:من|بعد|تلي|علي) (?:[^\W\d_]+ ){0,2}(?:ال)?(?:انتخابات|اقتراع|نتايج|استفتاء)"
)
_BACKGROUND = re.compile(
    r"[\s\-*•\"«]*و?(?:كانت?|كانوا|خلال|اثناء|سبق|يذكر|يشار|تجدر|جدير|عقب|بعد|قبل|منذ)(?!\w)"
)

_SPECIAL_TOLD = frozenset({"OPENED", "CONTINUES", "VOTE_ACT", "HELD", "WITNESS", "WON", "COMPETE"})
# "يقضي المقترح ان يصوت النازحون": what a law would let them do
_THAT_THEY_VOTE = re.compile(r"(?<!\w)[بل]?ان (?:يصوت|تصوت|يدلي|يقترع|يشارك)")
# "الغت التصويت الخاص", "لن تنظم الانتخابات في الخارج"
_CALLED_OFF = re.compile(
    r"(?<!\w)[وفب]?(?:الغا[ءي]|الغ[يت]|الغيت|عدم|لن)(?: (?:اجراء|تنظيم|اقامه|شمول|مشاركه|[تي](?:جري|نظم|قام|شمل)))? [بل]?\Z"
)
_CALLED_OFF_REACH = 26
_ABROAD = ("خارج", "مغترب", "جاليه", "مهجر")
_IN_PROVINCE = re.compile(
    r"[\s\-*•]*و?(?:في|اما|اما في|عن)? ?(?:محافظه )?(?=[^\W\d_]{4,}(?: [^\W\d_]+)?(?:،|:| فقد| فقال))"
)
# "اعلنت المفوضية 90 في المية من النتايج"
_OF_THE_RESULTS = re.compile(r"(?: ?%| في الم[يا]ي?ه| بالم[يا]ي?ه)? من (?:ال)?نتايج(?!\w)")
_LIFTED_REACH = 60
_WILL_REACH = 110
_WILL_BE = re.compile(r" (?:التي|الذي) [^.\n؛]{8,70}، (?:ستكون|سيكون|ستقتصر|سيقتصر|ستشمل|سيشمل)(?!\w)")
_GIVEN = frozenset({"WON", "GAVE"})
_RECOUNTED = re.compile(r"(?:بعد|عقب) (?:انتهاء |اكمال )?(?:اعاده )?(?:العد|الفرز|فرز)")


class Scene(Numbers):
    """One article, as far as its elections go."""

    def __init__(self, doc: Document) -> None:
        """Finds the words of elections, and of whose they are."""
        self.hits = find_hits(doc.folded, doc.narrow)
        counts = Counter(chain.from_iterable([hit.classes for hit in self.hits]))
        super().__init__(doc, self.hits, counts)
        self.classes = frozenset(counts)
        self.is_iraqi = counts.get("IRAQ", 0) > 0 or self._names_no_other_country()

    def _names_no_other_country(self) -> bool:
        """Whether an article that never names Iraq can be on it: of a parliament, and no place or country elsewhere."""
        if "FOREIGN" in self.counts or not self.counts.keys() & {"PARLIAMENT", "COMMISSION", "KURDISTAN"}:
            return False
        return all(place.country in (None, "IQ") for place in self.doc.places)

    def pieces(self) -> Iterator[Piece]:
        """The pieces that hold a word of elections, in order; debris is left out."""
        doc = self.doc
        hits, starts = self.hits, [hit.start for hit in self.hits]
        order = 0
        for sentence in doc.sentences:
            if sentence.is_debris:
                continue
            order += 0 if sentence.is_title else 1
            for start in range(sentence.start, sentence.end, LONGEST_PIECE):
                end = min(start + LONGEST_PIECE, sentence.end)
                first = bisect_left(starts, start)
                own = hits[first : bisect_left(starts, end, first)]
                classes = frozenset().union(*[hit.classes for hit in own])
                if not _TELLING.isdisjoint(classes):
                    numbers, dates = in_span(doc.numbers, start, end), in_span(doc.dates, start, end)
                    yield Piece(start, end, own, numbers, dates, order, sentence.is_title, classes)

    def is_conditional(self, piece: Piece) -> bool:
        """Whether a piece opens with a condition: "- اذا فشل المكلف ..."."""
        return _CONDITION.match(self.doc.folded, piece.start) is not None

    def is_prescribed(self, piece: Piece) -> bool:
        """Whether a piece only tells what the constitution prescribes and gives no day: "وينص الدستور على ان يعقد المجلس"."""
        folded = self.doc.folded
        if piece.dates:
            return False
        within = max(folded.find(word, piece.start, piece.end) for word in ("خلال", "غضون")) >= 0
        if within and _COUNTED_FROM.search(folded, piece.start, piece.end) is not None:
            return True
        if folded.rfind("دستور", max(0, piece.start - _CONSTITUTION_REACH), piece.end) < 0:
            return False
        by = _BY_CONSTITUTION.match(folded, piece.start, piece.end)
        if by is not None:
            return _MUST.search(folded, by.end(), piece.end) is not None
        return _PRESCRIBED.search(folded, piece.start, piece.end) is not None

    def opens_with_background(self, piece: Piece) -> bool:
        """Whether a piece tells of what was before: "وكان البرلمان قد ...", "يذكر ان ..."."""
        return _BACKGROUND.match(self.doc.folded, piece.start) is not None

    def prominence(self, piece: Piece, at: int) -> float:
        """How prominent the word at a place is: 1.5 where it opens the sentence, -1 in a relative clause, else 0."""
        dateline = _DATELINE.match(self.doc.folded, piece.start, at) if piece.order <= 1 else None
        aside = _ASIDE.match(self.doc.folded, piece.start, at)
        opened = dateline or aside
        if at - (opened.end() if opened else piece.start) <= _OPENING:
            return 1.5
        return -1.0 if self.is_subordinate(piece, at, _PASSING) else 0.0

    def is_subordinate(self, piece: Piece, at: int, openers: re.Pattern[str] | None = None) -> bool:
        """Whether the word at a place stands in a relative clause (or one that one of the openers begins)."""
        told = [
            mention.end
            for mention in piece.dates
            if at - _RELATIVE_REACH <= mention.start and mention.end <= at
        ]
        start = max(
            piece.start, at - _RELATIVE_REACH, *told
        )  # a day closes the clause: "الذي جرى في 25 ايلول والغاء"
        return (openers or _RELATIVE).search(self.doc.folded, start, at) is not None

    def is_of_one_province(self, piece: Piece) -> bool:
        """Whether a piece is an entry of a list by provinces: "وفي الأنبار، فاز الحزب بستة مقاعد", "اما محافظة القادسية فقد ..."."""
        lead = _IN_PROVINCE.match(self.doc.folded, piece.start, piece.end)
        return lead is not None and any(
            place.governorate is not None
            for place in in_span(self.doc.places, lead.end() - 1, lead.end() + 1)
        )

    def will_be(self, piece: Piece, end: int) -> bool:
        """Whether a verb behind a clause in between says what a step will be: "اعلنت ان اعادة الفرز في الانتخابات التي جرت امس، ستكون جزئية"."""
        told = _WILL_BE.search(self.doc.folded, end, min(piece.end, end + _WILL_REACH))
        return told is not None and not any(
            "CAMPAIGN" in hit.classes or "ELECTION" in hit.classes
            for hit in gap_hits(piece.hits, told.end(), told.end() + 3)
        )

    def is_taken_back(self, piece: Piece, start: int) -> bool:
        """Whether a ban is lifted: "الغت الهيية قرار استبعاد المرشح"."""
        return any("WITHDRAWN" in hit.classes for hit in gap_hits(piece.hits, start - _LIFTED_REACH, start))

    def is_bare_special(self, piece: Piece) -> bool:
        """Whether a special vote is only named: "من دون احتساب التصويت الخاص", and nothing of the sentence tells of it."""
        return not piece.dates and all(_SPECIAL_TOLD.isdisjoint(hit.classes) for hit in piece.hits)

    def is_only_allowed(self, piece: Piece) -> bool:
        """Whether special voters would vote under a law: "يقضي المقترح بان يصوت النازحون حيث يسكنون"."""
        return _THAT_THEY_VOTE.search(self.doc.folded, piece.start, piece.end) is not None

    def is_called_off(self, piece: Piece, start: int) -> bool:
        """Whether the vote at a place is not held: "الغاء تصويت الخارج", "عدم اجراء الانتخابات في الخارج"."""
        return (
            _CALLED_OFF.search(self.doc.folded, max(piece.start, start - _CALLED_OFF_REACH), start)
            is not None
        )

    def is_special_ahead(self, piece: Piece) -> bool:
        """Whether a special vote named in a piece is still to come, so that it can only be called off: "الغت المفوضية تصويت الخارج"."""
        return not self.calendar.is_aftermath("parliament") and any(
            "SPECIAL" in hit.classes for hit in piece.hits
        )

    def is_abroad(self, start: int, end: int) -> bool:
        """Whether the special voters told at [start, end) are those abroad: "850 الف عراقي خارج البلاد"."""
        return any(word in self.doc.folded[start:end] for word in _ABROAD)

    def tells_winners(self, piece: Piece) -> bool:
        """Whether the numbers of a piece are somebody's: "حصلت على 54 مقعدا", "تقدم الكتلة ب73 مقعدا"."""
        if any(not hit.classes.isdisjoint(_GIVEN) for hit in piece.hits):
            return True
        return any(self.doc.folded[number.start - 1 : number.start] == "ب" for number in piece.numbers)

    @staticmethod
    def is_known_polling(day: dt.date) -> bool:
        """Whether a vote is known to have been held on a day."""
        return any(vote.polling_on == day for votes in elections().values() for vote in votes)

    def is_polling_ahead(self, mention: DateMention) -> bool:
        """Whether a span that is under way still holds a polling day: "انتخابات الاسبوع الحالي", told on its Friday."""
        anchor = self.doc.anchor
        if anchor is None or mention.date_end is None or mention.date_end <= anchor:
            return False
        return any(
            anchor < vote.polling_on <= mention.date_end for votes in elections().values() for vote in votes
        )

    def polling_today(self) -> Day | None:
        """The day of writing, where it is a known polling day: what polls do "now" they do today."""
        anchor = self.doc.anchor
        if anchor is not None and self.is_known_polling(anchor):
            return Day(-1, -1, anchor, anchor, "day")
        return None

    @once
    def is_just_after_vote(self) -> bool:
        """Whether the article was written within six days of a vote."""
        anchor = self.doc.anchor
        return anchor is not None and any(
            0 <= (anchor - vote.polling_on).days <= 6 for votes in elections().values() for vote in votes
        )

    def unnamed_results(self, piece: Piece) -> str:
        """The type of results that a piece tells without saying whether they are the first or the final ones: the first days after the vote."""
        if any("FINAL" in hit.classes for hit in piece.hits):
            return "final_results"
        if self.is_just_after_vote or any(
            number.kind == "percent" and _OF_THE_RESULTS.match(self.doc.folded, number.end)
            for number in piece.numbers
        ):
            return "preliminary_results"
        if _RECOUNTED.search(self.doc.folded) is not None:
            return "final_results"
        return "preliminary_results" if self.last_results(piece.start) == "PRELIM" else "final_results"

    def last_results(self, position: int) -> str:
        """ "FINAL" or "PRELIM", whichever kind of results was named last before a position; "" for none."""
        named = self._named_results
        index = bisect_left(named, position, key=lambda hit: hit.start) - 1
        if index < 0:
            return ""
        return "FINAL" if "FINAL" in named[index].classes else "PRELIM"

    @once
    def _named_results(self) -> list[Hit]:
        return [hit for hit in self.hits if hit.classes & {"FINAL", "PRELIM"}]
