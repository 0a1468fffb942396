"""Acts that are known to be one though their tellings lie apart: what is done once in one place, or goes by one name.

In: two `Mention`s of which nothing contradicts. Out: `done_once`, whether acts of one kind are the same one, and
`carries_on`, whether the second, of another kind, is how the first went on.
"""

from __future__ import annotations

from extraction.incident_compare import figure_of, one_party, same_place
from extraction.incident_mention import Mention
from extraction.incident_party import INSURGENT

_CURFEW = "curfew"
_FOUGHT = frozenset({"armed_attack", "armed_clash"})
_BLOWS = frozenset({"suicide_bombing", "bombing", "assassination", "armed_attack", "shelling"})
_SPOT = 3  # the level of a town
_NEAR = 2  # sentences from an attack that was beaten back to its dead


def done_once(old: Mention, new: Mention) -> bool:
    """Whether two tellings of one kind of act, far from each other or near, can only be of the same."""
    if (old.event_type == new.event_type or new.anaphoric) and _series_of_one_day(old, new):
        return True
    if old.event_type != new.event_type:
        return False
    return (
        _one_curfew(old, new)
        or _one_prisoner(old, new)
        or _word_of_one_day(old, new)
        or _known_by_target(old, new)
    )


def carries_on(old: Mention, new: Mention) -> bool:
    """احبطت القوات هجوما علي القضاء. مشيرا الي ان ثلاثه من المقاتلين قتلوا: who fell in an attack that was beaten back."""
    if new.event_type == "weapons_seizure" and new.start == old.start:
        old, new = new, old  # one clause tells both
    if not old.foiled or old.event_type != "weapons_seizure" or new.event_type not in _FOUGHT:
        return False
    further = new.further and new.start > old.start
    if new.sentence - old.sentence > _NEAR or further or new.other or new.series or new.background:
        return False
    sides = set(old.perpetrator + old.target)
    nested = bool(old.governorates & new.governorates) and new.place_level >= old.place_level
    return not sides.isdisjoint(new.perpetrator + new.target) and (
        new.place is None or same_place(old, new) or nested
    )


def within_riot(old: Mention, new: Mention) -> bool:
    """اقتحم متظاهرون القنصليه ... وكان المتظاهرون قد حاصروا القنصليه: the same crowd before the house that it stormed."""
    return (
        new.anaphoric
        and old.event_type == "riot"
        and new.event_type == "protest"
        and old.status == new.status
        and new.sentence - old.last_told <= _NEAR
        and not (new.dated or new.further or new.other or any(map(figure_of, new.counts.values())))
        and not set(old.target).isdisjoint(new.target)
        and (not new.governorates or bool(old.governorates & new.governorates))
        and (new.place is None or same_place(old, new) or new.place_level < old.place_level)
    )


def other_half(old: Mention, new: Mention) -> bool:
    """قتل مدنيان في هجومين وسط بغداد، بينما جرح سبعه: the hurt of those acts whose dead the sentence told, with no act or spot of their own."""
    return (
        new.bare_toll
        and new.sentence == old.sentence
        and new.event_type == "armed_attack"
        and old.event_type in _BLOWS
        and old.status == new.status
        and old.counts.keys() == {"killed"}
        and new.counts.keys() == {"injured"}
        and not (new.further or new.other or new.background)
        and (new.place is None or same_place(old, new))
    )


def _one_curfew(old: Mention, new: Mention) -> bool:
    """فرضت السلطات حظرا للتجول. ... رغم حظر التجول: one of one place, unless each has a day of its own."""
    return (
        _CURFEW in old.kinds
        and _CURFEW in new.kinds
        and not (old.dated and new.dated)
        and (new.place is None or old.place is None or bool(old.governorates & new.governorates))
    )


def _one_prisoner(old: Mention, new: Mention) -> bool:
    """اعلنت الوزاره اعتقال لاجي. ... واعتقل في كالفادوس: the one man that the news is about."""
    if old.event_type != "arrest" or old.series or new.series or not (old.lead or old.opening):
        return False
    if any(figure_of(m.counts.get("arrested")) != 1 for m in (old, new)) or new.further or new.other:
        return False
    fits = INSURGENT.issuperset(old.target + new.target) or one_party(old.target, new.target)
    if new.target and not fits:
        return False
    return new.place is None or old.place is None or same_place(old, new)


def _same_days(old: Mention, new: Mention) -> bool:
    """Whether both are told to be of the same days, by a date or in an article without one by the name of the day."""
    if not (old.dated and new.dated):
        return False
    if old.date is not None or new.date is not None:
        return old.date == new.date
    return bool(old.date_key) and old.date_key == new.date_key


def _series_of_one_day(old: Mention, new: Mention) -> bool:
    """سلسله تفجيرات الثلاثاء ... التفجيرات التي ضربت بغداد الثلاثاء: the blows of one day are told of as one."""
    return (
        old.series
        and new.series
        and new.event_type in _BLOWS
        and _same_days(old, new)
        and (old.place is None or new.place is None or same_place(old, new) or _in_town(old, new))
    )


def _in_town(old: Mention, new: Mention) -> bool:
    """تفجيرا بغداد الاحد ... ووقع الانفجاران الاحد قرب المنطقه الخضراء: the spot of what is taken for known."""
    return new.anaphoric and old.place_level < new.place_level and bool(old.governorates & new.governorates)


def _word_of_one_day(old: Mention, new: Mention) -> bool:
    """The same spot, doers and day, and nothing that only one of them tells: a sentence that the article has twice."""
    return (
        old.place is not None
        and old.place_level >= _SPOT
        and same_place(old, new)
        and _same_days(old, new)
        and old.series == new.series
        and old.counts == new.counts
        and old.perpetrator == new.perpetrator
    )


def _known_by_target(old: Mention, new: Mention) -> bool:
    """التفجير الانتحاري الذي استهدف البرلمان ... الهجوم الانتحاري علي البرلمان: one blow that goes by whom it struck."""
    return (
        new.definite
        and new.event_type in _BLOWS
        and not (old.series or new.series)
        and bool(new.target)
        and old.target == new.target
        and new.target != ["civilians"]
    )
