"""What a date takes from those told around it: the other end of a span, its year, the day that it counts from.

In: the dates of a text as they stand, one by one, and the `Scan` they were found in. Out: the same with what their company tells:
pairs joined (من 5 نيسان الي 9 ايار), years borrowed, اليوم التالي and الفتره نفسها counted from the date before.
"""

from __future__ import annotations

import datetime as dt
import itertools

from extraction import calendar as cal
from extraction import date_words as words
from extraction.calendar import Period
from extraction.date_months import in_year
from extraction.date_scan import Found, Scan

_YEAR_HOLDS = 200  # characters within which a month is of the year of the date before
_CHRONICLE = 500  # characters within which the next day of a chronicle follows
_CHRONICLED = 62  # days between one entry of a chronicle and the next
_SEPTEMBER_11 = dt.date(2001, 9, 11)
_OPENING = 300  # characters of the head of an article
_BY_MONTH_REACH = 18
_LIST_MARKS = " -–—*•=#.:([\t"
_MARKS_OF_LIST = 8  # characters of a line before its day or around its heading
_NEAR = 400  # characters within which اليوم التالي counts from the date before
_SPAN_NEAR = 1200  # those within which هذه الفتره is the span before


def in_context(scan: Scan, found: list[Found]) -> list[Found]:
    """The dates by start, each with what it takes from the others; pairs are one."""
    _count_from_next(scan.text, found)
    _borrow_year(scan.text, found)
    _count_from_before(found)
    found = _joined(scan, found)
    _same_span(found)
    return found


def _joined(scan: Scan, found: list[Found]) -> list[Found]:
    """Joins pairs (من 5 نيسان الي 9 ايار · بين 2014 و2017) and lets the first borrow the second's year."""
    result: list[Found] = []
    for second in found:
        first = result[-1] if result else None
        if first is None or second.start - first.end > 24 or second.shift or first.shift:
            result.append(second)
            continue
        gap = words.RANGE_LINK.match(scan.text[first.end : second.start])
        if gap is None:
            result.append(second)
            continue
        _lend(scan, first, second)
        opening = scan.before(words.RANGE_BEFORE, first.start, 26)
        pair = gap["and"] is not None and (
            scan.before(words.PAIR_BEFORE, _bare_start(scan, first), 12) is not None
            or words.PAIR_HERE.match(scan.text, first.start) is not None
        )
        spans = gap["and"] is None or pair or (opening is not None and opening["word"] == "بين")
        spans = spans and (pair or opening is not None or first.basis in ("since", second.basis))
        opens = first.began or (first.period.start if first.period else None)
        if spans and opens and second.period and opens < second.period.end:
            joined = Found(
                opening.start("word") if opening else first.start, second.end, "range", year=second.year
            )
            joined.period = Period(opens, second.period.end, "range")
            result[-1] = joined
        else:
            result.append(second)
    return result


def _lend(scan: Scan, first: Found, second: Found) -> None:
    """نيسان وايار 2017, السبت والاحد الماضيين: the year or the way told with the second holds for the first."""
    if first.way is not None:
        return
    if first.partial and first.basis == "partial" and second.year:
        first.period, first.basis = in_year(second.year, first.partial), "absolute"
    both_last = first.basis == second.basis == "weekday" and second.way == "last"
    if both_last and scan.anchor and first.weekday is not None:
        first.period = cal.one_day(cal.weekday(scan.anchor, first.weekday, "last"))


def _bare_start(scan: Scan, item: Found) -> int:
    """Where a year stands that its word opens: 2006 of عامي 2006."""
    return (
        item.end - 4
        if item.basis == "year" and item.period and item.period.precision == "year"
        else item.start
    )


def _count_from_next(text: str, found: list[Found]) -> None:
    """بعد اسبوع من 5 ايار: counts from the date that follows."""
    for item, base in itertools.pairwise(found):
        if (
            item.shift is None
            or item.from_before
            or base.period is None
            or not words.COUNT_FROM.match(text[item.end : base.start])
        ):
            continue
        count, unit = item.shift
        item.period = cal.shifted(base.period.start, count, unit)


def _fixes(item: Found, unit: str) -> bool:
    """Whether a date told names one year, month or week, so that a later one may be of the same."""
    if item.period is None or item.basis == "since":
        return False
    first, last = item.period.start, item.period.end
    if unit == "week":
        return cal.week(first) == cal.week(last)
    return first.year == last.year and (unit == "year" or first.month == last.month)


def _within(base: dt.date, item: Found) -> Period | None:
    """الشهر نفسه, 19 من الشهر ذاته, نهايه ذلك العام, where `base` is the date told before."""
    _, low, high, part = item.partial or (0, None, None, None)
    if item.same == "month":
        return in_year(base.year, (base.month, low, high, part))
    return cal.year(base.year, part) if item.same == "year" else cal.week(base)


def _count_from_before(found: list[Found]) -> None:
    """اليوم التالي · بعد شهر من ذلك · ايار من ذلك العام: count from the date told before, if it is near."""
    for place, item in enumerate(found):
        if not item.from_before or item.same == "span":
            continue
        earlier = [e for e in found[max(0, place - 4) : place] if e.period and item.start - e.end < _NEAR]
        last = earlier[-1].period if earlier else None
        if item.shift and last and (item.shift[1] != "day" or (last.end - last.start).days <= 1):
            item.period = cal.shifted(last.start, *item.shift) if item.basis != "since" else None
        years = [
            e.year or (e.period.start.year if e.period and e.basis != "since" else None) for e in earlier
        ]
        said = [year for year in years if year]
        if item.same:
            fixed = [e for e in reversed(earlier) if e.period and _fixes(e, item.same)]
            named = [e for e in fixed if item.same == "week" or e.basis not in ("weekday", "relative")]
            base = next((e.period.start for e in (*named, *fixed) if e.period), None)
            item.period = _within(base, item) if base and item.basis != "since" else None
        elif item.partial and said:
            item.year, item.basis = said[-1], "absolute"
            item.period = in_year(said[-1], item.partial)


