"""An opening that sums up the news: each of its acts is told once more, in full, further on.

In: the incidents so far and a new telling. Out: `opened`, the act of the first sentence that the telling is of, and
`without_openings`, the acts of a digest but for those that its first sentence only sums up.
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
_DIGEST = 7  # acts past the opening that surely make a digest of an article
_SHORT_DIGEST = 3  # as many may make one
_MANY = 80  # more incidents than any article tells: no openings are looked for
_ONE_BY_ONE = frozenset({"crowd", "territory"})  # of which many of a kind are told
_UNSTATED = frozenset({"armed_attack", "assassination", "armed_clash"})  # types that tell no means
_WIDE = 2  # the level of a governorate and of Baghdad
_MISSING = 0.2  # of a toll that is summed up, what the acts told in full may leave out
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
    if not news:
        return None
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
        old.series = new.series


def without_openings(kept: list[Mention]) -> list[Mention]:
    """A digest's acts without those that its opening only sums up: each of them is told in full further on."""
    heads = [
        m
        for m in kept[:_OPENING]
        if m.summary and not (m.background and m.dated) and family(m.event_type) not in _ONE_BY_ONE
    ]
    if not heads or len(kept) > _MANY:
        return kept
    body = [m for m in kept if not (m.opening or m.background)]
    if len(body) < _SHORT_DIGEST:
        return kept
    told = {id(head) for head in heads if _told_in_full(head, body)}
    return [m for m in kept if id(m) not in told]


def _told_in_full(head: Mention, body: list[Mention]) -> bool:
    """Whether one act of a digest, or two and more whose tolls come to what is summed up, may be what `head` tells."""
    parts = [full for full in body if _may_be_of(head, full)]
    if any(_alike(head, full, len(body) >= _DIGEST) for full in parts):
        return True
    if not head.series and head.place_level > 1:
        return False  # one act with a spot of its own is no total
    return _comes_to(head, parts)


def _comes_to(total: Mention, parts: list[Mention]) -> bool:
    """قتل 6 عراقيين، فيما اصيب 38 في هجمات ... : the tolls of acts told one by one make up what is summed up."""
    whole = {field: figure for field, count in total.counts.items() if (figure := figure_of(count) or 0) > 1}
    found = 0
    left = dict(whole)
    for part in parts:
        figures = {field: figure_of(part.counts.get(field)) or 0 for field in whole}
        if any(figures.values()) and all(figures[field] < whole[field] for field in whole):
            found += 1
            left = {field: left[field] - figures[field] for field in whole}
    return found > 1 and all(left[field] <= whole[field] * _MISSING for field in whole)


def _alike(head: Mention, full: Mention, digest: bool) -> bool:
    """An act with the same toll, or one of the same kind where the summary tells no toll."""
    if same_figure(head, full) > 0:
        return True
    if full.series and not head.series:
        return False
    if _same_loss(head, full):
        return True
    spot = head.place is not None and (same_place(head, full) or bool(head.governorates & full.governorates))
    if not (digest or spot):
        return False
    vague = digest and not _UNSTATED.isdisjoint((head.event_type, full.event_type))
    kind = vague or head.event_type == full.event_type
    return kind and not any((figure_of(count) or 0) > 1 for count in head.counts.values())


def _same_loss(head: Mention, full: Mention) -> bool:
    """مقتل احد جنوده في شمال العراق ... ان جنديا قتل بانفجار عبوه في نينوي: as many of the same men."""
    figures = {field: figure for field, count in head.counts.items() if (figure := figure_of(count))}
    return (
        bool(figures)
        and all(figure_of(full.counts.get(field)) == figure for field, figure in figures.items())
        and not (set(head.target) & set(full.target)).issubset(("civilians",))
        and types_meet(head, full)
    )


def _may_be_of(head: Mention, full: Mention) -> bool:
    """Whether what a summary tells may be the act told in full: neither place nor day speaks against it."""
    return (
        (head.place_level <= _WIDE or same_place(head, full))
        and head.status == full.status
        and family(head.event_type) == family(full.event_type)
        and not (head.governorates and full.governorates and not head.governorates & full.governorates)
        and not (head.country and full.country and head.country != full.country)
        and not (head.date_key and full.date_key and head.date_key != full.date_key)
        and not (
            (head.dated or full.dated) and head.date and full.date and not dates_meet(head.date, full.date)
        )
        and (not head.kinds or bool(head.kinds & full.kinds))
        and not two_men(head, full)
    )


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
