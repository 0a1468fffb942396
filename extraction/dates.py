"""Finds dates in folded Arabic text and resolves them by the codebook.

In: folded text, a span of it, and the day that "today" means (None where unknown). Out: `DateMention`s by start.
Absolute dates, both month systems, Hijri days, parts of months and years, weekdays, relative words, "since" and
spans of dates. What cannot be resolved comes back without days, so that its words are still known.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable

import msgspec

from extraction import calendar as cal
from extraction import date_words as words
from extraction.calendar import Period, Precision
from extraction.date_relative import ago, named_period, plural_period
from extraction.date_scan import Basis, Found, Scan
from extraction.wordscan import WordScanner


class DateMention(msgspec.Struct, frozen=True):
    """A date at [start, end): first and last day, both None where they cannot be told, and how it was told.

    `basis`: absolute (day or month with its year), year, partial (no year), weekday, relative (اليوم, الشهر
    الماضي), hijri, since (to the day of publication), range (two dates joined).
    """

    start: int
    end: int
    date_start: dt.date | None
    date_end: dt.date | None
    precision: Precision
    basis: Basis


def _group_days(before: re.Match[str] | None) -> tuple[int | None, int | None]:
    """First and last day before a month: (None, 12), (5, 9), (None, None)."""
    if before is None:
        return None, None
    first = before["digits1"] or before["word1"]
    last = before["digits2"] or before["word2"]
    low = words.day_number(first) if first else None
    high = words.day_number(last)
    if not 1 <= high <= 31 or (low is not None and not 1 <= low <= 31):
        return None, None
    return low, high


def _days_start(before: re.Match[str]) -> int:
    return min(before.start(group) for group in ("digits1", "word1", "digits2", "word2") if before[group])


def _in_year(year: int, partial: tuple[int, int | None, int | None, str | None]) -> Period | None:
    """The day, days, month or part of a month in a year; 28-3 May begins in April."""
    month, low, high, part = partial
    if high is None:
        return cal.month(year, month, part)
    last = cal.day(year, month, high)
    if low is None or last is None:
        return last
    first = cal.day(*(cal.shift_month(year, month, -1) if low > high else (year, month)), low)
    return Period(first.start, last.end, "range") if first else None


def _without_year(scan: Scan, found: Found) -> Period | None:
    """A day or month without a year: the latest not after the anchor, unless the words look ahead."""
    anchor, partial = scan.anchor, found.partial
    if anchor is None or partial is None:
        return None
    years = range(anchor.year - 8, anchor.year + 9)
    periods = [period for year in years if (period := _in_year(year, partial))]
    if found.way == "this":
        return next((p for p in periods if p.start.year == anchor.year), None)
    if found.weekday is not None and partial[2] is not None and found.way is None:
        on_day = [p for p in periods if p.end.weekday() == found.weekday and abs(p.end - anchor).days < 420]
        if on_day:
            return min(on_day, key=lambda p: abs(p.end - anchor))
    by_month = partial[2] is None
    if found.way == "last":
        return max((p for p in periods if (p.end if by_month else p.start) < anchor), default=None)
    following = min((p for p in periods if p.start > anchor), default=None)
    if found.way == "next":
        return following
    latest = max((p for p in periods if p.start <= anchor), default=None)
    if latest is None or following is None:
        return latest or following
    ahead, behind = (following.start - anchor).days, (anchor - latest.end).days
    said = scan.text[max(scan.floor, found.start - 70) : found.start]
    if words.FUTURE_BEFORE.search(said):
        return following if ahead <= 270 and behind > 0 else latest
    near = ahead <= 90 and behind > 180 and words.ELECTION_BEFORE.search(said) is not None
    return following if near else latest


def _month(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """A date that stands on a month name: 12 ايار/مايو 2018 · مطلع حزيران · في نيسان الماضي."""
    match = words.MONTH.match(scan.text, start, scan.end)
    if match is None:
        return None
    first = words.MONTHS[match["first"]]
    second = words.MONTHS[match["second"]] if match["second"] else None
    end = match.end()
    if second and second.hijri != first.hijri:
        second, end = None, match.end("first")
    days = scan.before(words.DAYS_BEFORE, start, 46)
    low, high = _group_days(days)
    begin = _days_start(days) if days and high is not None else start
    part = scan.before(words.PART_BEFORE, begin, 30) if high is None else None
    after = words.AFTER_MONTH.match(scan.text, end, scan.end)
    named = scan.before(words.MONTH_WORD_BEFORE, start, 10)
    sure = first.bare and not first.hijri
    if not (sure or high is not None or after or named or part or (second and second.number == first.number)):
        return None
    if scan.before(words.NAME_BEFORE, begin, 16):
        return None
    found = Found(begin, end, "partial")
    if part:
        found.start = part.start("part")
    elif named and high is None:
        found.start = named.start()
    weekday = scan.before(words.WEEKDAY_BEFORE, found.start, 30) if high is not None else None
    if weekday:
        found.start, found.weekday = weekday.start(), words.WEEKDAYS[weekday["weekday"]]
    if after:
        found.end = after.end() - (
            after.group().endswith(")") and "(" not in scan.text[found.start : after.end()]
        )
        found.way = words.WAYS.get(after["way"]) if after["way"] else None
    found.partial = (first.number, low, high, words.PARTS[part["part"]] if part else None)
    year = _year_of(scan, after)
    if first.hijri:
        return _hijri(scan, found, int(after["hijri"]) if after and after["hijri"] else None)
    if after and after["hijri"]:
        found.end = end
    if year is None and high == 11 and first.number == 9 and scan.before(words.SEPTEMBER_BEFORE, begin, 20):
        year = 2001
    if second and second.number != first.number:
        return _months(scan, found, first.number, second.number, year)
    found.year = year
    found.basis = "absolute" if year else "partial"
    found.period = _in_year(year, found.partial) if year else _without_year(scan, found)
    return found


def _year_of(scan: Scan, after: re.Match[str] | None) -> int | None:
    """The year said after a month: 2014, or that of العام الماضي."""
    if after is None:
        return None
    if after["year"]:
        return int(after["year"])
    if scan.anchor is None:
        return None
    if after["year_way"]:
        return scan.anchor.year + {"last": -1, "this": 0, "next": 1}[words.WAYS[after["year_way"]]]
    return scan.anchor.year if after["this"] is not None else None


def _months(scan: Scan, found: Found, first: int, second: int, year: int | None) -> Found:
    """ايار - حزيران 2014: from the first day of the one to the last of the other."""
    found.basis = "absolute" if year else "partial"
    found.partial = None
    if year is None and scan.anchor is not None:
        year = (
            scan.anchor.year
            if cal.month(scan.anchor.year, second).start <= scan.anchor
            else scan.anchor.year - 1
        )
    if year is not None:
        opening = cal.month(year if first < second else year - 1, first).start
        found.period = Period(opening, cal.month(year, second).end, "range")
    return found


def _hijri(scan: Scan, found: Found, year: int | None) -> Found:
    """15 رمضان 1435; without a year the latest such day or month that began before the anchor."""
    found.basis = "hijri"
    month, low, high, _ = found.partial or (1, None, None, None)
    found.partial = None
    first, last = (low or high), high
    if year is not None:
        found.period = cal.hijri(year, month, first, last)
    elif scan.anchor is not None:
        near = round((scan.anchor.year - 622) * 1.0307) + 1
        periods = (cal.hijri(candidate, month, first, last) for candidate in range(near - 3, near + 3))
        found.period = max((p for p in periods if p and p.start <= scan.anchor), default=None)
    return found


def _weekday(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """الاحد · السبت الماضي · الثلاثاء المقبل · ليل الجمعه السبت."""
    if scan.before(words.NAME_BEFORE, start, 14):
        return None
    number = words.WEEKDAYS[name]
    found = Found(start, stop, "weekday")
    pair = words.WEEKDAY_AFTER.match(scan.text, stop, scan.end)
    if (
        pair
        and words.WEEKDAYS[pair["weekday"]] == (number + 1) % 7
        and scan.text[start - 5 : start].endswith("ليل ")
    ):
        found.end = pair.end()
        number = (number + 1) % 7 if scan.text[start - 10 : start].endswith("منتصف ليل ") else number
    way = words.WAY_AFTER.match(scan.text, found.end, scan.end)
    if way:
        found.end, found.way = way.end(), words.WAYS[way["way"]]
    elif scan.before(words.FUTURE_BEFORE_NEAR, start, 48):
        found.way = "next"
    if scan.anchor is not None:
        found.period = cal.one_day(cal.weekday(scan.anchor, number, found.way))
    return found


def _day_word(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """اليوم · امس الاول · الليله الماضيه · اليوم الاثنين; None where "the day" is meant."""
    text, offset, end, begin = scan.text, words.DAY_WORDS[name], stop, start
    if name == "اليوم" and words.NOT_TODAY.match(text, stop, scan.end):
        return None
    if name == "غد":
        before = scan.before(words.AFTER_TOMORROW_BEFORE, start, 6)
        if before is None:
            return None
        offset, begin = (2 if before["word"] == "بعد" else 1), before.start("word")
    if name == "الليله":
        way = words.LAST_NIGHT.match(text, stop, scan.end)
        if way:
            offset, end = (-2 if "قبل" in way.group() else -1), way.end()
    elif offset == -1:
        earlier = scan.before(words.FIRST_YESTERDAY_BEFORE, start, 10)
        if earlier:
            offset, begin = -2, earlier.start("word")
        elif text.startswith(" الاول", stop) and not text[stop + 6 : stop + 7].isalnum():
            offset, end = -2, stop + 6
    found = Found(begin, end, "relative")
    weekday = words.WEEKDAY_AFTER.match(text, end, scan.end)
    if weekday:
        found.end = (
            weekday.end() if text[weekday.end() - 1] != ")" or "(" in weekday.group() else weekday.end() - 1
        )
        found.weekday = words.WEEKDAYS[weekday["weekday"]]
    if scan.anchor is not None:
        day = scan.anchor + dt.timedelta(days=offset)
        if found.weekday is not None and found.weekday != day.weekday():
            day = cal.weekday(scan.anchor, found.weekday, "next" if offset > 0 else None)
        found.period = cal.one_day(day)
    return found


def _number(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """12/5/2018 · 2018-05-12 · 5/2018 · a year."""
    text = scan.text
    if (
        start > scan.floor
        and text[start - 1] in "0123456789/.-:,"
        and text[max(scan.floor, start - 2)].isdigit()
    ):
        return None
    full = words.FULL_NUMERIC.match(text, start, scan.end)
    if full:
        if full["y1"]:
            period = cal.day(int(full["y1"]), int(full["m1"]), int(full["d1"])) or cal.day(
                int(full["y1"]), int(full["d1"]), int(full["m1"])
            )
        else:
            year = int(full["y2"])
            if year < 100 and (full["s2"] == "." or year > 40):
                return None
            year += 2000 if year < 100 else 0
            period = cal.day(year, int(full["m2"]), int(full["d2"])) or cal.day(
                year, int(full["d2"]), int(full["m2"])
            )
        return _numeric(scan, start, full.end(), period) if period else None
    monthly = words.MONTH_NUMERIC.match(text, start, scan.end)
    if monthly and 1 <= int(monthly["month"]) <= 12:
        return _numeric(scan, start, monthly.end(), cal.month(int(monthly["year"]), int(monthly["month"])))
    daily = words.DAY_NUMERIC.match(text, start, scan.end)
    if daily and scan.before(words.DAY_NUMERIC_BEFORE, start, 14) and 1 <= int(daily["month"]) <= 12:
        found = Found(
            start, daily.end(), "partial", partial=(int(daily["month"]), None, int(daily["day"]), None)
        )
        found.period = _without_year(scan, found)
        return found
    if len(name) == 4 and name.isdigit() and 1900 <= int(name) <= 2035:
        return _year(scan, start, int(name))
    return None


def _numeric(scan: Scan, start: int, end: int, period: Period) -> Found:
    found = Found(start, end, "absolute", period=period, year=period.start.year)
    weekday = scan.before(words.WEEKDAY_BEFORE, start, 30)
    if weekday:
        found.start = weekday.start()
    return found


def _year(scan: Scan, start: int, year: int) -> Found | None:
    """عام 2014 · مطلع 2014 · صيف 2014 · 2006-2008; None where the figure is a count."""
    text, stop = scan.text, start + 4
    if text[stop : stop + 1] in ("%", "/") or (
        text[stop : stop + 1] in (".", ",") and text[stop + 1 : stop + 2].isdigit()
    ):
        return None
    said = scan.before(words.YEAR_WORD_BEFORE, start, 14)
    begin = said.start() if said else start
    while begin < start and not text[begin].isalnum():
        begin += 1
    part = scan.before(words.PART_BEFORE, start, 30)
    season = scan.before(words.SEASON_BEFORE, start, 24)
    if not (said or part or season):
        following = words.AFTER_IS_WORD.match(text, stop, scan.end)
        if following and (following.group(1).endswith("ا") or not scan.before(words.YEAR_BEFORE, start, 18)):
            return None
        if scan.before(words.NUMBERED_BEFORE, start, 14) or (
            text[start - 1 : start].isascii() and text[start - 1 : start].isalnum()
        ):
            return None
    found = Found(begin, stop, "year", year=year, period=cal.year(year))
    span = words.YEAR_SPAN.match(text, stop, scan.end)
    if part:
        found.start, found.period = part.start("part"), cal.year(year, words.PARTS[part["part"]])
    elif season:
        found.start, found.period = season.start("season"), cal.season(year, words.SEASONS[season["season"]])
    elif span and int(span["year"]) > year:
        found.end = span.end()
        found.period = Period(dt.date(year, 1, 1), dt.date(int(span["year"]), 12, 31), "range")
        found.basis = "range"
    return found


_HANDLERS: dict[str, Callable[[Scan, int, int, str], Found | None]] = {
    "month": _month,
    "weekday": _weekday,
    "day": _day_word,
    "period": named_period,
    "plural": plural_period,
    "ago": ago,
}


def _triggers() -> dict[str, tuple[str, str, int]]:
    """First words that may open or carry a date: written form -> (handler, word, letters to skip)."""
    triggers: dict[str, tuple[str, str, int]] = {}
    for name in words.MONTHS:
        for form, skip in words.with_clitics(name.split()[0]).items():
            triggers.setdefault(form, ("month", name, skip))
    for name in words.WEEKDAYS:
        for form, skip in words.with_clitics(name).items():
            triggers[form] = ("weekday", name, skip)
    for name in words.DAY_WORDS:
        triggers |= {form: ("day", name, skip) for form, skip in words.with_clitics(name).items()}
    for form in ("لليوم", "ولليوم"):  # لليوم الثالث: the day, not today
        del triggers[form]
    for name in ("الاسبوع", "الشهر", "العام", "السنه"):
        triggers |= {form: ("period", name, skip) for form, skip in words.with_clitics(name).items()}
    for name in (*words.PLURALS, *words.COUNTED):
        triggers |= {form: ("plural", name, skip) for form, skip in words.with_clitics(name).items()}
    triggers |= {wa + name: ("ago", name, len(wa)) for wa in ("", "و", "ف") for name in ("قبل", "منذ", "بعد")}
    return triggers


_TRIGGERS = _triggers()
_SCANNER = WordScanner(_TRIGGERS)


def _since(scan: Scan, found: Found) -> None:
    """منذ X: from X to the anchor; without an anchor neither end is told."""
    opening = scan.before(words.SINCE_BEFORE, found.start, 34)
    if opening is None or found.basis == "since":
        return
    found.start, found.basis = opening.start(), "since"
    start = found.period.start if found.period else None
    found.period = None
    if start is not None and scan.anchor is not None and start <= scan.anchor:
        found.period = Period(start, scan.anchor, "range")


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
        if first.partial and first.basis == "partial" and first.way is None and second.year:
            first.period = _in_year(second.year, first.partial)
        opening = scan.before(words.RANGE_BEFORE, first.start, 26)
        spans = gap["and"] is None or (opening is not None and opening["word"] == "بين")
        spans = spans and (opening is not None or first.basis == "since" or first.basis == second.basis)
        if spans and first.period and second.period and first.period.start < second.period.end:
            joined = Found(
                opening.start("word") if opening else first.start, second.end, "range", year=second.year
            )
            joined.period = Period(first.period.start, second.period.end, "range")
            result[-1] = joined
        else:
            result.append(second)
    return result


def _count_from_next(text: str, found: list[Found]) -> None:
    """بعد اسبوع من 5 ايار: counts from the date that follows."""
    for item, base in itertools.pairwise(found):
        if (
            item.shift is None
            or base.period is None
            or not words.COUNT_FROM.match(text[item.end : base.start])
        ):
            continue
        count, unit = item.shift
        item.period = cal.shifted(base.period.start, count, unit)


def find_dates(
    text: str, start: int = 0, end: int | None = None, anchor: dt.date | None = None
) -> list[DateMention]:
    """The dates of folded `text` in [start, end), by start; they do not overlap.

    `anchor` is the day that "today" means. Looks for leads and ways inside the span only.
    """
    if anchor is not None and not 1900 <= anchor.year <= 2100:
        anchor = None
    scan = Scan(text, start, len(text) if end is None else end, anchor)
    found: list[Found] = []
    done = start
    for opening, stop, form in _SCANNER.tokens(text, start, scan.end):
        if opening < done:
            continue
        handler: Callable[[Scan, int, int, str], Found | None]
        if form[0] in "0123456789":
            handler, name, skip = _number, form, 0
        elif form in _TRIGGERS:
            key, name, skip = _TRIGGERS[form]
            handler = _HANDLERS[key]
        else:
            continue
        item = handler(scan, opening + skip, stop, name)
        if item is None:
            continue
        while found and found[-1].end > item.start:
            found.pop()
        _since(scan, item)
        found.append(item)
        done = item.end
    _count_from_next(text, found)
    return [
        DateMention(
            item.start,
            item.end,
            item.period.start if item.period else None,
            item.period.end if item.period else None,
            item.period.precision if item.period else "unknown",
            item.basis,
        )
        for item in _joined(scan, found)
    ]
