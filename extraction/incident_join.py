"""Adds one telling of an incident to another: what the second states and the first does not.

In: two `Mention`s that are one incident. Out: `join`, the first with the details of both and the evidence of the fuller.
"""

from __future__ import annotations

from extraction.facts import Count
from extraction.incident_compare import fell_against, figure_of, raised, rounded, same_figure
from extraction.incident_fuller import dates_better, tells_more
from extraction.incident_mention import Mention
from extraction.incident_party import FORCES, INSURGENT, NAMED_FORCES
from extraction.incident_toll_sums import added
from extraction.incident_tolls import NONE, SOME
from extraction.incident_types import family

_NEAR = 3  # sentences within which a telling adds whom it befell
_SURE_OF_TYPE = 0.8  # score below which a telling does not say what kind of act it was
_UNNAMED = frozenset({"armed_group_unidentified", "insurgents_other"})
_SPECIFIC = {
    "suicide_bombing": 6,
    "assassination": 6,
    "air_strike": 5,
    "execution": 5,
    "bombing": 4,
    "shelling": 4,
    "protest_repression": 4,
    "armed_clash": 3,
    "security_operation": 3,
    "riot": 3,
    "armed_attack": 2,
    "protest": 2,
}


def join(old: Mention, new: Mention) -> None:
    """Adds to `old` what `new` states; evidence is that of the fuller mention, the earlier one at a tie."""
    old.surest = max(old.surest, new.score)
    old.tellings += new.score > 0 and new.sentence != old.last_told
    if (new.score > old.score + 0.6 and not new.anaphoric) or tells_more(old, new):
        old.start, old.end, old.sentence = new.start, new.end, new.sentence
        old.score = max(old.score, new.score)
        old.doubt = min(old.doubt, new.doubt)
    if _SPECIFIC.get(new.event_type, 0) > _SPECIFIC.get(old.event_type, 0) and not (
        new.fallen or (new.anaphoric and family(new.event_type) == "crowd") or _says_no_type(old, new)
    ):
        if new.event_type == "protest_repression" and old.perpetrator == ["protesters"] and new.perpetrator:
            # the deadlier half of a clash, told by its own sides
            old.perpetrator, old.target = new.perpetrator, new.target
        if old.event_type == "security_operation" and new.event_type == "execution":
            old.perpetrator, old.assumed = [], False
        beaten = old.event_type == "weapons_seizure" and new.event_type == "armed_attack"
        old.event_type = "armed_clash" if beaten else new.event_type  # احبطوا الهجوم، وقتل ثلاثه منهم
    if dates_better(old, new):
        old.date, old.dated, old.weak, old.remote = new.date, new.dated, new.weak, new.remote
    old.date_key = old.date_key or new.date_key
    several = len(old.governorates) > 1  # في بغداد ومدن اخرى
    wide = not old.governorates and not old.series and old.place_level <= 1 and old.country == "IQ"
    lands = None not in (old.country, new.country) and old.country != new.country
    nearer = old.aside and new.governorate is not None and not new.aside and new.place_level > old.place_level
    if nearer:  # قاعده غربي بغداد ... القاعده في الحبانيه
        old.governorate, old.governorates, old.aside = new.governorate, new.governorates, False
    if (old.place is None and not several and not lands) or (
        new.place is not None
        and new.place_level > old.place_level
        and (new.governorates == old.governorates or wide)  # في كردستان العراق ... في قضاء بنجوين
        and not (old.series and old.event_type == "protest")
    ):
        old.place, old.place_level = new.place, new.place_level
    if (old.governorate is None and old.governorates in (frozenset(), new.governorates)) and not lands:
        old.governorate, old.governorates = new.governorate, new.governorates
    old.country = old.country or new.country
    quoted = old.start == new.start
    old.several = old.several and (not quoted or new.several or new.country is None)
    for field, count in new.counts.items():
        known = old.counts.get(field)
        if new.fallen or (field == "killed" and new.anaphoric and fell_against(old, new)):
            # a bomber is not among the victims of his blow; in an attack or a fight the dead of both sides count
            if field == "killed" and _both_sides(old, new):
                old.counts[field] = added(known, count) if known is not None and known != NONE else count
            continue
        if known is not None and _of_two_sources(known, count, old, new):
            old.counts[field] = Count(_least(known, count), known.best, _most(known, count))
        elif (
            known is None
            or rounded(known, count)
            or (known in (SOME, NONE) and count not in (SOME, NONE))
            or (new.risen and raised(count, known))
        ):
            old.counts[field] = count
    old.by_name = {**new.by_name, **old.by_name}
    _join_sides(old, new)
    old.background = old.background and new.background
    old.last_told = new.sentence


