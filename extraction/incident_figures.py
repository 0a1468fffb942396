"""Which figure a toll word governs: the one behind it, the one before it, or what its own form tells.

In: a clause's `Figures` (its numbers, and which of them are taken) and a toll word. Out: a `Count`, or None where the
word counts nobody, and the span of the words on the victims; `PRONOUN` for that where a pronoun alone tells them.
"""

from __future__ import annotations

from bisect import bisect_left

from extraction.facts import Count
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_figures import (
    SOME_MEN,
    Figures,
    is_part,
    told_before,
)
from extraction.incident_toll_objects import VAGUE_COUNTS, behind
from extraction.incident_toll_subjects import of_subject
from extraction.incident_toll_sums import (
    NONE,
    ONE,
    SOME,
    TWO,
    WITH,
    counted_apart,
    counts_persons,
)
from extraction.incident_toll_words import (
    TIMES,
    is_total,
    negated,
    one_told_before,
    person_number,
    unreported,
)
from extraction.incident_triggers import Trigger
from extraction.incident_words import WORDS
from extraction.numbers import NumberMention

_Span = tuple[int, int]
_Toll = tuple[Count | None, _Span | None]
PRONOUN: _Span = (-1, -1)
COUNTED = frozenset({"قتيل", "جريح", "شهيد", "ضحيه", "مصاب"})
_NOBODY: _Toll = (None, None)
_THEIR_DEATH = frozenset({"مصرعهما", "حتفهما"})
_HELD = {"عليه": ONE, "عليها": ONE, "عليهما": TWO}
_DEATHS = frozenset({"وفاه", "بوفاه", "لوفاه"})
_AFTER = frozenset({"اثر", "بعد", "عقب", "جراء", "نتيجه", "متاثرا"})
_DIES = frozenset({"توفي", "قضي", "فارق", "مات"})
_WOUNDS = frozenset({"بجروح", "بجراح", "جروح", "جراح", "بجروحه", "بجراحه"})
_UNDERGO = WORDS["undergo"]


def governed(figures: Figures, hit: Hit, anchor: Hit, before: int, limit: int) -> _Toll:
    """The toll of `hit`, whose figure lies between `before` and `limit`, behind `anchor` if behind it."""
    words = figures.clause.sentence.words
    found = _by_form(figures, hit, limit)
    if found is None and hit.trigger.pos == "n" and hit.trigger.lemma in COUNTED:
        found = _counted(figures, hit, before, limit)
    if found is None and hit.i and (hit.trigger.pos == "n" or words[hit.i - 1] in _UNDERGONE):
        found = _undergone(figures, hit, before)
    if found is None:
        found = of_subject(figures, hit, before, limit)
    if found is None:
        found = behind(figures, hit, anchor, limit)
    return _by_ending(figures, hit, limit) if found is None else found


def _by_form(figures: Figures, hit: Hit, limit: int) -> _Toll | None:
    """What the word and its neighbours settle before any figure is looked for."""
    trigger, clause = hit.trigger, figures.clause
    words = clause.sentence.words
    if negated(clause, hit):
        return NONE, None
    many = trigger.number == 3 or _are_many(trigger)
    if many and trigger.pos == "n" and unreported(clause, hit):
        return _NOBODY  # لم ترد انباء عن وقوع اصابات
    if trigger.role == "arrested" and trigger.pos == "f":
        for word in words[hit.i + 1 : min(clause.last, hit.i + 5)]:
            if word == "عليهم":
                return told_before(figures, hit), PRONOUN
            if word in _HELD:
                return _HELD[word], PRONOUN  # القي القبض عليه
    if hit.i and words[hit.i - 1] in _DEATHS:
        return _NOBODY  # وفاه جريحين: counted as dead
    if trigger.lemma == "وفاه" and words[hit.i].endswith(("ته", "تها", "تهما")):
        return TWO if words[hit.i].endswith("هما") else ONE, None  # اطلاق نار ادي الي وفاته
    if hit.i and words[hit.i - 1] in _WOUNDS and trigger.role == "injured":
        return _NOBODY  # توفي متاثرا بجروح اصيب بها
    if trigger.pronoun and trigger.role == "injured" and _died_of_it(clause, hit):
        return _NOBODY  # توفي اثر اصابته برصاص
    if trigger.lemma == "مصاب" and "جثه" in figures.clause.lemmas:
        return _NOBODY  # جثث رجال معصوبي الاعين ومصابين باعيره: how they were killed
    if trigger.definite and many and hit.i and words[hit.i - 1] in ("من", "بين"):
        if hit.i > 1 and words[hit.i - 2] in VAGUE_COUNTS:
            return SOME, (hit.start, hit.end)  # سقوط عدد من القتلي
        return _NOBODY  # اربعه من الجرحي, بين القتلي سته اطفال: some of those counted before
    if trigger.pos == "n" and trigger.pronoun and words[hit.i].endswith("ه"):
        one = figures.with_others(ONE, hit.i, limit)
        if one != ONE:
            return one, (hit.start, hit.end)  # ما تسبب بمقتله وسيدتين وطفل
    if trigger.pos == "v" and trigger.pronoun and words[hit.i].endswith("ه"):
        # فقتلوه مع زوجته: one, and those with him
        return figures.with_others(ONE, hit.i, limit), None
    if trigger.pos == "v" and not (trigger.imperfect or trigger.plural_subject):
        company = _company(words, hit.i, clause.last)
        if company:
            return _with_company(figures, hit, company, limit)
    if trigger.lemma == "لقي":
        # لقي النقيب سالم والرايد علي مصرعهما: the pronoun tells how many
        for j in range(hit.i + 1, min(clause.last, hit.i + 16)):
            if words[j] in _THEIR_DEATH:
                return TWO, (hit.end, clause.sentence.starts[j])
    return None


