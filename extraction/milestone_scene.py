"""What the readers of milestones need to know of an article: its pieces, its country, its days and its tense.

In: a `Document`. Out: `Scene` with its `Piece`s (sentences, very long ones cut), and answers about a span of a piece:
which body is voted for, past or coming, which day, which number, another country's election or Iraq's.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import TYPE_CHECKING

from extraction.document import in_span
from extraction.lazy import lazy
from extraction.milestone_bodies import Bodies
from extraction.milestone_elections import elections
from extraction.milestone_pieces import VOTES, Day, Piece, as_day, forward, gap_hits
from extraction.milestone_rules import CORES
from extraction.milestone_words import Hit, find_hits
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.dates import DateMention
    from extraction.document import Document
    from extraction.numbers import NumberMention

# Longer sentences are read in pieces, so that work stays linear in the length of the text.
LONGEST_PIECE = 1500

# Classes that make a piece worth reading.
_TELLING = (
    VOTES
    | CORES
    | {"VOTE_ACT", "POLLS", "TURNOUT", "TURNED_OUT", "SEATS", "SHARE", "DATE_WORD", "VOTER_COUNT"}
)
_OF_THE_VOTE = VOTES | {"HELD_SOON", "NEXT"}
_AHEAD_REACH = 35
# "وطالب علاوي باعادة الفرز": how near the start a verb still opens its sentence.
_OPENING = 14
_RELATIVE_REACH = 50
# "بغداد، العراق (CNN)-- نقض ..."
_DATELINE = re.compile(r"[^\n.]{0,60}?(?:--|—|–) ?")
# "من جهة ثانية، رفضت المحكمة ..."
_ASIDE = re.compile(
    r"و?(?:من جه(?:ه|ته|تها) (?:ثانيه|اخري)|من جانب اخر|من جانبه|من جانبها|في الوقت نفسه|في غضون ذلك|الي ذلك|في المقابل)،? "
)
_NEAR_AHEAD = dt.timedelta(days=180)
_BREAK_COST = 60
_DAY_REACH = 130
_TILL_GAIN = 150
_TILL = re.compile(r"(?<!\w)(?:الي|حتي|ليوم)(?: يوم)?\s*\Z")
_BREAK = re.compile(r"، و(?=\w)|، (?:ثم|فيما|بينما|كما) | ثم |؛")
_RELATIVE = re.compile(
    r"(?<!\w)(?:الذي|التي|الذين|والذي|والتي)(?!\w)(?! [^\W\d_]+ (?:خلالها|خلاله|فيها|فيه)(?!\w))"
)
_PASSING = re.compile(r"(?<!\w)(?:الذي|التي|الذين|بعد|قبل|عقب|مما)(?!\w)")
_CONDITION = re.compile(r"[\s\-*•\"«]*و?(?:اذا|لو|في حال|ان لم)(?!\w)")
_BACKGROUND = re.compile(
    r"[\s\-*•\"«]*و?(?:كانت?|كانوا|خلال|اثناء|سبق|يذكر|يشار|تجدر|جدير|عقب|بعد|قبل|منذ)(?!\w)"
)
_REPORT = re.compile(r"(?<!\w)[وف]?(?:قال|اكد|ذكر|افاد|حذر|صرح|اشار|اوضح|اضاف|رد|نقل)(?:ت|ته|ه|وا)?(?!\w)")
_THAT = re.compile(r"(?<!\w)[ب]?ان(?:ه|ها|هم)?(?!\w)")

_SPECIAL_TOLD = frozenset({"OPENED", "CONTINUES", "VOTE_ACT", "HELD", "WITNESS", "WON", "COMPETE"})
# "يقضي المقترح ان يصوت النازحون": what a law would let them do
_THAT_THEY_VOTE = re.compile(r"(?<!\w)[بل]?ان (?:يصوت|تصوت|يدلي|يقترع|يشارك)")
_ABROAD = ("خارج", "مغترب", "جاليه", "مهجر")
# "54 مقعدا من اصل 329": the second number is the whole, not the share.
_WHOLE = re.compile(r"(?:من (?:اصل|اجمالي|مجموع|بين)|البالغ|(?<!بلغ )[وب]?عددها?|وهو)\s+(?:\w+\s+){0,3}\Z")
# "163 مقعدا مطلوبا لتشكيل الحكومة": a threshold, which nobody won
_NEEDED = re.compile(r" \w+(?: \w+)? (?:ال)?(?:مطلوب|لازم|ضروري|كافي)\w*| \w+ لتشكيل")
# "باغلبية 133 نايبا", "صوت لصالح القانون الجديد 141 من الاعضاء", "بموافقة 141 نايبا"
_VOTED_FOR = re.compile(
    r"(?:(?:باغلبيه|بتاييد|بموافقه|ايده|بغالبيه)|لصالحه?(?: ال?\w+){0,5}|صوت(?:ت|وا)?) \Z"
)
# "بعد انتهاء العد": so near a word of time rules the step
_CLAUSE_REACH = 20
_LIFTED_REACH = 60
_RECOUNTED = re.compile(r"(?:بعد|عقب) (?:انتهاء |اكمال )?(?:اعاده )?(?:العد|الفرز|فرز)")


class Scene(Bodies):
    """One article, as far as its elections go."""

    def __init__(self, doc: Document) -> None:
        """Finds the words of elections, and of whose they are."""
        self.hits = find_hits(doc.folded)
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
        order = at = 0
        for sentence in doc.sentences:
            if sentence.is_debris:
                continue
            order += 0 if sentence.is_title else 1
            for start in range(sentence.start, sentence.end, LONGEST_PIECE):
                end = min(start + LONGEST_PIECE, sentence.end)
                while at < len(self.hits) and self.hits[at].start < start:
                    at += 1
                first, telling = at, False
                while at < len(self.hits) and self.hits[at].start < end:
                    telling = telling or not _TELLING.isdisjoint(self.hits[at].classes)
                    at += 1
                if telling:
                    numbers, dates = in_span(doc.numbers, start, end), in_span(doc.dates, start, end)
                    hits = self.hits[first:at]
                    classes = frozenset().union(*[hit.classes for hit in hits])
                    yield Piece(start, end, hits, numbers, dates, order, sentence.is_title, classes)

    def day_of(
        self,
        piece: Piece,
        start: int,
        end: int,
        status: str,
        owned: Set[int],
        told_at: int | None = None,
    ) -> Day | None:
        """The day of the step told at [start, end): the nearest date of its sentence that is no other vote's.

        Fresh news of the lead without a date word takes the day of publication. What is due or demanded is dated by words
        after the one that says so at `told_at`: "قال الخميس انه سيطعن" gives no day.
        """
        best, best_cost = None, 1_000
        ahead = status in ("scheduled", "demanded")
        after = [hit for hit in piece.hits if "AFTER" in hit.classes and start - 70 <= hit.start < start]
        for mention in piece.dates:
            if mention.start in owned or not (
                self.suits(mention, status) or (status == "scheduled" and self.is_due(mention))
            ):
                continue
            gap = mention.start - end if mention.start >= end else start - mention.end
            if gap > 90 and mention.start >= end:
                continue
            if (
                mention.end <= start
                and any(mention.end <= hit.start for hit in after)
                and not (
                    told_at is not None and told_at < mention.start and after[-1].end < start - _CLAUSE_REACH
                )
            ):
                continue  # "توصل النواب الاحد بعد اسابيع الى اتفاق": a day behind its verb is the verb's
            if self._is_of_report(mention, start) or self._is_countdown(mention):
                continue
            if (
                mention.start < (start if status == "demanded" or told_at is None else min(start, told_at))
                and ahead
                and not self._is_deadline(piece, mention, told_at)
            ):
                continue
            if gap >= _DAY_REACH:
                continue
            breaks = self._breaks(min(mention.end, end), max(mention.start, start))
            cost = gap + _BREAK_COST * breaks
            if ahead and mention.start < start:
                cost += 60  # "رجح اليوم ان تعقد الجلسة في 10 كانون الثاني": the day after the step is its own
            if status == "postponed" and not breaks and self._is_till(piece, mention):
                cost -= _TILL_GAIN  # "ارجا ... الى الاسبوع المقبل": put off till then
            if cost < best_cost:
                best, best_cost = mention, cost
        if best is not None and status == "postponed" and self._is_till(piece, best):
            return forward(self.coming(best), self.doc.anchor, best.basis)
        if best is not None:
            return forward(self.coming(best), self.doc.anchor, best.basis) if ahead else as_day(best)
        if after:
            return None
        fresh = status in ("occurred", "postponed", "cancelled", "rejected")
        if (
            fresh
            and piece.order <= 1
            and all(m.start in owned or self._is_countdown(m) for m in piece.dates)
            and self.doc.published_on is not None
        ):
            return Day(-1, -1, self.doc.published_on, self.doc.published_on, "day")
        return None

    def _is_till(self, piece: Piece, mention: DateMention) -> bool:
        """Whether a date says until when: "الى الاحد", "حتى يوم الخميس"."""
        return _TILL.search(self.doc.folded, max(piece.start, mention.start - 12), mention.start) is not None

    def _is_deadline(self, piece: Piece, mention: DateMention, told_at: int | None) -> bool:
        """Whether a day says till when a step is asked for: "امهلت البرلمان حتى الخميس لاقرار القانون"."""
        asked = told_at is not None and told_at < mention.start and mention.precision == "day"
        return asked and self._is_till(piece, mention)

    def is_due(self, mention: DateMention) -> bool:
        """Whether a day told without its year is nearer ahead than behind: "يعقد البرلمان يوم 7 شباط" told on 3 February."""
        anchor = self.doc.anchor
        if anchor is None or mention.date_end is None or mention.precision != "day":
            return False
        later = forward(as_day(mention), anchor, mention.basis).date_start
        return later is not None and dt.timedelta() <= later - anchor <= _NEAR_AHEAD

    def _breaks(self, start: int, end: int) -> int:
        """How many times a new clause opens between two words: "وصادقت", "ثم نقلته"."""
        return len(_BREAK.findall(self.doc.folded, start, end + 2)) if start < end else 0

    def ahead(
        self, piece: Piece, core: tuple[int, int], status: str, day: Day | None, owned: Set[int]
    ) -> tuple[str, Day | None]:
        """A step voted now for a coming day is due on that day: "صوت على حل نفسه في السابع من تشرين الاول المقبل".

        So is one that a day to come precedes, where no other day is told: "حددت الخميس المقبل موعدا لجلسة التصويت".
        """
        anchor, (start, end) = self.doc.anchor, core
        if status != "occurred" or anchor is None:
            return status, day
        for mention in piece.dates:
            if (
                mention.start in owned
                or mention.date_start is None
                or mention.date_start <= anchor
                or mention.precision != "day"
            ):
                continue
            close = end <= mention.start <= end + _AHEAD_REACH
            if close and not any(
                hit.classes & _OF_THE_VOTE for hit in piece.hits if end <= hit.start < mention.start
            ):
                return "scheduled", as_day(mention)
            deduced = day is None or day.start < 0
            if deduced and len(piece.dates) == 1 and 0 <= start - mention.end <= _AHEAD_REACH:
                return "scheduled", as_day(mention)
        return status, day

    def _is_countdown(self, mention: DateMention) -> bool:
        """Whether a span is counted to the vote and not back from today: "استقالوا قبل شهر من الانتخابات"."""
        folded = self.doc.folded
        return folded.startswith("قبل ", mention.start) and folded.startswith((" من ", " علي "), mention.end)

    def _is_of_report(self, mention: DateMention, start: int) -> bool:
        """Whether a date is the day of words rather than of the step: "وقال الخميس ان اللجنة انتقلت"."""
        folded = self.doc.folded
        return _REPORT.search(folded, max(0, mention.start - 45), mention.start) is not None and (
            mention.start > start or _THAT.search(folded, mention.end, start) is not None
        )

    def is_conditional(self, piece: Piece) -> bool:
        """Whether a piece opens with a condition: "- اذا فشل المكلف ..."."""
        return _CONDITION.match(self.doc.folded, piece.start) is not None

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

    def coming(self, mention: DateMention) -> Day:
        """A date of what is still to come: a bare weekday is today or the next such day, not the last."""
        day, anchor = as_day(mention), self.doc.anchor
        if anchor is None or mention.basis != "weekday" or day.date_start is None or day.date_start >= anchor:
            return day
        later = day.date_start + dt.timedelta(days=7)
        return day._replace(date_start=later, date_end=later)

    def suits(self, mention: DateMention, status: str) -> bool:
        """Whether a step of that status can lie on that date: what happened is not in the future, what is due not past."""
        anchor = self.doc.anchor
        if mention.basis in ("since", "year"):
            return False
        if mention.date_start is None or mention.date_end is None:
            return anchor is None and mention.basis in ("relative", "weekday", "partial", "absolute")
        if anchor is None or status in ("postponed", "cancelled"):
            return True
        if status in ("occurred", "rejected"):
            return mention.date_start <= anchor and (anchor - mention.date_start).days <= 400
        return mention.date_end >= anchor or mention.basis == "weekday"

    def value_of(self, piece: Piece, start: int, end: int, counted: Sequence[str]) -> float | None:
        """The number that counts one of the nouns (or is a percentage, "%") nearest to [start, end)."""
        if not counted:
            return None
        folded = self.doc.folded
        best, best_rank = None, (len(counted), 140)
        among = "مرشحين" in counted  # "من بين سبعة الاف مرشح" counts all who run
        for number in piece.numbers:
            if number.value is None:
                continue
            whole = _WHOLE.search(folded, max(piece.start, number.start - 24), number.start)
            if whole is not None and not (among and whole[0].startswith("من بين")):
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

    def is_taken_back(self, piece: Piece, start: int) -> bool:
        """Whether a ban is lifted: "الغت الهيية قرار استبعاد المرشح"."""
        return any("WITHDRAWN" in hit.classes for hit in gap_hits(piece.hits, start - _LIFTED_REACH, start))

    def is_bare_special(self, piece: Piece) -> bool:
        """Whether a special vote is only named: "من دون احتساب التصويت الخاص", and nothing of the sentence tells of it."""
        return not piece.dates and all(_SPECIAL_TOLD.isdisjoint(hit.classes) for hit in piece.hits)

    def is_only_allowed(self, piece: Piece) -> bool:
        """Whether special voters would vote under a law: "يقضي المقترح بان يصوت النازحون حيث يسكنون"."""
        return _THAT_THEY_VOTE.search(self.doc.folded, piece.start, piece.end) is not None

    def is_abroad(self, start: int, end: int) -> bool:
        """Whether the special voters told at [start, end) are those abroad: "850 الف عراقي خارج البلاد"."""
        return any(word in self.doc.folded[start:end] for word in _ABROAD)

    def tells_winners(self, piece: Piece) -> bool:
        """Whether the numbers of a piece are somebody's: "حصلت على 54 مقعدا", "تقدم الكتلة ب73 مقعدا"."""
        if any("WON" in hit.classes for hit in piece.hits):
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

    @lazy
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
        if self.is_just_after_vote:
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

    @lazy
    def _named_results(self) -> list[Hit]:
        return [hit for hit in self.hits if hit.classes & {"FINAL", "PRELIM"}]


@functools.cache
def _folded_nouns(counted: tuple[str, ...]) -> dict[str, int]:
    return {noun if noun == "%" else fold_key(noun): rank for rank, noun in enumerate(counted)}


def _rank_of(number: NumberMention, folded: str, nouns: dict[str, int]) -> int | None:
    """The rank of the noun that a number counts, None where it counts none of them."""
    if number.kind == "percent":
        return nouns.get("%")
    words = folded[number.end : number.end + 24].split()[:2]
    return next((nouns[word] for word in (w.strip("\"'()«»،,.") for w in words) if word in nouns), None)
