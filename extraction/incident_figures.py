"""Which figure a toll word governs: the one behind it, the one before it, or what its own form tells.

In: a clause's `Figures` (its numbers, and which of them are taken) and a toll word. Out: a `Count`, or None where the
word counts nobody, and the span of the words on the victims; `PRONOUN` for that where a pronoun alone tells them.
"""

from __future__ import annotations

from bisect import bisect_left

from extraction.facts import Count
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_sums import (
    NONE,
    ONE,
    SOME,
    STOP,
    TWO,
    count_of,
    counts_persons,
    total_of,
    with_others,
)
from extraction.incident_toll_words import (
    is_total,
    negated,
    one_of_them_before,
    one_told_before,
    person_number,
    subject_before,
    two_of,
)
from extraction.incident_triggers import TRIGGERS
from extraction.incident_words import WORDS
from extraction.numbers import NumberMention

_Span = tuple[int, int]
_Toll = tuple[Count | None, _Span | None]
PRONOUN: _Span = (-1, -1)
COUNTED = frozenset({"قتيل", "جريح", "شهيد", "ضحيه", "مصاب"})
_NOBODY: _Toll = (None, None)
_VAGUE = WORDS["vague"]
_ONE_MORE = WORDS["one_more"]
_DOERS = frozenset({"مفجر", "انتحاري", "انتحاريه", "ارهابي", "مسلح"})
_THEIR_DEATH = frozenset({"مصرعهما", "حتفهما"})
_HELD = {"عليه": ONE, "عليها": ONE, "عليهما": TWO, "عليهم": SOME}
_DEATHS = frozenset({"وفاه", "بوفاه", "لوفاه"})
_VAGUE_COUNTS = frozenset({"عشرات", "العشرات", "ميات", "بعشرات"})


class Figures:
    """The numbers of a clause that can count persons, and the starts of those a toll word has taken already."""

    __slots__ = ("clause", "folded", "taken", "usable")

    def __init__(self, clause: Clause, usable: list[NumberMention], folded: str) -> None:
        self.clause = clause
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
        return total_of(count, first.end, self.usable, limit, self.taken, self.folded)

    def with_others(self, count: Count, last: int, limit: int) -> Count:
        """A count told up to word `last`, with the figures and persons joined to it."""
        return with_others(self.clause, count, last, self.usable, limit, self.taken, self.folded)


def governed(figures: Figures, hit: Hit, anchor: Hit, before: int, limit: int) -> _Toll:
    """The toll of `hit`, whose figure lies between `before` and `limit`, behind `anchor` if behind it."""
    found = _by_form(figures, hit, limit)
    if found is None and hit.trigger.pos == "n" and hit.trigger.lemma in COUNTED:
        found = _counted(figures, hit, before, limit)
    if found is None:
        found = _of_subject(figures, hit, before)
    if found is None:
        found = _behind(figures, hit, anchor, limit)
    return _by_ending(figures, hit, limit) if found is None else found


def _by_form(figures: Figures, hit: Hit, limit: int) -> _Toll | None:
    """What the word and its neighbours settle before any figure is looked for."""
    trigger, clause = hit.trigger, figures.clause
    words = clause.sentence.words
    if negated(clause, hit):
        return NONE, None
    if trigger.role == "arrested" and trigger.pos == "f":
        for word in words[hit.i + 1 : min(clause.last, hit.i + 5)]:
            if word in _HELD:
                return _HELD[word], PRONOUN  # القي القبض عليه
    if hit.i and words[hit.i - 1] in _DEATHS:
        return _NOBODY  # وفاه جريحين: counted as dead
    if trigger.definite and trigger.number == 3 and hit.i and words[hit.i - 1] == "من":
        return _NOBODY  # اربعه من الجرحي: some of those counted before
    if trigger.pos == "v" and trigger.pronoun and words[hit.i].endswith("ه"):
        # فقتلوه مع زوجته: one, and those with him
        return figures.with_others(ONE, hit.i, limit), None
    if trigger.lemma == "لقي":
        # لقي النقيب سالم والرايد علي مصرعهما: the pronoun tells how many
        for j in range(hit.i + 1, min(clause.last, hit.i + 16)):
            if words[j] in _THEIR_DEATH:
                return TWO, (hit.end, clause.sentence.starts[j])
    return None


