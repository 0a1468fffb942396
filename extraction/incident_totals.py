"""Totals and their parts: a sum that the article tells act by act, a row of blasts with one joint toll.

In: the incidents of an article. Out: `parts_of`, the parts of a total that are told one by one, and
`rows_of` and `part_of_row`, whether one is a blast of a row that has its toll as a whole.
"""

from __future__ import annotations

from operator import attrgetter

from extraction.facts import Count
from extraction.incident_compare import dates_meet, figure_of, one_party, same_place, types_meet
from extraction.incident_mention import Mention
from extraction.incident_tolls import SOME
from extraction.incident_types import family

_MANY = 80  # more incidents than any article tells: no totals are looked for
_VAGUE = frozenset({"armed_attack", "arrest"})  # types of totals that tell no means
_ROWS = frozenset({"bombing", "suicide_bombing"})
_ROW_NEAR = 5  # sentences after a joint toll within which its blasts are told
_WIDE = 2  # the level of a governorate and of Baghdad
_SUMMED = ("killed", "injured", "arrested", "abducted")
_FEW = 2
_LONGEST_SUM = 12  # parts of a total
_PARTS_NEAR = 6  # sentences between a total past the lead and its parts
_LARGE = 20  # a total that no other acts come to by chance
_EARLY = 2  # acts of which a small total has its first part
_MANY_DEAD = 8  # that two acts next to each other do not come to by chance
_TOLD = 5  # dead of a total that has a means of its own
_START = attrgetter("start")


def rows_of(incidents: list[Mention]) -> list[Mention]:
    """Those that tell several blasts with one toll."""
    if len(incidents) > _MANY:
        return []
    return [
        m
        for m in incidents
        if m.series and m.event_type in _ROWS and any(figure_of(count) for count in m.counts.values())
    ]


def part_of_row(one: Mention, row: Mention) -> bool:
    """قتل 30 في اربعه تفجيرات. وانفجرت سياره قرب السوق: a blast without a toll of its own after a row with a joint one."""
    return (
        one is not row
        and one.event_type in _ROWS
        and not one.series
        and not (one.background or row.background or (one.dated and one.date is None))
        and not any(figure_of(count) is not None for count in one.counts.values())
        and row.sentence <= one.sentence <= row.last_told + _ROW_NEAR
        and one.start > row.start
        and types_meet(row, one)
        and one.status == row.status
        and bool(one.governorates & row.governorates)
        and not (one.date_key and row.date_key and one.date_key != row.date_key)
        and not (one.date and row.date and not dates_meet(one.date, row.date))
    )


def parts_of(total: Mention, kept: list[Mention]) -> list[Mention]:
    """The acts that the article tells one by one, of a total that it tells as well: 18 killed in several cities, then 7, 6, 3."""
    if len(kept) > _MANY:
        return []
    whole = {
        field: figure
        for field, count in total.counts.items()
        if field in _SUMMED and (figure := figure_of(count) or 0) > 1
    }
    if not (total.series or total.several or any(map(figure_of, total.counts.values()))):
        return []  # it states nothing that parts could sum up to
    telling = total.series and bool(whole) and (len(whole) > 1 or max(whole.values()) >= _LARGE)
    if total.background and not (total.lead or telling):
        return []
    if telling and (summed := _sums_up(total, whole, _near(total, _parts(total, whole, kept, known=True)))):
        return summed  # بعد تفجيرات الجمعه التي اوقعت 29 قتيلا: known, and its parts may be
    parts = _parts(total, whole, kept, known=False)
    if len(parts) < _FEW or (total.background and not total.lead):
        return []
    if _place_by_place(total, parts):
        return parts
    if men := _man_by_man(total, whole, kept):
        return men
    # one blow told with its means and its spot is no total
    several = len(total.governorates) > 1
    wide = several or (total.lead and total.opening and total.place_level <= _WIDE)
    vague = total.event_type in _VAGUE and (
        total.opening or len(whole) > 1 or (total.lead and total.place is None and not total.governorates)
    )
    if whole and (total.series or vague or (wide and whole.get("killed", 0) >= _TOLD)):
        summed = _sums_up(total, whole, _near(total, parts))
        if not summed and total.lead and whole.get("killed", 0) >= _MANY_DEAD:
            # قتل 19 مسلحا في الانبار. ... قتل 15 ... فيما قتل 4: the two acts next to it, wherever they are told of
            summed = _sums_up(total, whole, [m for m in parts if "killed" in m.counts][:_FEW])
        if summed:
            return summed
    if (total.background and not total.anaphoric) or not total.lead:
        return parts if total.opening and not total.background and _of_dozens(total, parts) else []
    return parts if _told_in_parts(total, kept, parts) or _of_dozens(total, parts) else []


