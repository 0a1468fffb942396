"""Which figure a toll word governs: the one behind it, the one before it, or what its own form tells.

In: a clause's `Figures` (its numbers, and which of them are taken) and a toll word. Out: a `Count`, or None where the
word counts nobody, and the span of the words on the victims; `PRONOUN` for that where a pronoun alone tells them.
"""

from __future__ import annotations

from bisect import bisect_left

from extraction.facts import Count
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_figures import (
    Figures,
    figure_after,
    is_part,
    number_at,
    number_of_them,
    told_before,
    with_escort,
)
from extraction.incident_toll_subjects import of_subject
from extraction.incident_toll_sums import (
    NONE,
    ONE,
    SOME,
    STOP,
    TWO,
    TWO_MEN,
    WITH,
    added,
    counted_apart,
    counts_persons,
)
from extraction.incident_toll_words import (
    is_total,
    negated,
    one_told_before,
    person_number,
    two_of,
)
from extraction.incident_triggers import TRIGGERS
from extraction.incident_words import WORDS
from extraction.number_words import WORDS as NUMBERS
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
_HELD = {"عليه": ONE, "عليها": ONE, "عليهما": TWO}
_DEATHS = frozenset({"وفاه", "بوفاه", "لوفاه"})
_VAGUE_COUNTS = frozenset({"عشرات", "العشرات", "ميات", "بعشرات", "عدد", "عددا", "بعدد", "العديد", "المزيد"})
_WOUNDS = frozenset({"بجروح", "بجراح", "جروح", "جراح", "بجروحه", "بجراحه"})
_LIVES = frozenset({"بحياه", "بارواح", "ارواح", "حياه"})
_LIFE_REACH = 24  # words from اودي to بحياه: the subject, with what tells of it, stands between
_UNDERGO = WORDS["undergo"]
_SCENES = frozenset({"في", "خلال", "اثر", "جراء", "بعد", "علي", "من"})
_WHEN = frozenset({"عندما", "بعدما", "حين", "حينما"})
_ONE_OF = frozenset({"احد", "احدي", "احدهم", "احدهما", "احداهما", "احداهن"})
_SPAN = frozenset({"بعد", "قبل"})
_INSIDE = frozenset({"فيها", "فيه", "بداخلها", "بداخله", "كان", "كانوا"})  # قتل من فيها


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
    if trigger.lemma == "مصاب" and "جثه" in figures.clause.lemmas:
        return _NOBODY  # جثث رجال معصوبي الاعين ومصابين باعيره: how they were killed
    if trigger.definite and trigger.number == 3 and hit.i and words[hit.i - 1] in ("من", "بين"):
        if hit.i > 1 and words[hit.i - 2] in _VAGUE_COUNTS:
            return SOME, (hit.start, hit.end)  # سقوط عدد من القتلي
        return _NOBODY  # اربعه من الجرحي, بين القتلي سته اطفال: some of those counted before
    if trigger.pos == "n" and trigger.pronoun and words[hit.i].endswith("ه"):
        one = figures.with_others(ONE, hit.i, limit)
        if one != ONE:
            return one, (hit.start, hit.end)  # ما تسبب بمقتله وسيدتين وطفل
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
    if (
        trigger.number == 2
        and not any(n.best != 2 and n.kind == "count" and 0 < hit.start - n.end <= 2 for n in usable)
        and not (trigger.definite and is_total(figures.clause.sentence.words, hit.i))
    ):
        return TWO, own  # but سبعه مصابين, عدد المصابين 567 are no two
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
    if trigger.definite and words[hit.i][0] == "و" and not _VAGUE_COUNTS.isdisjoint(vague):
        return SOME, own  # عشرات القتلي والجرحي, عدد من القتلي والجرحي
    if trigger.definite:
        return _NOBODY
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
    reach = 90 if is_total(figures.clause.sentence.words, hit.i) else 30
    for number in figures.usable:
        if (
            hit.end <= number.start < limit
            and number.start - hit.end <= _LATE_TOTAL
            and number.start not in figures.taken
            and not counted_apart(figures.clause, number)
        ):
            between = figures.folded[hit.end : number.start]
            if number.start - hit.end > reach and not between.endswith(_GREW_TO):
                continue
            if " الي" in between or " بلغ" in between or " علي" in between or between.strip() in ("", "نحو"):
                return number
    return None


_LATE_TOTAL = 90
# قتلي القصف الذي استهدف امس المستوصف ارتفع الي ثمانيه
_GREW_TO = (" ارتفع الي ", " ارتفعت الي ", " ارتفعوا الي ", " بلغ ", " بلغوا ", " وصل الي ", " وصلوا الي ")


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
        found = _behind(figures, verb, verb, hit.start)
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
    return not _VAGUE_COUNTS.isdisjoint(near) and any(person_number(word) == 3 for word in near)


