"""Which number a milestone is about.

In: a piece of an article and the words of a step in it. Out: answers of `Numbers`: the number that counts a noun beside the step, a
majority, an electorate, a tally of the next sentence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.document import in_span
from extraction.milestone_dating import Dating
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.milestone_pieces import Piece
    from extraction.numbers import NumberMention

# "54 مقعدا من اصل 329": the second number is the whole, not the share.
_WHOLE = re.compile(r"(?:من (?:اصل|اجمالي|مجموع|بين)|البالغ|(?<!بلغ )[وب]?عددها?|وهو)\s+(?:\w+\s+){0,3}\Z")
_MATCHING = re.compile(r"(?:مطابق|متطابق|تطابق)[^.،]{0,20}\Z")
_COMPLAINTS = re.compile(r"عدد (?:ال)?(?:طعون|شكاو[يى])(?: [^\W\d_]+){0,7} \Z")
_VOTER = re.compile(r" (?:ناخب|مسجل)")
_RUNNING = re.compile(r"عدد (?:ال)?مرشحين(?: (?!من|في)[^\W\d_]+){0,3} \Z")
# "163 مقعدا مطلوبا لتشكيل الحكومة": a threshold, which nobody won
_NEEDED = re.compile(r" \w+(?: \w+)? (?:ال)?(?:مطلوب|لازم|ضروري|كافي)\w*| \w+ لتشكيل")
# "باغلبية 133 نايبا", "صوت لصالح القانون الجديد 141 من الاعضاء", "بموافقة 141 نايبا"
_VOTED_FOR = re.compile(
    r"(?:(?:باغلبيه|بتاييد|بموافقه|ايده|بغالبيه|باصوات|علي اصوات|علي تاييد)|لصالحه?(?: ال?\w+){0,5}|صوت(?:ت|وا)?) \Z"
)
_OF_THE_VOTES = re.compile(r"(?: ?%| في الم[يا]ي?ه| بالم[يا]ي?ه)? من (?:ال)?اصوات(?!\w)")
# "بعد فرز 95 في المية من الاصوات"
_COUNTED_SO_FAR = re.compile(r"(?<!\w)[وب]?(?:ال)?(?:فرز|عد|احتساب|تدقيق)(?:ت)?(?: \w+){0,2} (?:\w+ )?\Z")
_TALLY_REACH = 90
_BEHIND = 14
_TALLY_LEAD = re.compile(
    r"\s*و?(?:قد )?(?:نال|حصل|حاز|حصد|حظي|صوت|جاء|شارك|ايد|فاز|اسفر)(?:ت|وا|ه|ها)?(?: [\"«“]?[^\W\d_]+[\"»”]?،?){0,8} (?:ب|علي )?"
)
_TALLY_NOUN = re.compile(r" (?:صوتا?|اصوات|نايبا?|نواب|عضوا?|اعضاء)(?!\w)")


class Numbers(Dating):
    """Reads the numbers of the steps of one article."""

    def value_of(self, piece: Piece, start: int, end: int, counted: Sequence[str]) -> float | None:
        """The number that counts one of the nouns (or is a percentage, "%") nearest to [start, end)."""
        if not counted:
            return None
        folded = self.doc.folded
        best, best_rank = None, (len(counted), 140)
        among = "مرشحين" in counted or "مواطن" in counted  # "من بين سبعة الاف مرشح" counts all who run
        for number in piece.numbers:
            if number.value is None:
                continue
            whole = _WHOLE.search(folded, max(piece.start, number.start - 24), number.start)
            if whole is not None and not (among and whole[0].startswith("من بين")):
                continue
            if number.kind == "percent" and _MATCHING.search(
                folded, max(piece.start, number.start - 30), number.start
            ):
                continue  # "جاءت مطابقة بنسبة 100%"
            if number.kind == "percent" and self._is_counted_so_far(piece, number):
                continue
            if _NEEDED.match(folded, number.end, piece.end):
                continue
            rank = _rank_of(number, folded, _folded_nouns(tuple(counted)))
            gap = max(number.start - end, start - number.end, 0)
            if rank is not None and gap < 140 and (rank // 3, gap) < best_rank:
                best, best_rank = number.value, (rank // 3, gap)
        return best

    def majority(self, piece: Piece) -> float | None:
        """How many voted for a law: "باغلبية 133 نايبا", "صوت لصالح القانون 141 نايبا"."""
        return next(
            (
                number.value
                for number in piece.numbers
                if number.value is not None
                and number.kind != "percent"
                and _VOTED_FOR.search(self.doc.folded, max(piece.start, number.start - 60), number.start)
            ),
            None,
        )

    def whole_electorate(self, piece: Piece) -> float | None:
        """The electorate that those who voted are a part of: "بمشاركة ستة ملايين ناخب من اصل 16 مليون ناخب"."""
        folded = self.doc.folded
        for number in piece.numbers:
            if _VOTER.match(folded, number.end) and _WHOLE.search(
                folded, max(piece.start, number.start - 24), number.start
            ):
                return number.value
        return None

    def number_running(self, piece: Piece) -> float | None:
        """How many run, told before their number: "بلغ عدد المرشحين الكلي 5898"."""
        folded = self.doc.folded
        for number in piece.numbers:
            if _RUNNING.search(folded, max(piece.start, number.start - 40), number.start):
                return number.value
        return None

    def number_of_complaints(self, piece: Piece, end: int) -> float | None:
        """How many appeals there are, told before their number: "ارتفع عدد الطعون بنتائج الاستحقاق الى 400", "رفضت طعون | 90 اخرين"."""
        folded = self.doc.folded
        for number in piece.numbers:
            if number.start == end + 1 and number.kind == "count" and folded.startswith(" اخر", number.end):
                return number.value
            if _COMPLAINTS.search(folded, max(piece.start, number.start - 70), number.start):
                return number.value
        return None

    def number_behind(self, piece: Piece, at: int, counted: Sequence[str]) -> float | None:
        """The number that the verb at a place tells of at once: "سيصوت 90,000 نازح", not the million told before."""
        folded, nouns = self.doc.folded, _folded_nouns(tuple(counted))
        for number in piece.numbers:
            if number.start > at and number.value is not None:
                beside = " " not in folded[at : number.start - 1] or number.start - at <= _BEHIND
                return number.value if beside and _rank_of(number, folded, nouns) is not None else None
        return None

    def number_before(self, piece: Piece, at: int) -> float | None:
        """The number right before a place: "16 مليونا | يحق لهم"."""
        return next((n.value for n in piece.numbers if 0 <= at - n.end <= 1 and n.kind == "count"), None)

    def vote_share(self, piece: Piece) -> float | None:
        """The first share of the votes that a piece gives somebody: "حصلت القايمة على 57 في المية من الاصوات"."""
        folded = self.doc.folded
        return next(
            (
                n.value
                for n in piece.numbers
                if n.kind == "percent"
                and _OF_THE_VOTES.match(folded, n.end)
                and not self._is_counted_so_far(piece, n)
            ),
            None,
        )

    def _is_counted_so_far(self, piece: Piece, number: NumberMention) -> bool:
        """Whether a share is that of the votes counted: "بعد فرز 95 في المية من الاصوات"."""
        return (
            _COUNTED_SO_FAR.search(self.doc.folded, max(piece.start, number.start - 24), number.start)
            is not None
        )

    def tally_after(self, piece: Piece) -> float | None:
        """The votes that the sentence after a piece opens with: "ونال رشيد 162 صوتا", "وحصلت الحكومة على تاييد 180 نايبا"."""
        limit = piece.end + _TALLY_REACH
        for number in in_span(self.doc.numbers, piece.end, limit):
            told = _TALLY_LEAD.match(self.doc.folded, piece.end, number.start)
            if told is not None and told.end() == number.start and number.value is not None:
                return number.value if _TALLY_NOUN.match(self.doc.folded, number.end) else None
        return None


@functools.cache
def _folded_nouns(counted: tuple[str, ...]) -> dict[str, int]:
    return {noun if noun == "%" else fold_key(noun): rank for rank, noun in enumerate(counted)}


def _rank_of(number: NumberMention, folded: str, nouns: dict[str, int]) -> int | None:
    """The rank of the noun that a number counts, None where it counts none of them."""
    if number.kind == "percent":
        return nouns.get("%")
    words = folded[number.end : number.end + 24].split()[:2]
    return next((nouns[word] for word in (w.strip("\"'()«»،,.") for w in words) if word in nouns), None)