def _counted(figures: Figures, hit: Hit, before: int, limit: int) -> _Toll:
    """34 قتيلا, و500 جريح: the figure stands before the counted noun, or none does."""
    trigger, usable = hit.trigger, figures.usable
    own = (hit.start, hit.end)
    if trigger.number == 2 and not any(
        n.best != 2 and n.kind == "count" and 0 < hit.start - n.end <= 2 for n in usable
    ):
        return TWO, own  # but سبعه مصابين are no two
    for number in reversed(usable):
        if (
            number.start < hit.start
            and number.end >= hit.start - 12
            and number.start >= before - 1
            and number.start not in figures.taken
        ):
            return figures.take(number), own
        if number.start <= hit.start < number.end and number.kind == "dual":
            return TWO, own
    late = _figure_of_total(figures, hit, limit)
    if late is not None:
        return figures.take(late), (late.end, min(limit, late.end + 30))
    words = figures.clause.sentence.words
    if trigger.definite and words[hit.i][0] == "و" and hit.i > 1 and words[hit.i - 2] in _VAGUE_COUNTS:
        return SOME, own  # عشرات القتلي والجرحي
    if trigger.definite:
        return _NOBODY
    if trigger.number == 1 and trigger.lemma in ("قتيل", "جريح"):
        return ONE, own
    return (SOME, own) if trigger.number == 3 else _NOBODY


def _figure_of_total(figures: Figures, hit: Hit, limit: int) -> NumberMention | None:
    """عدد القتلي الي 20: the figure behind the counted noun."""
    if not figures.usable:
        return None
    reach = 90 if is_total(figures.clause.sentence.words, hit.i) else 30
    for number in figures.usable:
        if (
            hit.end <= number.start < limit
            and number.start - hit.end <= reach
            and number.start not in figures.taken
        ):
            between = figures.folded[hit.end : number.start]
            if " الي" in between or " بلغ" in between or " علي" in between or between.strip() in ("", "نحو"):
                return number
    return None


def _of_subject(figures: Figures, hit: Hit, before: int) -> _Toll | None:
    """ان خمسه اشخاص قتلوا: the plural verb after its subject."""
    trigger, clause = hit.trigger, figures.clause
    if trigger.pos == "n":
        return None
    words, starts = clause.sentence.words, clause.sentence.starts
    if hit.i + 1 < clause.last and any(n.start == starts[hit.i + 1] for n in figures.usable):
        return None
    if not trigger.plural_subject and one_of_them_before(clause, hit):
        return ONE, (starts[hit.i - 1], hit.start)
    one = subject_before(clause, hit)
    if not (one or trigger.plural_subject or words[hit.i].endswith("وا")):
        return None
    earlier = [
        n
        for n in figures.usable
        if before <= n.start < hit.start and n.start not in figures.taken and hit.start - n.end <= 90
    ]
    of_persons = [n for n in earlier if counts_persons(clause, n)] or [n for n in earlier if n.best != 1]
    if of_persons:
        first = of_persons[0]
        return figures.take_all(first, hit.start), (first.start, hit.start)
    return (ONE, (starts[hit.i - 1], hit.start)) if one else None  # ان شخصا قتل


