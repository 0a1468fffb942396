"""The numbers of a clause that can count persons, which of them are taken, and where one stands for a word.

In: a clause with its numbers. Out: `Figures`, and the figures that a pronoun takes up, that follow a plural, or that
count some of those told before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extraction.facts import Count
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_sums import (
    ONE,
    ONE_OF,
    SOME,
    WITH,
    added,
    count_of,
    counts_persons,
    kind_of_one,
    of_more_men,
    total_of,
    with_others,
)
from extraction.incident_toll_words import person_number
from extraction.incident_triggers import bare
from extraction.numbers import NumberMention
from extraction.persons import PersonMention

_PART = frozenset(
    {"بينهم", "بينهما", "بينهن", "بينها", "وبينهم", "وبينها", "وبينهما", "منهم", "ومنهم", "ضمنهم"}
)


NAMED = (-2, -2)  # stands for the span of victims where a name alone tells that there is one


class Figures:
    """The numbers of a clause that can count persons, and the starts of those a toll word has taken already.

    `names` are the persons named in it, each from its start to its end.
    """

    __slots__ = ("clause", "folded", "names", "taken", "usable")

    def __init__(
        self, clause: Clause, usable: list[NumberMention], folded: str, people: Sequence[PersonMention]
    ) -> None:
        self.clause = clause
        self.names = {person.start: person.end for person in people}
        self.usable = usable
        self.folded = folded
        self.taken: set[int] = set()

    def take(self, number: NumberMention) -> Count:
        """The count of a number, which no other toll word may have then."""
        self.taken.add(number.start)
        return count_of(number, self.folded)

    def take_all(self, first: NumberMention, limit: int) -> Count:
        """The count of a number with those joined to it by و before `limit`."""
        count = self.take(first)
        return total_of(self.clause, count, first.end, self.usable, limit, self.taken, self.folded)

    def take_counted(self, number: NumberMention, end: int, limit: int) -> Count:
        """The count of a number before its noun, which ends at `end`, with that of others joined to it by و."""
        count = self.take(number)
        return of_more_men(self.clause, count, end, self.usable, limit, self.taken, self.folded)

    def with_others(self, count: Count, last: int, limit: int) -> Count:
        """A count told up to word `last`, with the figures and persons joined to it."""
        return with_others(self.clause, count, last, self.usable, limit, self.taken, self.folded)


def is_part(figures: Figures, number: NumberMention) -> bool:
    """ثمانيه جنود بينهم ضابطان: a figure for some of those told before."""
    before = figures.folded[max(0, number.start - 12) : number.start].split()
    return bool(before) and before[-1] in _PART


def number_at(figures: Figures, at: int, least: int) -> NumberMention | None:
    """The free number that holds character `at`, if it starts at `least` or later."""
    for n in figures.usable:
        if n.start <= at < n.end and n.start not in figures.taken and n.start >= least:
            return n
    return None


def figure_after(figures: Figures, end: int) -> NumberMention | None:
    """اعدم الشبان الاربعه: the figure follows a definite plural."""
    for n in figures.usable:
        if n.start - end == 3 and n.start not in figures.taken:
            return n
    return None


def number_of_them(figures: Figures, j: int, limit: int) -> Count | None:
    """اعتقلت جميع الحراس والبالغ عددهم 16: the figure told behind a vague plural."""
    words, starts = figures.clause.sentence.words, figures.clause.sentence.starts
    for k in range(j + 1, min(figures.clause.last - 1, j + 10)):
        if words[k] == "عددهم" and starts[k] < limit:
            number = number_at(figures, starts[k + 1], starts[k])
            return figures.take(number) if number is not None else None
    return None


def told_before(figures: Figures, hit: Hit) -> Count:
    """ثلاثه سياح عبروا الحدود وتم اعتقالهم: the figure that a pronoun takes up, with no other men in between."""
    clause = figures.clause
    words, starts = clause.sentence.words, clause.sentence.starts
    for number in reversed(figures.usable):
        if number.end > hit.start:
            continue
        at = bisect_left(starts, number.end)
        if not (counts_persons(clause, number) or words[at : at + 1] == ["من"] or at + 1 >= hit.i):
            return SOME
        others = any(person_number(word) == 3 for word in words[at + 3 : hit.i])
        return SOME if others or is_part(figures, number) else count_of(number, figures.folded)
    return SOME


def with_escort(figures: Figures, j: int, limit: int) -> Count:
    """مقتل قايد في قضاء هيت غربي الانبار، مع 22 من مرافقيه: one man, and those with him told behind his place.

    So too مع احد مرافقيه, مع زوجته; مع عدد من حراسه leaves open how many.
    """
    words, starts = figures.clause.sentence.words, figures.clause.sentence.starts
    for k in range(j + 1, min(figures.clause.last - 3, j + _ESCORT_REACH)):
        if starts[k] >= limit:
            break
        if bare(words[k]) in _FIGHTS:
            break  # قتل ضابط في اشتباك مع مجموعه مسلحه
        if words[k] not in WITH:
            continue
        if words[k + 1] in SOME_MEN:
            return SOME  # مع مجموعه من مسلحيه
        theirs = words[k + 2] if words[k + 1] in ONE_OF else words[k + 1]
        if theirs.endswith(("ه", "ها")):
            return added(ONE, ONE) if kind_of_one(words, k + 1) == 1 else ONE
        number = number_at(figures, starts[k + 1], starts[k])
        if number is None or number.vague:
            break
        at = bisect_left(starts, number.end)
        if words[at : at + 1] == ["من"] and any(w.endswith(("ه", "ها")) for w in words[at + 1 : at + 3]):
            return added(ONE, figures.take(number))
        break
    return ONE


_FIGHTS = frozenset(
    {"اشتباك", "اشتباكات", "مواجهه", "مواجهات", "معركه", "معارك", "قتال", "صدام", "صدامات", "تبادل"}
)
SOME_MEN = frozenset({"عدد", "مجموعه", "عشرات", "العديد", "افراد", "عناصر"})
_ESCORT_REACH = 16  # words from the man to those with him