def _died_of_it(clause: Clause, hit: Hit) -> bool:
    """توفي في المستشفي اثر اصابته, قضي متاثرا باصابته: the wound that killed him; but not قتل شرطي بعد اصابته احد المسلحين."""
    words = clause.sentence.words
    led = words[hit.i][0] == "ب" or words[hit.i - 1] in _AFTER
    return led and any(h.i < hit.i and h.trigger.pos == "v" and h.trigger.lemma in _DIES for h in clause.hits)


def _are_many(trigger: Trigger) -> bool:
    """المصابين: written like two of them, and a plural where the article makes them those known."""
    return trigger.lemma == "مصاب" and trigger.definite and trigger.number == 2


def _company(words: list[str], i: int, end: int) -> int:
    """Where مع stands behind a verb, with no more than the day between them: قتل، امس، مع زوجته; else 0."""
    for j in range(i + 1, min(end - 1, i + 5)):
        if words[j] in WITH:
            return j
        if words[j] not in TIMES and words[j] != "،":
            break
    return 0


def _with_company(figures: Figures, hit: Hit, company: int, limit: int) -> _Toll:
    """العقيد فلان قتل مع زوجته وثلاثه ضباط: the one told before the verb, and those with him."""
    words, starts = figures.clause.sentence.words, figures.clause.sentence.starts
    count = figures.with_others(ONE, company - 1, limit)
    if count == ONE and words[company + 1] in SOME_MEN:
        count = SOME  # قتل مع عدد من حراسه
    return count, (starts[max(0, hit.i - 1)], hit.start)


def _counted(figures: Figures, hit: Hit, before: int, limit: int) -> _Toll:
    """34 قتيلا, و500 جريح: the figure stands before the counted noun, or none does."""
    trigger, usable = hit.trigger, figures.usable
    own = (hit.start, hit.end)
    if (
        trigger.number == 2
        and not any(n.best != 2 and n.kind == "count" and 0 < hit.start - n.end <= 2 for n in usable)
        and not (trigger.definite and (_are_many(trigger) or is_total(figures.clause.sentence.words, hit.i)))
    ):
        return TWO, own  # but سبعه مصابين, عدد المصابين 567, شفاء المصابين are no two
    for number in reversed(usable):
        if (
            number.start < hit.start
            and number.end >= hit.start - 12
            and number.start >= before - 1
            and number.start not in figures.taken
        ):
            return figures.take_counted(number, hit.end, limit), own
        if number.start <= hit.start < number.end and number.kind == "dual":
            return TWO, own
    risen = _risen_to(figures, hit)
    if risen is not None:
        return figures.take(risen), own
    late = _figure_of_total(figures, hit, limit)
    if late is not None:
        return figures.take(late), (late.end, min(limit, late.end + 30))
    words = figures.clause.sentence.words
    told = words[max(0, hit.i - 3) : max(0, hit.i - 1)]
    vague = told[:1] if told[1:] == ["من"] else told[-1:]
    if trigger.definite and words[hit.i][0] == "و" and not VAGUE_COUNTS.isdisjoint(vague):
        return SOME, own  # عشرات القتلي والجرحي, عدد من القتلي والجرحي
    if trigger.definite:
        return (SOME, own) if _are_many(trigger) and not is_total(words, hit.i) else _NOBODY
    if trigger.number == 1 and trigger.lemma in ("قتيل", "جريح"):
        return ONE, own
    return (SOME, own) if trigger.number == 3 else _NOBODY


def _risen_to(figures: Figures, hit: Hit) -> NumberMention | None:
    """وبذلك يرتفع الي 2021 عدد قتلي الجيش: the figure before the words for a total."""
    words, starts = figures.clause.sentence.words, figures.clause.sentence.starts
    for k in range(hit.i - 1, max(figures.clause.first + 1, hit.i - 3), -1):
        if words[k] in _TOTAL_WORDS:
            for number in figures.usable:
                at = bisect_left(starts, number.start)
                if 0 < starts[k] - number.end <= 2 and at and words[at - 1] == "الي":
                    return number if number.start not in figures.taken else None
            return None
    return None