def _says_no_type(old: Mention, new: Mention) -> bool:
    """لم يوكد ما اذا كان الهجوم انتحاريا, الحي الذي شهد العديد من العمليات الانتحاريه: a kind that is doubted, or that of many other acts."""
    if family(old.event_type) != "attack":
        return False
    return new.score < _SURE_OF_TYPE or (new.series and not old.series and old.event_type != "armed_attack")


def _join_sides(old: Mention, new: Mention) -> None:
    """What one telling knows of the sides and the other does not; of a clash the two may be told either way round."""
    doers, struck = new.perpetrator, new.target
    if new.event_type == "security_operation" and old.event_type == "execution":
        doers = []  # عثرت قوه علي ثماني جثث خلال عمليه: who found them
    fell = bool(old.target) and not old.perpetrator and set(old.target) == set(doers)
    if fell and struck and new.event_type == "armed_clash":
        doers, struck = struck, doers  # قتل 14 من القوات في مواجهات. ... المواجهات بين القوات ومسلحين
    quoted = old.start == new.start
    named = quoted and not new.assumed and _says_whom(doers, old.perpetrator)
    if named or not old.perpetrator or (old.assumed and NAMED_FORCES.issuperset(doers or ("",))):
        old.perpetrator, old.assumed = doers, new.assumed
    own = not doers and not set(struck).isdisjoint(
        old.perpetrator
    )  # خاضت القوات مواجهات. وقتل اربعه جنود في المواجهات
    near = quoted or new.sentence - old.last_told <= _NEAR or same_figure(old, new) == 1
    near = near or old.event_type == "territory_captured"
    if (near and not old.target) or (quoted and not own and _says_whom(struck, old.target)):
        old.target = struck


def _says_whom(quoted: list[str], known: list[str]) -> bool:
    """Whether the sides of the telling that is quoted go before those of another: not مسلحون where that one names the group."""
    if quoted == ["government_officials"] and not FORCES.isdisjoint(known):
        return False  # فرضت السلطات حظر التجول: as told before, by her forces
    return bool(quoted) and not (_UNNAMED.issuperset(quoted) and not INSURGENT.isdisjoint(known))


def _of_two_sources(known: Count, count: Count, old: Mention, new: Mention) -> bool:
    """اسفر عن 12 قتيلا بحسب الشرطه، وقال طبيب ان عدد القتلي 15: two figures of one act, neither of which overtakes the other."""
    if (
        not (new.anaphoric and new.otherwise)
        or new.risen
        or old.risen
        or old.series
        or new.series
        or known.best is None
    ):
        return False
    if (
        count.best is None
        or count.low != count.best
        or count.best in (0, known.best)
        or known.low in (None, 0)
    ):
        return False
    if not known.best < 2 * (count.low or 0) < 4 * known.best:
        return False  # some of them
    if old.target and new.target and set(old.target).isdisjoint(new.target):
        return False
    return known.high is not None and new.sentence - old.last_told <= 1


def _least(a: Count, b: Count) -> int | None:
    return None if a.low is None or b.low is None else min(a.low, b.low)


def _most(a: Count, b: Count) -> int | None:
    return None if a.high is None else max(a.high, b.high or b.best or 0)


def _both_sides(old: Mention, new: Mention) -> bool:
    """قتل اربعه جنود في هجوم علي حاجز، بينما قتل ثلاثه من المهاجمين: told beside the toll of the attack, and not twice."""
    known, fell = old.counts.get("killed"), figure_of(new.counts.get("killed"))
    if old.event_type not in ("armed_attack", "armed_clash") or not fell or known == SOME:
        return False
    if figure_of(known) == fell:
        return False  # قتل 25 جنديا ... ان 25 جنديا قتلوا: the same men
    return new.sentence - old.sentence <= 1 and old.tellings <= 1 + (new.sentence > old.sentence)
