"""One incident told twice is one fact: joins the mentions of an article that tell the same thing.

In: `Mention`s in the order of the text. Out: fewer of them, each with the details of all that were joined and the
evidence of the fullest. Two mentions join when their types are of one family and nothing they state contradicts.
"""

from __future__ import annotations

from extraction.incident_again import (
    finer_abroad,
    nested,
    one_day_abroad,
    one_weak,
    said_again,
    spot_of_news,
    told_again,
)
from extraction.incident_compare import (
    acts_of_toll,
    both_tolls,
    dates_meet,
    fell_against,
    figure_of,
    long_before,
    of_one_season,
    one_man,
    one_party,
    one_toll,
    other_doers,
    other_kind,
    other_targets,
    place_agrees,
    raised,
    same_figure,
    same_place,
    sum_of_both,
    surely_told,
    two_men,
    types_meet,
    within,
)
from extraction.incident_fuller import SPOT
from extraction.incident_join import join
from extraction.incident_mention import Mention
from extraction.incident_opening import opened, quote_fuller, without_openings
from extraction.incident_retold import carries_on, done_once, other_half, within_riot
from extraction.incident_totals import date_parts, part_of_row, parts_of, rows_of
from extraction.incident_types import family

_STRUCK = frozenset({"attack", "execution", "abduction"})  # what men do who may fall at it
_RISE_NEAR = 6  # sentences
_SUM_NEAR = 3  # sentences from the figure of dead and hurt to either
_MANY_FELL = 20
_FALL_NEAR = 5  # sentences from an attack to what became of the attackers


def _retold_dead(old: Mention, new: Mention) -> bool:
    """قتل متظاهر في الاحتجاجات ... التحقيق في مقتل المتظاهر: the dead of a crowd told of again, without the crowd."""
    return (
        new.anaphoric
        and new.event_type == "armed_attack"
        and old.event_type in ("protest_repression", "riot", "execution")
        and same_figure(old, new) >= 0
    )


def _completes(old: Mention, new: Mention) -> bool:
    """قتل 64 في كركوك. وجرح 160 في التفجير الذي وقع في بلده تازه: the next sentence tells the other toll and the spot."""
    return (
        old.lead
        and old.event_type == new.event_type
        and old.status == new.status
        and not old.counts.keys() & new.counts.keys()
        and bool(old.counts and new.counts)
        and not (old.governorates and new.governorates and not old.governorates & new.governorates)
        and not (old.dated and new.dated and old.date and new.date and not dates_meet(old.date, new.date))
    )


def _sum_near(old: Mention, new: Mention) -> int:
    """How many sentences on dead and hurt may make up a figure of both: 90 hardly comes about twice."""
    both = old.counts.get("killed_or_injured") or new.counts.get("killed_or_injured")
    return 2 * _SUM_NEAR if (figure_of(both) or 0) >= _MANY_FELL else _SUM_NEAR


def _one_of_them(old: Mention, new: Mention) -> bool:
    """تفجيران قتلا ستة ... ثم وقع انفجار اخر: a blow of a pair or a row whose toll was told as a whole."""
    return (
        new.other
        and old.series
        and not new.series
        and old.lead
        and not old.background
        and new.sentence - old.sentence <= 6
        and types_meet(old, new)
        and not any(figure_of(count) for count in new.counts.values())
        and not (old.governorates and new.governorates and not old.governorates & new.governorates)
        and not (old.dated and new.dated and old.date and new.date and not dates_meet(old.date, new.date))
    )


def _goes_on(mention: Mention) -> bool:
    """قتل المئات منذ الاطاحه به في يوليو: what has gone on for more than a month is no blow of today."""
    date = mention.date
    return date is not None and date[2] == "range" and (date[1] - date[0]).days > 31


def _word_for_word(old: Mention, new: Mention) -> bool:
    """ووقع انفجار ثالث في حي الشعب قتل ثلاثه, told a second time with the same spot and figures."""
    return old.place is not None and old.place == new.place and bool(old.counts) and old.counts == new.counts