def _figure_of_total(figures: Figures, hit: Hit, limit: int) -> NumberMention | None:
    """عدد القتلي الي 20: the figure behind the counted noun."""
    if not figures.usable:
        return None
    words = figures.clause.sentence.words
    total = is_total(words, hit.i)
    reach = 90 if total else 30
    reached = total and not _REACHES.isdisjoint(words[max(0, hit.i - 4) : hit.i])
    for number in figures.usable:
        if (
            hit.end <= number.start < limit
            and number.start - hit.end <= _LATE_TOTAL
            and number.start not in figures.taken
            and not counted_apart(figures.clause, number)
        ):
            between = figures.folded[hit.end : number.start]
            grew = (
                reached
                or f"{between.rstrip()} ".endswith(_GREW_TO)
                or figures.folded.startswith(_GREW_PAST, number.start)
            )
            if number.start - hit.end > reach and not grew:
                continue
            if (
                grew
                or " الي" in between
                or " بلغ" in between
                or " علي" in between
                or between.strip(" -–:(") in ("", "نحو")
            ):
                return number
    return None


_LATE_TOTAL = 90
# قتلي القصف الذي استهدف امس المستوصف ارتفع الي ثمانيه
_GREW_TO = (
    " ارتفع الي ",
    " ارتفعت الي ",
    " ارتفعوا الي ",
    " بلغ ",
    " بلغت ",
    " بلغوا ",
    " وصل الي ",
    " وصلت الي ",
    " وصلوا الي ",
    " وصل ",
    " وصلت ",
    " تجاوز ",
    " هو ",
)
_REACHES = frozenset(
    {"بلغ", "بلغت", "وبلغ", "وبلغت", "وصل", "وصلت", "ووصل", "ووصلت"}
)  # بلغت حصيله قتلي الهجوم 54
_GREW_PAST = (
    "لم يتجاوز",
    "لا يتجاوز",
    "تجاوز",
    "يتجاوز",
    "لا يزيد",
    "يزيد",
    "يفوق",
)  # bounds, which belong to the figure


def _undergone(figures: Figures, hit: Hit, before: int) -> _Toll | None:
    """تعرض خمسه جنود للاختطاف, خمسه جنود تعرضوا لعمليه خطف: whom a noun befell stands before it; 33 اصابه counts itself."""
    clause = figures.clause
    words, starts = clause.sentence.words, clause.sentence.starts
    if hit.trigger.lemma == "اصابه" and hit.trigger.number == 1 and words[hit.i] == "اصابه":
        for number in figures.usable:
            if 0 < hit.start - number.end <= 2 and number.start not in figures.taken:
                return figures.take(number), (hit.start, hit.end)
    if words[hit.i][0] != "ل" and words[hit.i - 1][0] != "ل":
        return None
    for k in range(hit.i - 1, max(clause.first, hit.i - _UNDERGO_REACH) - 1, -1):
        if words[k] not in _UNDERGO:
            continue
        verb = Hit(k, starts[k], starts[k] + len(words[k]), hit.trigger)
        found = behind(figures, verb, verb, hit.start)
        if found is None or found[0] == SOME:
            told = [n for n in figures.usable if before <= n.start < verb.start and verb.start - n.end <= 60]
            of_persons = [n for n in told if counts_persons(clause, n) and not is_part(figures, n)]
            if of_persons:
                return figures.take_all(of_persons[-1], verb.start), (of_persons[-1].start, verb.start)
        return found
    return None


_UNDERGONE = frozenset({"لعمليه", "لعمليات", "لمحاوله"})  # لعمليه خطف
_UNDERGO_REACH = 14  # words between تعرض and what befell: تعرض خمسه من افراد الجيش العراقي للاختطاف


_TOTAL_WORDS = frozenset({"عدد", "حصيله", "اجمالي", "مجموع"})


def _some_before(words: list[str], first: int, i: int) -> bool:
    """ان عددا من المارين قتلوا, متظاهرين اصيبوا: a plural of persons right before its verb, or a vague number of them."""
    if not i:
        return False
    near = words[max(first, i - 7) : i]
    if person_number(words[i - 1]) == 3 and not words[i - 1].startswith("ال"):
        return True
    return not VAGUE_COUNTS.isdisjoint(near) and any(person_number(word) == 3 for word in near)


def _by_ending(figures: Figures, hit: Hit, limit: int) -> _Toll:
    """What a pronoun or the number of the word itself tells, where no figure and no person does."""
    trigger, clause = hit.trigger, figures.clause
    word = clause.sentence.words[hit.i]
    if trigger.pronoun and word.endswith("ه") and word[0] in "فو":
        return figures.with_others(ONE, hit.i, limit), None  # فقتله
    if trigger.pronoun and (trigger.pos == "v" or word.endswith(("هما", "هم"))):
        # خطفها مسلحون, اعتقلهم الجيش, مقتلهما
        if word.endswith("هم"):
            told = told_before(figures, hit)
            return (told, PRONOUN) if trigger.pos == "v" or told != SOME else _NOBODY
        return (TWO if word.endswith("هما") else ONE), PRONOUN
    if one_told_before(clause, hit):
        return ONE, None
    if trigger.pos == "n" and trigger.lemma == "اصابه" and trigger.number == 3:
        return SOME, None
    words = clause.sentence.words
    if trigger.pos == "v" and word.endswith("وا") and _some_before(words, clause.first, hit.i):
        return SOME, (clause.sentence.starts[hit.i - 1], hit.start)
    return _NOBODY
