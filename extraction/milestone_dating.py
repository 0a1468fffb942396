"""On which day a step of an election was, is or will be.

In: a piece of an article and the words of a step in it. Out: its `Day`: the nearest date that no vote, no report and no
countdown owns, what is due or demanded by words behind it; the day of publication for fresh news of the lead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Set
from typing import TYPE_CHECKING

from extraction.milestone_bodies import Bodies
from extraction.milestone_pieces import VOTES, Day, Piece, as_day, forward

if TYPE_CHECKING:
    from extraction.dates import DateMention

_OF_THE_VOTE = VOTES | {"HELD_SOON", "NEXT"}
_AHEAD_REACH = 35
_BEGINS = re.compile(r"(?<!\w)س?[يت](?:بدا|نطلق|نتهي|ختتم|ستمر|غلق|فتح|توقف)(?!\w)")
_NEAR_AHEAD = dt.timedelta(days=180)
_BREAK_COST = 60
_DAY_REACH = 130
_TILL_GAIN = 150
_TILL = re.compile(r"(?<!\w)(?:الي|حتي|ليوم)(?: (?:يوم|منتصف|ليل|ليله|مساء|صباح|ظهر|فجر|نهايه)){0,2}\s*\Z")
_BREAK = re.compile(r"، و(?=\w)|، (?:ثم|فيما|بينما|كما) | ثم |؛")
_REPORT = re.compile(r"(?<!\w)[وف]?(?:قال|اكد|ذكر|افاد|حذر|صرح|اشار|اوضح|اضاف|رد|نقل)(?:ت|ته|ه|وا)?(?!\w)")
_THAT = re.compile(r"(?<!\w)[ب]?ان(?:ه|ها|هم)?(?!\w)")
# "بدات الحملة قبل عدة اشهر": no news of today, and no day either
_LONG_AGO = re.compile(
    r"(?<!\w)(?:قبل|منذ) (?:عده|بضعه|نحو )?\s?(?:ايام|اسابيع|اشهر|شهور|سنوات|اعوام)(?! من(?!\w)| علي)(?!\w)"
)
_HAD = ("وكان", "كان")
_WHO = re.compile(r"، (?:الذي|التي) ")
# "بعد انتهاء العد": so near a word of time rules the step
_CLAUSE_REACH = 20
# "خلال ثلاثة ايام", "في غضون اسبوعين", "خلال 72 ساعة"; "امام الكيانات ثلاثة ايام", but not "امام رييس الحكومة المعين 30 يوما"
_UNIT = re.compile(r"(?<!\w)(?P<unit>يوما?|يومين|ايام|اسبوعا?|اسبوعين|اسابيع|شهرين|شهرا?|اشهر|ساعه)(?!\w)")
_WITHIN = re.compile(
    r"(?<!\w)(?:(?:خلال|غضون)(?: (?:فتره|مده|مهله|اقل من|لا تتجاوز|اقصاها|لا تزيد علي|لا تزيد عن)){0,2}"
    r"|و?امام(?! (?:رييس|الرييس|المكلف|المرشح|البرلمان|مجلس|الحكومه))(?: \w+،?){1,9}) ?\Z"
)
_ONE = frozenset({"يوم", "اسبوع", "شهر"})
# "خلال 15 يوما من اعلان النتائج" is counted from another step
_FROM_A_STEP = re.compile(r" ?،? ?(?:من(?! (?:الان|اليوم)(?!\w))|بعد|عقب|علي|تلي|تبدا|اعتبارا)")
_LONGEST_SPAN = 100
_LEAD_REACH = 70
_BEFORE_DAY = 16  # "قبل يوم الخميس الموافق | 3 ايار"
_WILL_NOT = re.compile(r"(?<!\w)(?:لن|لا|عدم)(?!\w)")


class Dating(Bodies):
    """Reads the days of the steps of one article."""

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
            if ahead and (
                self.is_not_before(piece, mention) or self._is_of_what_follows(piece, end, mention)
            ):
                continue
            if status == "occurred" and self._is_till(piece, mention) and self._is_granted(piece, mention):
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
            had = self.doc.folded.startswith(_HAD, piece.start)  # "وكانت قد امهلته حتى الاحد": it is over
            return (
                as_day(best) if had or not ahead else forward(self.coming(best), self.doc.anchor, best.basis)
            )
        if status == "scheduled":
            return self._within(piece, start)
        return None if after else self._day_of_lead(piece, status, owned)

    def _within(self, piece: Piece, at: int) -> Day | None:
        """The days of a span that begins now: "ستعلن النتائج خلال ثلاثة ايام", "امام الكيانات ثلاثة ايام لتقديم الطعون"."""
        anchor, folded = self.doc.anchor, self.doc.folded
        if anchor is None or folded.find("دستور", piece.start, piece.end) >= 0:
            return None  # what the constitution prescribes is counted from another step
        for unit in _UNIT.finditer(folded, piece.start, piece.end):
            number = next((n for n in piece.numbers if 0 <= unit.start() - n.end <= 1), None)
            alone = 1.0 if unit["unit"] in _ONE else 0.0
            count = 2.0 if unit["unit"].endswith("ين") else number.value if number is not None else alone
            start = number.start if number is not None else unit.start()
            counted_on = _FROM_A_STEP.match(folded, unit.end(), piece.end) is not None
            if self._breaks(min(unit.end(), at), max(start, at)):
                continue  # "امامهم ثلاثة ايام للطعن، وان المحكمة لن تصادق"
            then = folded.endswith(" بعد ", piece.start, start)  # "ستعلن النتائج بعد ستة ايام": on that day
            within = then or _WITHIN.search(folded, max(piece.start, start - 70), start) is not None
            if counted_on or not count or not within:
                continue
            hours = unit["unit"].startswith("ساع")
            days = (
                count / 24 if hours else count * (7 if "سب" in unit["unit"] or "اساب" in unit["unit"] else 1)
            )
            days *= 30 if "شهر" in unit["unit"] else 1
            if 1 <= days <= _LONGEST_SPAN:
                last = anchor + dt.timedelta(days=round(days))
                if then:
                    return Day(unit.start(), unit.end(), last, last, "day")
                return Day(unit.start(), unit.end(), anchor, last, "range")
        return None

    def _day_of_lead(self, piece: Piece, status: str, owned: Set[int]) -> Day | None:
        """The day of publication, for fresh news of the lead that has no date word of its own."""
        fresh = status in ("occurred", "postponed", "cancelled", "rejected")
        if (
            fresh
            and piece.order <= 1
            and all(m.start in owned or self._is_countdown(m) for m in piece.dates)
            and _LONG_AGO.search(self.doc.folded, piece.start, piece.end) is None
            and self.doc.published_on is not None
            and self.doc.anchor is not None
        ):
            return Day(-1, -1, self.doc.published_on, self.doc.published_on, "day")
        return None

    def _is_till(self, piece: Piece, mention: DateMention) -> bool:
        """Whether a date says until when: "الى الاحد", "حتى يوم الخميس"."""
        return _TILL.search(self.doc.folded, max(piece.start, mention.start - 24), mention.start) is not None

    def _is_granted(self, piece: Piece, mention: DateMention) -> bool:
        """Whether somebody was given time till a day: "امهلت بغداد اربيل حتى الاحد"."""
        return self.doc.folded.find("مهل", piece.start, mention.start) >= 0

    def _is_deadline(self, piece: Piece, mention: DateMention, told_at: int | None) -> bool:
        """Whether a day says till when a step is asked for: "امهلت البرلمان حتى الخميس لاقرار القانون"."""
        asked = told_at is not None and told_at < mention.start and mention.precision == "day"
        return asked and self._is_till(piece, mention)

    def is_not_before(self, piece: Piece, mention: DateMention) -> bool:
        """Whether a day only tells before when nothing will be done: "لن تصادق على النتائج قبل منتصف الشهر"."""
        lead = self.doc.folded[max(piece.start, mention.start - _LEAD_REACH) : mention.start]
        return lead.endswith(" قبل ") and _WILL_NOT.search(lead) is not None

    def _is_of_what_follows(self, piece: Piece, end: int, mention: DateMention) -> bool:
        """Whether a day is that of a step before which this one is due: "حسم الطعون قبل بدء الحملة التي تنطلق في 3 ايار"."""
        return any(
            "BEFORE" in hit.classes and end <= hit.start and mention.start - hit.end > _BEFORE_DAY
            for hit in piece.hits
            if hit.start < mention.start
        )

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
            close = end <= mention.start <= end + _AHEAD_REACH or self._begins_on(end, mention.start)
            if close and not any(
                hit.classes & _OF_THE_VOTE for hit in piece.hits if end <= hit.start < mention.start
            ):
                return "scheduled", as_day(mention)
            deduced = day is None or day.start < 0
            if deduced and len(piece.dates) == 1 and 0 <= start - mention.end <= _AHEAD_REACH:
                return "scheduled", as_day(mention)
        return status, day

    def _begins_on(self, start: int, day: int) -> bool:
        """Whether a present verb ties a step to the day behind it: "الحملة | تنتهي صباح يوم السبت الموافق | 8 تشرين الثاني"."""
        if not start < day <= start + _DAY_REACH or self._breaks(start, day):
            return False
        return _BEGINS.search(self.doc.folded, start, day) is not None

    def _is_countdown(self, mention: DateMention) -> bool:
        """Whether a span is counted to the vote and not back from today: "استقالوا قبل شهر من الانتخابات"."""
        folded = self.doc.folded
        return folded.startswith("قبل ", mention.start) and folded.startswith((" من ", " علي "), mention.end)

    def _is_of_report(self, mention: DateMention, start: int) -> bool:
        """Whether a date is the day of words rather than of the step: "وقال الخميس ان اللجنة انتقلت"."""
        folded = self.doc.folded
        report = _REPORT.search(folded, max(0, mention.start - 45), mention.start)
        if report is None or _WHO.search(folded, report.end(), max(start, report.end())) is not None:
            return False  # "قال فلان، الذي كلف بتشكيل الحكومة في الثاني من الشهر، ان"
        if (
            mention.start > start
        ):  # "قال ان باب الطعون سيفتح غدا": a day behind the clause's opening is the clause's
            return _THAT.search(folded, report.end(), mention.start) is None
        return _THAT.search(folded, mention.end, start) is not None

    def coming(self, mention: DateMention) -> Day:
        """A date of what is still to come: a bare weekday is today or the next such day, not the last."""
        day, anchor = as_day(mention), self.doc.anchor
        if (
            anchor is not None
            and mention.basis == "weekday"
            and day.date_start == anchor + dt.timedelta(days=7)
            and not self.doc.folded[mention.start : mention.end].endswith(("المقبل", "القادم"))
        ):
            return day._replace(date_start=anchor, date_end=anchor)  # "ستعلن الاثنين", written on a Monday
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