def _same_span(found: list[Found]) -> None:
    """بين 2005 و2009 ... خلال الفتره نفسها, خلال تموز ... في المده ذاتها: the span told last."""
    for place, item in enumerate(found):
        if item.same == "span" and item.basis != "since":
            earlier = (
                e for e in reversed(found[max(0, place - 4) : place]) if item.start - e.end < _SPAN_NEAR
            )
            item.period = next(
                (
                    e.period
                    for e in earlier
                    if e.period and (e.basis in ("range", "since") or _is_span(e, found[place - 1]))
                ),
                None,
            )


def _is_span(item: Found, last: Found) -> bool:
    """خلال شهر تموز, في 2014: a time that goes on, if it is the one told last."""
    return item is last and item.period is not None and item.period.precision != "day"


def _borrow_year(text: str, found: list[Found]) -> None:
    """في حزيران 2014 ... وفي ايلول: a month named after another is of the year told before, unless it comes before it
    in the year (كانون الاول 2013 وكانون الثاني). A day does so from sentence to sentence, as chronicles tell;
    an article on an anniversary (الذكري 15 لسقوط بغداد) tells the days of that year."""
    told: Found | None = None
    of_month: dict[int, int] = {}  # the year told with a month
    heading: int | None = None  # the year that stands above the days of a chronicle
    memorial = "ذكري" in text[:_OPENING] and words.MEMORIAL.search(text, 0, _OPENING) is not None
    for place, item in enumerate(found):
        if item.basis == "year" and _alone_on_line(text, item):
            heading, told = item.year, None
        elif (
            heading
            and item.basis == "partial"
            and item.partial
            and item.way is None
            and _opens_line(text, item)
        ):
            item.year, item.basis = heading, "absolute"
            item.period = in_year(heading, item.partial)
            told = item if item.period and item.period.precision in ("day", "month") else None
        elif item.basis == "absolute" and item.year and not item.from_before:
            told = item if item.period and item.period.precision in ("day", "month") else None
            if item.partial:
                of_month[item.partial[0]] = item.year
        elif year := _known_by_month(text, item, of_month):
            item.year, item.basis = year, "absolute"
            item.period = in_year(year, item.partial) if item.partial else None
        elif (
            told is not None
            and told.year
            and item.basis == "partial"
            and item.partial
            and item.way is None
            and item.weekday is None
            and told.period is not None
            and (memorial or _follows(text, told, item, found[place - 1] is told))
        ):
            item.year, item.basis = told.year, "absolute"
            item.period = in_year(told.year, item.partial)
            told = item if item.period and item.period.precision in ("day", "month") else told


def _opens_line(text: str, item: Found) -> bool:
    """- 11 حزيران: ..., في 11 حزيران: ..., with no more than a mark before it."""
    reach = max(0, item.start - _MARKS_OF_LIST)
    start = text.rfind("\n", reach, item.start) + 1
    if not start and reach:
        return False
    return text[start : item.start].strip(_LIST_MARKS) in ("", "في", "وفي")


def _alone_on_line(text: str, item: Found) -> bool:
    """== 2014 ==, عام 2014: a heading."""
    if not _opens_line(text, item):
        return False
    end = text.find("\n", item.end, item.end + _MARKS_OF_LIST)
    return end >= 0 and not any(map(str.isalnum, text[item.end : end]))


def _known_by_month(text: str, item: Found, of_month: dict[int, int]) -> int | None:
    """احتجاجات تشرين 2019 ... ضحايا احتجاجات تشرين: what goes by its month is that of the year told before."""
    if item.basis != "partial" or item.partial is None or item.way is not None or item.partial[2] is not None:
        return None
    year = of_month.get(item.partial[0])
    named = year and words.BY_MONTH_BEFORE.search(text, max(0, item.start - _BY_MONTH_REACH), item.start)
    return year if named else None


def _follows(text: str, told: Found, item: Found, next_told: bool) -> bool:
    """Whether a month is of the year told before: in one sentence, or the next day that a chronicle tells."""
    apart = item.start - told.end
    if told.period is None or item.partial is None:
        return False
    if item.partial[0] < told.period.start.month:  # قالت في حزيران 2017 انها قتلته في نهايه ايار
        return apart < _YEAR_HOLDS and " ان" in text[told.end : item.start].partition(".")[0]
    if next_told and apart < _CHRONICLE and _chronicled(told, item):
        return True
    return apart < _YEAR_HOLDS and not words.SENTENCE_ENDS.search(text, told.end, item.start)


def _chronicled(told: Found, item: Found) -> bool:
    """في 20 اذار 2003 بدا القصف. في 21 اذار اسفرت الغارات: one day after the other, both told in full."""
    if told.period is None or told.period.precision != "day" or not told.year or item.partial is None:
        return False
    day = in_year(told.year, item.partial)
    near = day is not None and 0 <= (day.start - told.period.start).days <= _CHRONICLED
    return near and item.partial[2] is not None and told.period.start != _SEPTEMBER_11