def _behind(figures: Figures, hit: Hit, anchor: Hit, limit: int) -> _Toll | None:
    """مقتل 5, قتل رجلا شرطه, خطف مسلحون طبيبا: the first figure or person behind the word."""
    trigger, clause = hit.trigger, figures.clause
    words, starts = clause.sentence.words, clause.sentence.starts
    fallback: _Toll | None = None
    opening = _opening(clause, anchor)
    for reach, j in enumerate(range(opening, min(clause.last, opening + 9))):
        word = words[j]
        if starts[j] >= limit or word in STOP or (word == "امام" and trigger.pronoun):
            break  # وقتلهم امام الناس: before them, no preacher
        if trigger.pos == "v" and (word in _WHEN or (word == "ان" and words[j - 1] in _SPAN)):
            break  # قتل بعد ان اطلق مسلحون النار
        near = number_at(figures, starts[j] + _is_joined(word, hit), anchor.end - 1)
        if near is not None and near.start < limit:
            if word in ("واحد", "واحده") and reach:
                continue
            last = bisect_left(starts, near.end) - 1
            if words[j - 1] in WITH:
                if not _SCENES.isdisjoint(words[opening : j - 1]):
                    continue  # قتل في اشتباك مع عشره مسلحين
                count = added(ONE, figures.take(near))  # قتل مع اربعه من حراسه
            else:
                count = figures.take(near)
            count = figures.with_others(count, last, limit)
            return count, (near.start, min(limit, near.end + 60))
        if word in _DOERS and (words[j - 1] in TRIGGERS or words[j - 1] in _DOERS):
            if word in _FOES and not reach:  # قتل مسلح اثناء محاولته; but قتل مفجر انتحاري 30 شخصا
                fallback = ONE, (starts[j], min(limit, starts[j] + len(word) + 40))
            continue  # تفجير انتحاري, قتل مفجر انتحاري 30 شخصا: no victim
        if word in ("جثث", "رفات"):
            continue  # جثث 39 عاملا
        if word == "من" and not reach and words[j + 1 : j + 2] and words[j + 1] in _INSIDE:
            return SOME, (starts[j], min(limit, starts[j] + 40))  # دمرت عجله وقتلت من فيها
        kind = 1 if word in _ONE_MORE else person_number(word)
        if reach == 0 and trigger.pos == "v" and word.endswith("ون") and kind == 3:
            continue  # خطف مسلحون طبيبا: the subject, not the victim
        if reach == 0 and trigger.pos == "v" and kind == 3 and _before_counted(figures, j, limit):
            continue  # قتل جنود سبعه متظاهرين
        victims = (starts[j], min(limit, starts[j] + len(word) + 40))
        following = words[j + 1] if j + 1 < clause.last else ""
        if _are_two(word, following, kind) or (kind == 3 and _two_of_kind(words, j)):
            return figures.with_others(TWO, j, limit), victims
        if kind == 1 or word in _ONE_OF:
            with_him = word[0] == "و" and word.endswith("ه") and reach and kind == 1 and not fallback
            one = figures.with_others(TWO if with_him else ONE, j, limit)  # اعتقل فلان واخاه
            if one == ONE:
                one = with_escort(figures, j, limit)
            if with_him:
                return one, (starts[opening], starts[j])
            if reach < 2 and not word.startswith("ال"):
                return one, victims
            fallback = fallback or (one, victims)
        elif (word in _VAGUE or kind == 3) and fallback is None:
            if reach < 3:
                figure = figure_after(figures, starts[j] + len(word)) if kind == 3 else None
                if figure is not None and following.startswith("ال"):
                    return figures.take(figure), victims
                return number_of_them(figures, j, limit) or SOME, victims
            fallback = (number_of_them(figures, j, limit) or SOME, victims)
    return fallback


def _is_joined(word: str, hit: Hit) -> bool:
    """الاعدام ب15 شخصا, الاطاحه بثلاثه متهمين: a figure with its preposition."""
    if word[0] not in "بل":
        return False
    return word[1:2].isdigit() or (word[0] == "ب" and hit.trigger.role == "arrested" and word[1:] in NUMBERS)


_FOES = frozenset({"ارهابي", "مسلح"})


def _before_counted(figures: Figures, j: int, limit: int) -> bool:
    """جنود سبعه متظاهرين, عناصر من داعش عشره مزارعين: an indefinite plural before a number that counts other persons."""
    words, starts = figures.clause.sentence.words, figures.clause.sentence.starts
    if words[j].startswith("ال"):
        return False
    for k in range(j + 1, min(figures.clause.last, j + 6)):
        if starts[k] >= limit or words[k] in STOP or (words[k] in _SCENES and words[k] != "من"):
            return False
        number = number_at(figures, starts[k], starts[j])
        if number is not None:
            return counts_persons(figures.clause, number)
    return False


def _opening(clause: Clause, anchor: Hit) -> int:
    """The word behind which those counted stand: اودي الانفجار الذي استهدف المقر بحياه ..., else the toll word itself."""
    if anchor.trigger.lemma == "اودي":
        words = clause.sentence.words
        for j in range(anchor.i + 1, min(clause.last, anchor.i + _LIFE_REACH)):
            if words[j] in _LIVES:
                return j + 1
    return anchor.i + 1


def _are_two(word: str, following: str, kind: int) -> bool:
    """شرطيان, رجلا شرطه, اخران, شرطيين اثنين."""
    return (
        kind == 2
        or two_of(word, following)
        or word in ("اخران", "اخرتان")
        or (kind > 0 and following in TWO_MEN)
    )


def _two_of_kind(words: list[str], j: int) -> bool:
    """مدنيين عراقيين اثنين, عناصر امن اثنين: what looks like a plural is two men, as the number behind its adjective says."""
    return words[j + 2 : j + 3] != [] and words[j + 2] in TWO_MEN and words[j + 1].endswith(("ين", "ان"))


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
