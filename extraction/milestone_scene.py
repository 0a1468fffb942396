"""What the readers of milestones need to know of an article: its pieces, its country, its days and its tense.

In: a `Document`. Out: `Scene` with its `Piece`s (sentences, very long ones cut), and answers about a span of a piece:
which body is voted for, past or coming, which day, which number, another country's election or Iraq's.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from extraction.document import in_span
from extraction.facts import DatePrecision
from extraction.milestone_elections import Calendar, elections
from extraction.milestone_rules import CORES
from extraction.milestone_words import Hit, find_hits
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.dates import DateMention
    from extraction.document import Document
    from extraction.numbers import NumberMention

# Longer sentences are read in pieces, so that work stays linear in the length of the text.
LONGEST_PIECE = 1500

VOTES = frozenset({"ELECTION", "REDO", "EARLY", "RESULTS", "REFERENDUM", "ANNUL"})
# Classes that make a piece worth reading.
_TELLING = VOTES | CORES | CORES | {"VOTE_ACT", "POLLS", "TURNOUT", "SEATS", "SHARE", "DATE_WORD"}
_CAMPAIGNS = frozenset({"CAMPAIGN", "RALLY"})
_FOREIGN_AFTER = 35
_PRESIDENTIAL_AFTER = 30
_FRESH_SENTENCES = 2


# "وطالب علاوي باعادة الفرز": how near the start a verb still opens its sentence.
_AHEAD_REACH = 35
_OPENING = 14
_RELATIVE_REACH = 50
_NEAR_AHEAD = dt.timedelta(days=180)
_BREAK_COST = 60
_DAY_REACH = 130
_TILL_GAIN = 150
_TILL = re.compile(r"(?<!\w)(?:الي|حتي|ليوم)(?: يوم)?\s*\Z")
_KURDISH_REACH = 60
_VOTERS = frozenset({"VOTERS"})
_OURS = frozenset({"IRAQ", "KURDISTAN"})
_VOTED = VOTES | {"VOTE_ACT", "POLLS"}
_VERBS_OF_HOLDING = frozenset({"HELD", "WITNESS", "OPENED"})
_BREAK = re.compile(r"، و(?=\w)|، (?:ثم|فيما|بينما|كما) | ثم |؛")
_RELATIVE = re.compile(r"(?<!\w)(?:الذي|التي|الذين|والذي|والتي)(?!\w)")
_PASSING = re.compile(r"(?<!\w)(?:الذي|التي|الذين|بعد|قبل|عقب|مما)(?!\w)")
_CONDITION = re.compile(r"[\s\-*•\"«]*و?(?:اذا|لو|في حال|ان لم)(?!\w)")
_BACKGROUND = re.compile(r"[\s\-*•\"«]*و?(?:كانت?|كانوا|سبق|يذكر|يشار|تجدر|جدير|عقب|بعد|قبل|منذ)(?!\w)")
_REPORT = re.compile(r"(?<!\w)[وف]?(?:قال|اكد|ذكر|افاد|حذر|صرح|اشار|اوضح|اضاف|رد|نقل)(?:ت|ته|ه|وا)?(?!\w)")
_THAT = re.compile(r"(?<!\w)[ب]?ان(?:ه|ها|هم)?(?!\w)")


# "54 مقعدا من اصل 329": the second number is the whole, not the share.
_WHOLE = re.compile(r"(?:من (?:اصل|اجمالي|مجموع|بين)|البالغ|[وب]?عددها?|وهو)\s+(?:\w+\s+){0,3}\Z")


_RECOUNTED = re.compile(r"(?:بعد|عقب) (?:انتهاء |اكمال )?(?:اعاده )?(?:العد|الفرز|فرز)")


class Day(NamedTuple):
    """When: a date mention of a piece (or the publication day of fresh news, at -1), as the codebook writes days."""

    start: int
    end: int
    date_start: dt.date | None
    date_end: dt.date | None
    precision: DatePrecision


class Piece(NamedTuple):
    """A sentence, or a part of a very long one: its span, hits, numbers and dates, and its place among the sentences."""

    start: int
    end: int
    hits: Sequence[Hit]
    numbers: Sequence[NumberMention]
    dates: Sequence[DateMention]
    order: int
    is_title: bool


class Scene:
    """One article, as far as its elections go."""

    def __init__(self, doc: Document) -> None:
        """Finds the words of elections, and of whose they are."""
        self.doc = doc
        self.hits = find_hits(doc.folded)
        counts: dict[str, int] = {}
        for hit in self.hits:
            for name in hit.classes:
                counts[name] = counts.get(name, 0) + 1
        self.counts = counts
        self.classes = frozenset(counts) | ({"LAW_MANY"} if counts.get("LAW", 0) >= 2 else frozenset())
        self._foreign: dict[int, bool] = {}
        self.is_iraqi = counts.get("IRAQ", 0) > 0 or self._names_no_other_country()

    def _names_no_other_country(self) -> bool:
        """Whether an article that never names Iraq can be on it: of a parliament, and no place or country elsewhere."""
        if "FOREIGN" in self.counts or not self.counts.keys() & {"PARLIAMENT", "COMMISSION", "KURDISTAN"}:
            return False
        return all(place.country in (None, "IQ") for place in self.doc.places)

    @functools.cached_property
    def calendar(self) -> Calendar:
        """The elections around the time of writing."""
        return Calendar(self.doc)

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
                    yield Piece(start, end, self.hits[first:at], numbers, dates, order, sentence.is_title)

    def is_foreign(self, piece: Piece) -> bool:
        """Whether the vote told in a piece is another country's.

        "الانتخابات الرئاسية التركية", "الانتخابات في سوريا"; Iraq elects a president by popular vote in Kurdistan only.
        """
        known = self._foreign.get(piece.start)
        if known is None:
            known = self._foreign[piece.start] = self._told_of_others(piece)
        return known

    def _told_of_others(self, piece: Piece) -> bool:
        iraq = foreign = kurdistan = False
        for hit in piece.hits:
            if "IRAQ" in hit.classes:
                iraq = True
            elif "KURDISTAN" in hit.classes:
                kurdistan = True
            elif "FOREIGN" in hit.classes:
                foreign = True
                if VOTES & self._classes_before(piece, hit, _FOREIGN_AFTER):
                    return True
        if self._is_of_others and any("OTHER_BODY" in hit.classes for hit in piece.hits):
            return True
        if not kurdistan and any(
            "PRESIDENTIAL" in hit.classes and self._near_vote(piece, hit) for hit in piece.hits
        ):
            return True
        if foreign and self._begins_elsewhere(piece):
            return True
        if foreign and any(hit.classes & _CAMPAIGNS for hit in piece.hits):
            return not any(VOTES & hit.classes for hit in piece.hits)
        if iraq or kurdistan:
            return False
        theirs, ours = self.counts.get("FOREIGN", 0), self.counts.get("IRAQ", 0)
        return theirs > 0 and (theirs >= 3 * ours or (foreign and theirs > ours))

    def _begins_elsewhere(self, piece: Piece) -> bool:
        """Whether another country's name rules the vote: "اجل الرييس الفلسطيني الانتخابات ... وعلقت بغداد"."""
        vote = next((hit for hit in piece.hits if hit.classes & VOTES), None)
        if vote is None:
            return False
        ours = [hit for hit in piece.hits if hit.classes & _OURS and hit.start < vote.end + _FOREIGN_AFTER]
        theirs = next((hit for hit in piece.hits if "FOREIGN" in hit.classes and hit.end <= vote.start), None)
        return (
            theirs is not None and not ours and _THAT.search(self.doc.folded, theirs.end, vote.start) is None
        )

    @functools.cached_property
    def _is_of_others(self) -> bool:
        """Whether the article tells of no public vote at all, so that a club or a union may be the one that votes."""
        return not self.counts.keys() & {
            "COMMISSION",
            "LEGISLATIVE",
            "PROVINCIAL",
            "SUPREME",
            "LAW",
            "KURDISH_BODY",
        }

    def _near_vote(self, piece: Piece, hit: Hit) -> bool:
        return bool(VOTES & self._classes_before(piece, hit, _PRESIDENTIAL_AFTER))

    def _classes_before(self, piece: Piece, hit: Hit, reach: int) -> frozenset[str]:
        """Classes of the hits that end within `reach` before a hit, with no comma between."""
        classes: frozenset[str] = frozenset()
        for other in piece.hits:
            if other.end <= hit.start and hit.start - other.end <= reach:
                between = self.doc.folded[other.end : hit.start]
                if "،" not in between and "," not in between:
                    classes |= other.classes
        return classes

    def body_at(self, piece: Piece, start: int, end: int, *, parliament_only: bool = False) -> str:
        """The body voted for at [start, end): `parliament`, `provincial`, `kurdistan-parliament` and so on."""
        if parliament_only:
            kurdish = any(
                "KURDISH_BODY" in hit.classes and max(hit.start - end, start - hit.end) <= _KURDISH_REACH
                for hit in piece.hits
            )
            return "kurdistan-parliament" if kurdish else "parliament"
        best, best_gap = "", 1_000_000
        votes = any("ELECTION" in hit.classes for hit in piece.hits)
        kurdistan = presidential = region = chamber = False
        for hit in piece.hits:
            gap = max(hit.start - end, start - hit.end, 0)
            if "REFERENDUM" in hit.classes and gap <= (60 if votes else 140):
                best, best_gap = "referendum", -1
            elif "PROVINCIAL" in hit.classes and gap < best_gap:
                best, best_gap = "provincial", gap
            elif "LEGISLATIVE" in hit.classes and gap < best_gap and gap <= 60:
                best, best_gap = "parliament", gap
            chamber = chamber or "KURDISH_BODY" in hit.classes
            if "KURDISTAN" in hit.classes:
                region = True
            if (
                "KURDISH_BODY" in hit.classes
                or self._held_there(piece, hit)
                or ("KURDISTAN" in hit.classes and (VOTES | _VOTERS) & self._classes_before(piece, hit, 45))
            ):
                kurdistan = True
            if "PRESIDENTIAL" in hit.classes:
                presidential = True
        if best == "referendum":
            return "kurdistan-referendum" if region or self._is_on_kurdistan else "referendum"
        if kurdistan and best != "provincial":
            return (
                "kurdistan-president"
                if presidential and not chamber and best != "parliament"
                else "kurdistan-parliament"
            )
        return best or self.main_body

    def _held_there(self, piece: Piece, hit: Hit) -> bool:
        """Whether a vote is held in a region named before it: "جرت في اقليم كردستان السبت الانتخابات"."""
        if "KURDISTAN" not in hit.classes or not any(
            other.classes & _VERBS_OF_HOLDING for other in gap_hits(piece.hits, hit.start - 16, hit.start)
        ):
            return False
        return any(other.classes & _VOTED for other in gap_hits(piece.hits, hit.end, hit.end + 45))

    @functools.cached_property
    def _is_on_kurdistan(self) -> bool:
        """Whether the article's referendum is Kurdistan's: the region is named, and no constitution put to the vote."""
        return "KURDISTAN" in self.counts and "استفتاء علي الدستور" not in self.doc.folded

    @functools.cached_property
    def main_body(self) -> str:
        """What the article's unnamed elections are for."""
        if self.counts.get("REFERENDUM", 0) > self.counts.get("ELECTION", 0):
            return "kurdistan-referendum" if self._is_on_kurdistan else "referendum"
        provincial = self.counts.get("PROVINCIAL", 0)
        if not provincial and "LEGISLATIVE" not in self.counts and self.doc.anchor is not None:
            return self.calendar.body_near(self.doc.anchor)
        return "provincial" if provincial and provincial > self.counts.get("LEGISLATIVE", 0) else "parliament"

    def tense_at(self, piece: Piece, start: int, end: int) -> str:
        """ "past" or "next" as the vote nearest to [start, end) is told ("الانتخابات المقبلة"), "" where it is not."""
        best, best_gap = "", 100
        for hit in piece.hits:
            tense = "next" if "NEXT" in hit.classes else "past" if "PAST" in hit.classes else ""
            gap = max(hit.start - end, start - hit.end, 0)
            if not tense or gap >= best_gap or any(d.start <= hit.start < d.end for d in piece.dates):
                continue
            if VOTES & self._classes_before(piece, hit, 40):
                best, best_gap = tense, gap
        return best

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
            if mention.end <= start and any(mention.end <= hit.start for hit in after):
                continue
            if self._is_of_report(mention, start):
                continue
            if (
                mention.start < (start if status == "demanded" or told_at is None else min(start, told_at))
                and ahead
            ):
                continue
            if gap >= _DAY_REACH:
                continue
            breaks = self._breaks(min(mention.end, end), max(mention.start, start))
            cost = gap + _BREAK_COST * breaks
            if ahead and mention.start < start:
                cost += 60  # "رجح اليوم ان تعقد الجلسة في 10 كانون الثاني": the day after the step is its own
            if (
                status == "postponed"
                and not breaks
                and _TILL.search(self.doc.folded, max(piece.start, mention.start - 12), mention.start)
            ):
                cost -= _TILL_GAIN  # "ارجا ... الى الاسبوع المقبل": put off till then
            if cost < best_cost:
                best, best_cost = mention, cost
        if best is not None:
            return forward(self.coming(best), self.doc.anchor, best.basis) if ahead else as_day(best)
        if after:
            return None
        fresh = status in ("occurred", "postponed", "cancelled", "rejected")
        if fresh and piece.order <= 1 and not piece.dates and self.doc.published_on is not None:
            return Day(-1, -1, self.doc.published_on, self.doc.published_on, "day")
        return None

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
                hit.classes & VOTES for hit in piece.hits if end <= hit.start < mention.start
            ):
                return "scheduled", as_day(mention)
            if day is None and len(piece.dates) == 1 and 0 <= start - mention.end <= _AHEAD_REACH:
                return "scheduled", as_day(mention)
        return status, day

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
        if at - piece.start <= _OPENING:
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
        """A date of what is still to come: a bare weekday is the next such day, not the last."""
        day, anchor = as_day(mention), self.doc.anchor
        if anchor is None or mention.basis != "weekday" or day.date_start is None or day.date_start > anchor:
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
        for number in piece.numbers:
            if number.value is None or _WHOLE.search(
                folded, max(piece.start, number.start - 24), number.start
            ):
                continue
            rank = _rank_of(number, folded, _folded_nouns(tuple(counted)))
            gap = max(number.start - end, start - number.end, 0)
            if rank is not None and gap < 140 and (rank // 3, gap) < best_rank:
                best, best_rank = number.value, (rank // 3, gap)
        return best

    def tells_winners(self, piece: Piece) -> bool:
        """Whether the numbers of a piece are somebody's: "حصلت على 54 مقعدا", "تقدم الكتلة ب73 مقعدا"."""
        if any("WON" in hit.classes for hit in piece.hits):
            return True
        return any(self.doc.folded[number.start - 1 : number.start] == "ب" for number in piece.numbers)

    def polling_today(self) -> Day | None:
        """The day of writing, where it is a known polling day: what polls do "now" they do today."""
        anchor = self.doc.anchor
        if anchor is not None and any(
            vote.polling_on == anchor for votes in elections().values() for vote in votes
        ):
            return Day(-1, -1, anchor, anchor, "day")
        return None

    @functools.cached_property
    def is_before_final_results(self) -> bool:
        """Whether unnamed results must be the first ones: days after the vote, or a recount is still to come."""
        anchor = self.doc.anchor
        if anchor is not None:
            for votes in elections().values():
                if any(0 <= (anchor - vote.polling_on).days <= 6 for vote in votes):
                    return True
        return "RECOUNT" in self.classes and _RECOUNTED.search(self.doc.folded) is None

    def last_results(self, position: int) -> str:
        """ "FINAL" or "PRELIM", whichever kind of results was named last before a position; "" for none."""
        named = self._named_results
        index = bisect_left(named, position, key=lambda hit: hit.start) - 1
        if index < 0:
            return ""
        return "FINAL" if "FINAL" in named[index].classes else "PRELIM"

    @functools.cached_property
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


def as_day(mention: DateMention) -> Day:
    """A date mention as the day of a milestone."""
    return Day(mention.start, mention.end, mention.date_start, mention.date_end, mention.precision)


def gap_hits(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """The hits that begin in [start, end)."""
    low = bisect_left(hits, start, key=lambda hit: hit.start)
    return hits[low : bisect_left(hits, end, key=lambda hit: hit.start)]


def forward(day: Day, anchor: dt.date | None, basis: str) -> Day:
    """A day told without its year that must be to come: "حدد 10 تشرين الاول موعدا" in June means this year's."""
    first, last = day.date_start, day.date_end
    if anchor is None or basis != "partial" or first is None or last is None or last >= anchor:
        return day
    if (first.month, first.day) == (2, 29) or (last.month, last.day) == (2, 29):
        return day
    return day._replace(
        date_start=first.replace(year=first.year + 1), date_end=last.replace(year=last.year + 1)
    )
