"""Days, weeks, months and years as the codebook counts them.

In: years, months, days and the day of publication. Out: `Period`s, inclusive at both ends, or None where the
calendar has no such day. Hijri days are turned by hijridate (Umm al-Qura).
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal, NamedTuple, TypeAlias

from hijridate import Hijri

Precision: TypeAlias = Literal["day", "week", "month", "year", "range", "unknown"]
Part: TypeAlias = Literal["early", "mid", "late"]
Way: TypeAlias = Literal["last", "this", "next"]

# A day of publication beyond these is no day but a blank: 1/1/1, 31/12/9999.
NEWS_YEARS = range(1900, 2101)
_YEAR_PARTS: dict[str, tuple[int, int]] = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_MONTH_PARTS: dict[str, tuple[int, int]] = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class Period(NamedTuple):
    """First and last day, and how exactly they are known."""

    start: dt.date
    end: dt.date
    precision: Precision


def day(year: int, month: int, number: int) -> Period | None:
    """One day; None for 31 June and the like."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    date = dt.date(year, month, number)
    return Period(date, date, "day")


def one_day(date: dt.date) -> Period:
    """The period of a date."""
    return Period(date, date, "day")


def month(year: int, number: int, part: str | None = None) -> Period:
    """A month, or its days 1-10, 11-20, 21-end."""
    last = calendar.monthrange(year, number)[1]
    first, final = _MONTH_PARTS[part] if part else (1, last)
    precision: Precision = "range" if part else "month"
    return Period(dt.date(year, number, first), dt.date(year, number, min(final, last)), precision)


def year(number: int, part: str | None = None) -> Period:
    """A year, or January-April, May-August, September-December of it."""
    first, final = _YEAR_PARTS[part] if part else (1, 12)
    end = dt.date(number, final, calendar.monthrange(number, final)[1])
    return Period(dt.date(number, first, 1), end, "range" if part else "year")


def season(number: int, first_month: int) -> Period:
    """Three months from `first_month` on; winter runs into the next year."""
    end_year, end_month = shift_month(number, first_month, 2)
    return Period(dt.date(number, first_month, 1), month(end_year, end_month).end, "range")


def week(anchor: dt.date, offset: int = 0) -> Period:
    """The week of `anchor` (Monday first), or one `offset` weeks away."""
    monday = anchor - dt.timedelta(days=anchor.weekday()) + dt.timedelta(weeks=offset)
    return Period(monday, monday + dt.timedelta(days=6), "week")


def shift_month(year_number: int, month_number: int, offset: int) -> tuple[int, int]:
    """Year and month `offset` months away."""
    index = year_number * 12 + month_number - 1 + offset
    return index // 12, index % 12 + 1


def weekday(anchor: dt.date, number: int, way: str | None = None) -> dt.date:
    """The latest such day not after `anchor`; strictly before for "last", strictly after for "next"."""
    back = (anchor.weekday() - number) % 7
    if way == "next":
        return anchor + dt.timedelta(days=7 - back)
    if way == "last" and back == 0:
        back = 7
    return anchor - dt.timedelta(days=back)


def hijri(year_number: int, month_number: int, first: int | None, last: int | None) -> Period | None:
    """Hijri days first..last (the whole month where None) as a period; None outside 1343-1500."""
    if not 1343 <= year_number <= 1500:
        return None
    length = Hijri(year_number, month_number, 1).month_length()
    low, high = first or 1, last or first or length
    if not 1 <= low <= high <= length:
        return None
    start = Hijri(year_number, month_number, low).to_gregorian()
    end = Hijri(year_number, month_number, high).to_gregorian()
    return Period(
        dt.date(start.year, start.month, start.day),
        dt.date(end.year, end.month, end.day),
        "day" if low == high else "range",
    )


def shifted(base: dt.date, count: int, unit: str) -> Period | None:
    """`count` days, weeks, months or years from `base`: that day, or that whole month or year."""
    if unit in ("day", "week"):
        return one_day(base + dt.timedelta(days=count * (7 if unit == "week" else 1)))
    if unit == "month":
        year_number, month_number = shift_month(base.year, base.month, count)
        return month(year_number, month_number) if 1 <= year_number <= 9998 else None
    if unit == "year":
        return year(base.year + count) if 1 <= base.year + count <= 9998 else None
    return one_day(base + dt.timedelta(days=count // 24))
