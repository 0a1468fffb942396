"""Which of two tellings of one act says more: the day within the month, the spot within the town, all figures.

In: two `Mention`s of one incident. Out: `dates_better` and `tells_more`, whether the later one's day counts and its words
are quoted.
"""

from __future__ import annotations

from extraction.incident_compare import figure_of
from extraction.incident_mention import Mention

SPOT = 3  # the level of a town or village


def dates_better(old: Mention, new: Mention) -> bool:
    """Whether the day of a later telling counts: one of its own before that of the story, which goes before that of a response."""
    if new.date is None or old.date is None:
        return new.date is not None
    if old.remote != new.remote:
        return old.remote
    return new.dated and (not old.dated or (old.weak and not new.weak) or _narrower(old, new))


def _narrower(old: Mention, new: Mention) -> bool:
    """في يناير 2007 ... في 11 يناير 2007: the day within the time told before."""
    if old.date is None or new.date is None or not (old.dated and new.dated) or new.weak:
        return False
    if old.series != new.series or (old.date[2] == "range" and not old.series):
        return False  # one day of what went on is no nearer date
    return old.date[:2] != new.date[:2] and old.date[0] <= new.date[0] and new.date[1] <= old.date[1]


def tells_more(old: Mention, new: Mention) -> bool:
    """قتل 15 في كركوك. وقال مسوول ان 15 قتلوا وجرح عشرات في قريه سرجومه: the spot within the town, and no figure less."""
    if _narrower(old, new) and new.place_level > old.place_level and old.series == new.series:
        return True
    return (
        old.lead
        and not (new.anaphoric or new.background)
        and old.series == new.series
        and new.place_level >= SPOT
        and new.place_level > old.place_level
        and _figures(old) <= _figures(new)
    )


def _figures(mention: Mention) -> set[str]:
    """The tolls that a mention tells in figures."""
    return {field for field, count in mention.counts.items() if figure_of(count) is not None}