def distinct(old: Mention, new: Mention) -> bool:
    """Whether something the two state cannot be true of one incident."""
    if old.status != new.status or (old.date and new.date and _goes_on(old) != _goes_on(new)):
        return True
    if (
        old.date
        and new.date
        and not dates_meet(old.date, new.date)
        and (new.counted or long_before(old, new))
    ):
        return True  # قتل ستة في الخالص. وجاء ذلك بعد يومين من تفجير في الحلة
    if new.event_type == "protest" and old.series and not new.series and (new.place or new.dated):
        return True  # احتجاجات الجنوب ... وعاد المحتجون الي الشوارع مساء الاثنين: one day or one spot of many
    if new.further and not (old.summary or _taken_once(old, new)) and old.start < new.start:
        return True  # كما انفجرت عبوه: one more, unless an opening has summed it up
    # قاعده غربي بغداد ... وقع الهجوم في الحبانيه
    nearer = old.aside and new.definite and new.place_level >= SPOT and new.sentence - old.last_told <= 2
    if old.governorates and new.governorates and not (old.governorates & new.governorates or nearer):
        return True
    if old.country and new.country and old.country != new.country:
        return True
    apart = (
        old.place and new.place and not same_place(old, new) and min(old.place_level, new.place_level) >= 3
    )
    if apart and (
        (new.sentence - old.sentence <= 1 and (within(old, new) or finer_abroad(old, new)))
        or (new.anaphoric and new.place_level > old.place_level and within(old, new))
        or spot_of_news(old, new)
        or (one_day_abroad(old, new) and surely_told(old, new))
    ):
        apart = False
    if apart and not (
        (
            old.governorates & new.governorates
            or (not old.governorates and one_toll(old, new))
            or (new.said and not new.governorates and new.sentence - old.sentence <= 1)
        )
        and (
            surely_told(old, new)
            or (new.sentence - old.sentence <= _sum_near(old, new) and sum_of_both(old, new))
            or (new.anaphoric and same_figure(old, new) >= 0 and new.sentence - old.sentence <= 2)
        )
    ):
        return True
    if old.date_key and new.date_key and old.date_key != new.date_key and not one_weak(old, new):
        return True
    if (old.kinds and new.kinds and not old.kinds & new.kinds) or two_men(old, new):
        return True
    if old.dated and new.dated and old.date and new.date and not dates_meet(old.date, new.date):
        agrees = place_agrees(old, new) or (
            new.anaphoric and new.place is None and new.sentence - old.sentence <= 1
        )
        return not ((old.weak or new.weak) and agrees and of_one_season(old, new))
    if old.event_type == "territory_captured" and (
        not same_place(old, new) or (old.perpetrator and new.perpetrator and not _same_takers(old, new))
    ):
        return not (new.anaphoric and new.place is None)
    return new.other and not (old.other and _word_for_word(old, new))


def _taken_once(old: Mention, new: Mention) -> bool:
    """حررت القوات الجامعه ... بدوره، اكد مسوول ان القوات حررت الجامعه: a spot is taken once, whoever says so."""
    return (
        old.event_type == new.event_type == "territory_captured"
        and old.place_level > SPOT
        and same_place(old, new)
        and not (old.dated and new.dated)
        and old.background == new.background
    )


def _same_takers(old: Mention, new: Mention) -> bool:
    """القوات سيطرت علي المطار ... ورفع الجيش العلم فوق المطار: one force, or at a named spot its general name."""
    if new.place is None:
        return not set(old.perpetrator).isdisjoint(new.perpetrator)
    return one_party(old.perpetrator, new.perpetrator)


def _other_victims(old: Mention, new: Mention) -> bool:
    """اصيب جنديان بانفجار. واضاف ان مسلحين اغتالوا موظفا: others were hurt, by another act."""
    return (
        not new.anaphoric
        and "assassination" in (old.event_type, new.event_type)
        and old.event_type != new.event_type
        and (
            old.counts.keys().isdisjoint(new.counts)
            or bool(old.target and new.target and not set(old.target) & set(new.target))
        )
        and all(any(map(figure_of, m.counts.values())) for m in (old, new))
    )