def _behind(figures: Figures, hit: Hit, anchor: Hit, limit: int) -> _Toll | None:
    """مقتل 5, قتل رجلا شرطه, خطف مسلحون طبيبا: the first figure or person behind the word."""
    trigger, clause = hit.trigger, figures.clause
    words, starts = clause.sentence.words, clause.sentence.starts
    fallback: _Toll | None = None
    for reach, j in enumerate(range(anchor.i + 1, min(clause.last, anchor.i + 10))):
        word = words[j]
        if starts[j] >= limit or word in STOP or (word == "امام" and trigger.pronoun):
            break  # وقتلهم امام الناس: before them, no preacher
        joined = word[0] in "بل" and word[1:2].isdigit()  # الاعدام ب15 شخصا
        near = _number_at(figures, starts[j] + joined, anchor.end - 1)
        if near is not None and near.start < limit:
            if word in ("واحد", "واحده") and reach:
                continue
            last = bisect_left(starts, near.end) - 1
            count = figures.with_others(figures.take(near), last, limit)
            return count, (near.start, min(limit, near.end + 60))
        if word in _DOERS and (words[j - 1] in TRIGGERS or words[j - 1] in _DOERS):
            continue  # تفجير انتحاري, قتل مفجر انتحاري 30 شخصا: no victim
        if word in ("جثث", "رفات"):
            continue  # جثث 39 عاملا
        kind = 1 if word in _ONE_MORE else person_number(word)
        if reach == 0 and trigger.pos == "v" and word.endswith("ون") and kind == 3:
            continue  # خطف مسلحون طبيبا: the subject, not the victim
        victims = (starts[j], min(limit, starts[j] + len(word) + 40))
        following = words[j + 1] if j + 1 < clause.last else ""
        if _are_two(word, following, kind):
            return figures.with_others(TWO, j, limit), victims
        if kind == 1 or word in ("احد", "احدي"):
            one = figures.with_others(ONE, j, limit)
            if reach < 2 and not word.startswith("ال"):
                return one, victims
            fallback = fallback or (one, victims)
        elif (word in _VAGUE or kind == 3) and fallback is None:
            if reach < 3:
                figure = _figure_after(figures, starts[j] + len(word)) if kind == 3 else None
                if figure is not None and following.startswith("ال"):
                    return figures.take(figure), victims
                return SOME, victims
            fallback = (SOME, victims)
    return fallback


def _number_at(figures: Figures, at: int, least: int) -> NumberMention | None:
    """The free number that holds character `at`, if it starts at `least` or later."""
    for n in figures.usable:
        if n.start <= at < n.end and n.start not in figures.taken and n.start >= least:
            return n
    return None


def _figure_after(figures: Figures, end: int) -> NumberMention | None:
    """اعدم الشبان الاربعه: the figure follows a definite plural."""
    for n in figures.usable:
        if n.start - end == 3 and n.start not in figures.taken:
            return n
    return None


def _are_two(word: str, following: str, kind: int) -> bool:
    """شرطيان, رجلا شرطه, اخران, شرطيين اثنين."""
    return (
        kind == 2
        or two_of(word, following)
        or word in ("اخران", "اخرتان")
        or (kind > 0 and following in ("اثنين", "اثنان", "اثنتين", "اثنتان"))
    )


def _by_ending(figures: Figures, hit: Hit, limit: int) -> _Toll:
    """What a pronoun or the number of the word itself tells, where no figure and no person does."""
    trigger, clause = hit.trigger, figures.clause
    word = clause.sentence.words[hit.i]
    if trigger.pronoun and word.endswith("ه") and word[0] in "فو":
        return figures.with_others(ONE, hit.i, limit), None  # فقتله
    if trigger.pronoun and (trigger.pos == "v" or word.endswith("هما")):
        # خطفها مسلحون, اعتقلهم الجيش, مقتلهما
        return (TWO if word.endswith("هما") else SOME if word.endswith("هم") else ONE), PRONOUN
    if one_told_before(clause, hit):
        return ONE, None
    if trigger.pos == "n" and trigger.lemma == "اصابه" and trigger.number == 3:
        return SOME, None
    return _NOBODY