def _man_by_man(total: Mention, whole: dict[str, int], kept: list[Mention]) -> list[Mention]:
    """اغتيال ضابطين السبت والاحد ... واغتال مسلحون المقدم ... وسبقه اغتيال العقيد: as many men, each told of by himself."""
    if total.event_type != "assassination" or total.place is not None or "killed" not in whole:
        return []
    men = [
        m
        for m in _parts(total, whole, kept, known=True)
        if m.event_type == "assassination" and figure_of(m.counts.get("killed")) == 1
    ]
    return men if len(men) == whole["killed"] else []


def date_parts(total: Mention, parts: list[Mention]) -> None:
    """شهد الثلاثاء مقتل 32 في انفجارات. ... وقتل عشره في مدينه الصدر: the day of the total is that of its parts."""
    if total.dated and not total.weak and (total.date is None or total.date[2] == "day"):
        for part in parts:
            if not part.dated and total.last_told <= part.sentence:
                part.date, part.dated, part.date_key = total.date, total.dated, total.date_key


def _near(total: Mention, parts: list[Mention]) -> list[Mention]:
    """The parts that are not told of other provinces than the total."""
    return parts if len(total.governorates) > 1 else [m for m in parts if not _elsewhere(m, total)]


def _of_dozens(total: Mention, parts: list[Mention]) -> bool:
    """اعتقل العشرات في حملات دهم. ... اعتقلت الشرطه 12 ... و7: of a total without a figure, told by figures in two places and more."""
    field = "arrested" if total.event_type == "arrest" else "killed"
    if not total.series or total.counts.get(field) != SOME:
        return False
    told = [m for m in parts if m.event_type == total.event_type and field in m.counts]
    spots = {m.place for m in told} - {None, total.place}
    return len(spots) >= _FEW and any(figure_of(m.counts[field]) for m in told)


def _parts(total: Mention, whole: dict[str, int], kept: list[Mention], *, known: bool) -> list[Mention]:
    """The acts told behind a total, in the order of the text, that may be of it: of its kind, or deadly as it is.

    With `known` those as well that are told as background.
    """
    first = total.lead or total.opening
    open_to_all = total.series or (first and total.event_type in _VAGUE)
    found: list[Mention] = []
    told = total.sentence
    for m in sorted(kept, key=_START):
        if m is total or m.start <= total.start or (m.background and not known):
            continue
        if m.series and _as_large(m, whole):
            continue
        if family(m.event_type) == family(total.event_type) or (open_to_all and "killed" in m.counts):
            if not first and m.sentence - told > _PARTS_NEAR:
                break
            told = m.sentence
            found.append(m)
    return found


def _as_large(part: Mention, whole: dict[str, int]) -> bool:
    """Whether an act told further on has all the dead and hurt of a total, or more."""
    figures = [(figure_of(part.counts.get(field)) or 0, figure) for field, figure in whole.items()]
    return any(x > figure for x, figure in figures) or (
        bool(figures) and all(x == figure for x, figure in figures)
    )


def _by_others(part: Mention, total: Mention) -> bool:
    """قتل 68 في غارات للتحالف. ... اعدم التنظيم 27: what others did."""
    return bool(part.perpetrator and total.perpetrator and not one_party(part.perpetrator, total.perpetrator))


def _place_by_place(total: Mention, parts: list[Mention]) -> bool:
    """17 غاره في العراق وسوريا. ... 6 في سوريا ... 11 في العراق; تظاهرات في البصره وذي قار: one act for each place that was named."""
    if not (total.series and (total.several or len(total.governorates) > 1)) or total.counts:
        return False
    if total.event_type == "territory_captured":
        return False  # سيطر علي مساحات في سوريا والعراق: towns of both are not all of it
    near = [
        m for m in parts if m.event_type == total.event_type and m.sentence - total.sentence <= _PARTS_NEAR
    ]
    if total.several:
        return len({m.country for m in near if m.country}) > 1
    return len(total.governorates) == len(
        {m.governorate for m in near if m.governorate and m.governorates <= total.governorates}
    )


def _elsewhere(part: Mention, total: Mention) -> bool:
    """قتل شرطيان في كركوك. وقتل بايع في الرمادي، وسايق في بعقوبه: other towns' dead are no part of one town's toll."""
    return bool(part.governorates and total.governorates and not part.governorates & total.governorates)