def same_incident(old: Mention, new: Mention) -> bool:
    """Whether a later mention tells the incident of an earlier one."""
    if (new.other and _one_of_them(old, new)) or (new.patient is not None and one_man(old, new)):
        return True
    if one_toll(old, new) or carries_on(old, new) or within_riot(old, new):
        return not distinct(old, new)
    if not (
        types_meet(old, new)
        or (new.anaphoric and _retold_dead(old, new))
        or (new.fallen and family(old.event_type) in _STRUCK)
    ):
        return False
    if (
        other_half(old, new)
        or acts_of_toll(old, new)
        or (new.perhaps and new.sentence - old.sentence <= 1 and _completes(old, new))
    ):
        return True
    if distinct(old, new) or other_doers(old, new) or other_kind(old, new) or other_targets(old, new):
        return False
    figures = same_figure(old, new)
    near = new.sentence - old.sentence
    if figures >= 0 and done_once(old, new):
        return True
    if near <= _sum_near(old, new) and sum_of_both(old, new):
        return True
    if figures >= 0 and new.said and near <= 1 and said_again(old, new, figures):
        return True
    if new.fallen and near <= _FALL_NEAR and not (old.series or old.background or new.background):
        return True
    if figures == 1:
        return (
            new.anaphoric
            or same_place(old, new)
            or surely_told(old, new)
            or (new.place is None and near <= 3)
            or (near <= 1 and ((nested(old, new) and both_tolls(old, new)) or within(old, new)))
        )
    if figures == 0 and _other_victims(old, new):
        return False
    if figures == -1:
        if _raises(old, new):
            return True
        part = new.place is not None and old.place is None
        told = new.sentence - old.last_told
        if new.anaphoric and told <= 1 and fell_against(old, new):
            return True
        return new.anaphoric and min(near, told) <= 1 and old.series == new.series and not part
    return told_again(old, new, near)


def _raises(old: Mention, new: Mention) -> bool:
    """قتل عشره في الانفجار. وذكر طبيب ان عدد القتلي ارتفع الي 14: the later toll of the same."""
    if not new.risen or new.series != old.series or old.background != new.background:
        return False
    if new.sentence - old.sentence > _RISE_NEAR or not (new.place is None or same_place(old, new)):
        return False
    fields = new.counts.keys() & old.counts.keys()
    figures = [(new.counts[field], old.counts[field]) for field in fields]
    return any(raised(x, y) for x, y in figures) and all(
        figure_of(x) == figure_of(y) or raised(x, y) for x, y in figures
    )


def _surely_one(old: Mention, new: Mention) -> bool:
    """Whether two incidents agree on a toll, or on what was done in a town or quarter."""
    spot = old.place_level >= SPOT and old.event_type == new.event_type and same_place(old, new)
    return spot or same_figure(old, new) == 1


def _joined(kept: list[Mention]) -> list[Mention]:
    """The incidents with those joined that prove to be one when all their tellings are known."""
    whole: list[Mention] = []
    for new in kept:
        for old in reversed(whole[-40:]):
            if _surely_one(old, new) and same_incident(old, new):
                join(old, new)
                break
        else:
            whole.append(new)
    return whole


def _spoken_of(old: Mention, new: Mention) -> bool:
    """Whether `old` is an act of the same kind that the sentence before was about, though it was first told earlier."""
    return (
        old.event_type == new.event_type != "armed_attack"
        and old.tellings > 1
        and new.sentence - old.last_told <= 1
    )


def _told_before(kept: list[Mention], new: Mention) -> Mention | None:
    """The latest incident that `new` tells once more; one of the same toll before one whose toll it contradicts."""
    latest: Mention | None = None
    near = kept[-40:]
    if new.anaphoric and new.place is None and not new.dated:
        # قتل ثلاثه بعبوه، واغتيل قاض. واستهدف الانفجار سياره. واصيب اخر في الانفجار: of the blast spoken of last
        near = sorted(near, key=lambda old: _spoken_of(old, new))
    for old in reversed(near):
        if same_incident(old, new):
            figures = same_figure(old, new)
            if one_toll(old, new):
                latest = latest or old  # one of its own kind goes before it
                continue
            if latest is None and figures >= 0:
                return old
            if latest is None or figures == 1:
                latest = old
            if figures == 1:
                break
    return latest


def merge(mentions: list[Mention]) -> list[Mention]:
    """The incidents of an article, one mention each, in the order they are first told."""
    kept: list[Mention] = []
    for new in mentions:
        old = _told_before(kept, new)
        if old is not None:
            if new.place is not None and not new.background:
                quote_fuller(old, new)
            join(old, new)
        else:
            told = opened(kept, new)
            if told is None:
                kept.append(new)
            else:
                join(told, new)
    kept = _joined(kept)
    kept = without_openings(kept)
    whole = []
    for mention in kept:
        parts = parts_of(mention, kept)
        if parts:
            date_parts(mention, parts)
        else:
            whole.append(mention)
    rows = rows_of(whole)
    return [m for m in whole if not any(part_of_row(m, row) for row in rows)] if rows else whole
