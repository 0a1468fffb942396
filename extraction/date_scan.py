"""What the readers of dates share: the span being scanned, and a date while it is being read.

In: folded text and the anchor. Out: `Scan`, with a bounded look back, and `Found`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Literal, TypeAlias

import msgspec

from extraction.calendar import Period

Basis: TypeAlias = Literal["absolute", "partial", "weekday", "relative", "since", "hijri", "year", "range"]


class Scan(msgspec.Struct, frozen=True, gc=False):
    """Folded text, the span [floor, end) that is looked at, and the day that "today" means."""

    text: str
    floor: int
    end: int
    anchor: dt.date | None

    def before(
        self, pattern: re.Pattern[str], position: int, reach: int, ends: tuple[str, ...] = ("",)
    ) -> re.Match[str] | None:
        """The pattern (which ends in \\Z) right before `position`, within `reach` characters.

        `ends` are all the ways it ends, where these are few: they spare most searches.
        """
        if not self.text.endswith(ends, self.floor, position):
            return None
        return pattern.search(self.text, max(self.floor, position - reach), position)


@dataclasses.dataclass(slots=True)
class Found:
    """A date while it is read: its span, how it was told, and what later words may still change."""

    start: int
    end: int
    basis: Basis
    period: Period | None = None
    partial: tuple[int, int | None, int | None, str | None] | None = None  # month, first day, last day, part
    year: int | None = None
    way: str | None = None
    weekday: int | None = None
    shift: tuple[int, str] | None = None  # count and unit, from the date that follows
    from_before: bool = False  # counts from the date before it: اليوم التالي, من ذلك العام
    began: dt.date | None = None  # the first day of منذ
    same: str = ""  # the unit that it shares with the date before it: الشهر نفسه, ذلك العام