def _sums_up(total: Mention, whole: dict[str, int], parts: list[Mention]) -> list[Mention]:
    """The parts that follow one another and make up what the total states, the figures of `whole`; none if none do.

    ففي الحله قتل شخصان واصيب 23 في حادثين: 2 and 12 here, 11 there; 15 arrested: nine in one town, six in another.
    """
    parts = [
        m
        for m in parts
        if not (_as_large(m, whole) or (not total.opening and _by_others(m, total)))
        and any(figure_of(m.counts.get(field)) for field in whole)
        and not (m.dated and total.dated and m.date and total.date and not dates_meet(m.date, total.date))
    ]
    telling = len(whole) > 1 or max(whole.values()) >= _LARGE
    off = {
        field: max(1, figure // 10)
        for field, figure in whole.items()
        if total.counts[field].low is None or total.counts[field].high is None or figure >= _LARGE
    }
    for start in range(len(parts) - 1 if telling else min(len(parts) - 1, _EARLY)):
        left = dict(whole)
        spots: set[str | int | None] = set()
        for count, part in enumerate(parts[start : start + _LONGEST_SUM], 1):
            for field in left:
                left[field] -= figure_of(part.counts.get(field)) or 0
            spots.add(part.start if part.series and part.place is None else part.place)
            if count > 1 and _all_told(total, whole, left, count):
                # the parts of one blow have no spots of their own
                row = parts[start : start + count]
                if (
                    total.series
                    or len(spots - {None, total.place}) > 1
                    or _of_two_provinces(total, whole, row)
                ):
                    return row
                break
            if any(figure < -off.get(field, 0) for field, figure in left.items()):
                break
    return []


def _of_two_provinces(total: Mention, whole: dict[str, int], row: list[Mention]) -> bool:
    """قتل 23 في بيجي والرمادي ... قتل 21 قرب المصفي، وضربه في الرمادي قتلت اثنين: a large toll that acts of two provinces come to."""
    return max(whole.values()) >= _LARGE and any(_elsewhere(part, total) for part in row)


def _all_told(total: Mention, whole: dict[str, int], left: dict[str, int], count: int) -> bool:
    """Whether nothing is left of a total; of two figures of three parts or more one may be a little off, of four and more both."""
    exact = [field for field, rest in left.items() if _exact(total.counts[field], whole[field], rest)]
    if len(exact) == len(whole):
        return True
    near = all(abs(left[field]) <= max(1, whole[field] // 10) for field in whole)
    if near and count > 2 * _FEW - 1 and len(whole) > 1 and min(whole.values()) >= _LARGE:
        return True
    return near and count > _FEW and any(whole[field] > _FEW for field in exact)


def _exact(count: Count, figure: int, rest: int) -> bool:
    """Whether a figure is met: نحو عشرين by a little less or more, اكثر من عشرين by a little more."""
    if rest == 0:
        return True
    if count.low is None:
        return abs(rest) <= max(1, figure // 10)
    return count.high is None and figure % 10 == 0 and 0 < -rest <= max(1, figure // 10)


def _told_in_parts(total: Mention, kept: list[Mention], parts: list[Mention]) -> bool:
    """Whether what follows a total of the lead is about as much as the total, told act by act."""
    parts = [
        m
        for m in parts
        if family(m.event_type) == family(total.event_type)
        and (m.place is None or not same_place(m, total) or (total.series and _less(m, total)))
        and (total.series or not _elsewhere(m, total))
    ]
    killed = figure_of(total.counts.get("killed"))
    field = "killed" if killed else "injured"
    whole = killed or figure_of(total.counts.get("injured"))
    figures = [figure_of(m.counts.get(field)) for m in parts]
    known = [figure for figure in figures if figure]
    if whole and len(known) >= 2 and sum(known[:2]) <= whole <= sum(known) * 1.5 + 1:
        wide = total.event_type in _VAGUE or total.place is None or total.place_level <= _WIDE
        told = wide and (sum(known) == whole or (total is kept[0] and sum(known[:2]) == whole))
        return total.series or (field == "killed" and told)
    if whole and total.series and total is kept[0] and len(parts) >= 3 and known:
        return sum(known) <= whole * 1.3 + 1 and whole <= sum(known) * 2 + 1
    return (
        total.series and killed is None and sum(bool(figure_of(m.counts.get("killed"))) for m in parts) >= 2
    )


def _less(part: Mention, total: Mention) -> bool:
    """انفجارات في حي الشعب واحياء اخرى: 30 قتيلا. ... ففي حي الشعب قتل 21: some of the dead, where the total has its spot."""
    dead = figure_of(part.counts.get("killed"))
    return dead is not None and 0 < dead < (figure_of(total.counts.get("killed")) or 0)
