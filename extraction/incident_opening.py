"""An opening that sums up the news: each of its acts is told once more, in full, further on.

In: the incidents so far and a new telling. Out: `opened`, the act of the first sentence that the telling is of.
"""

from __future__ import annotations

from extraction.incident_compare import (
    dates_meet,
    figure_of,
    same_figure,
    same_place,
    two_men,
    types_meet,
)
from extraction.incident_mention import Mention
from extraction.incident_types import family

_OPENING = 12  # acts that an opening sentence may hold
_ALIKE = 3  # points of likeness that make one act of two tellings
_TELLING = 5  # a figure that tells by itself
_HARDLY = 2  # up to here a figure tells nothing without the same victims
_POORER = 1.5  # how much less sure the later telling may be and yet be the fuller one


def opened(kept: list[Mention], new: Mention) -> Mention | None:
    """The act of the opening sentence that `new` tells in full, or None.

    قتل ضابط في كركوك، واصيب ثلاثه بتفجير في تلعفر. وقال مصدر ...: an opening that sums up the news tells each once more.
    """
    if new.opening or new.background:
        return None
    news = [m for m in kept[:_OPENING] if m.opening]
    if (new.other or new.further) and len(news) < 2:
        return None
    fits = [(_likeness(old, new), -i) for i, old in enumerate(news) if _may_open(old, new)]
    best = max(fits, default=(0, 0))
    if best[0] < _ALIKE:
        return None
    old = news[-best[1]]
    quote_fuller(old, new)
    return old


def quote_fuller(old: Mention, new: Mention) -> None:
    """Of an act that an opening only sums up the full telling is quoted, unless it takes the act for known."""
    if old.summary and not (new.opening or new.anaphoric) and new.score >= old.score - _POORER:
        old.start, old.end, old.sentence = new.start, new.end, new.sentence
        old.opening = old.summary = False


def _may_open(old: Mention, new: Mention) -> bool:
    """Whether nothing the two state speaks against their being one, near or far."""
    return (
        old.status == new.status
        and not old.background
        and old.series == new.series
        and types_meet(old, new)
        and not (old.governorates and new.governorates and not old.governorates & new.governorates)
        and not (old.country and new.country and old.country != new.country)
        and not (old.date_key and new.date_key and old.date_key != new.date_key)
        and not (old.dated and new.dated and old.date and new.date and not dates_meet(old.date, new.date))
        and not (old.kinds and new.kinds and not old.kinds & new.kinds)
        and not two_men(old, new)
        and same_figure(old, new) >= 0
    )


def _likeness(old: Mention, new: Mention) -> int:
    """How much the two agree on: figures, spot, whom it befell."""
    agreed = [
        figure
        for field in ("killed", "injured", "arrested", "abducted")
        if (figure := figure_of(old.counts.get(field))) and figure == figure_of(new.counts.get(field))
    ]
    few = sum(agreed) < _TELLING
    theirs = set(old.target) & set(new.target)
    if few and old.target and new.target and not theirs:
        return 0  # مقتل جندي, مقتل شرطي: one each
    near = (
        bool(agreed) and bool(old.governorates & new.governorates) and (bool(theirs) or sum(agreed) > _HARDLY)
    )
    spot = old.place is not None and (near or same_place(old, new))
    told = len(agreed) + (not few) + spot + (old.event_type == new.event_type) + bool(theirs - {"civilians"})
    return told + _in_detail(old, new)


def _in_detail(old: Mention, new: Mention) -> int:
    """استعاده منطقه قرب الرمادي ... القوات حررت حي التاميم: the spot within the town, and the same doers."""
    finer = old.summary and new.place_level > old.place_level and old.governorates & new.governorates
    if not finer or family(old.event_type) == "crowd":
        return 0
    return 1 + (not set(old.perpetrator).isdisjoint(new.perpetrator))
