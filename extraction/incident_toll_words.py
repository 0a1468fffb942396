"""Words around a toll: who is a person, what makes a figure none, a total, or one already overtaken.

In: a clause and the words of its sentence. Out: small answers that `incident_tolls` builds its counts from. Person
nouns come from `lexicon/person_nouns.csv`.
"""

from __future__ import annotations

from extraction.incident_segments import Clause, Hit
from extraction.incident_triggers import bare
from extraction.incident_words import WORDS
from extraction.lexicon import load
from extraction.memo import WordTable
from extraction.registry import rows
from extraction.text import fold_key

PERSONS: dict[str, int] = {}
for _row in load("person_nouns"):
    PERSONS[_row["singular"]] = 1
    for _plural in filter(None, _row["plurals"].split("|")):
        PERSONS[_plural] = 3
UNITS = frozenset(column for row in load("toll_units") for column in row["words"].split("|"))
_STATES = frozenset(fold_key(row["name_ar"]) for row in rows("places") if row["admin_level"] == "country")
_CALLINGS = WORDS["callings"]
TIMES = WORDS["weekdays"] | WORDS["time_of_telling"] | {"امس", "صباح", "مساء", "فجر", "ظهر", "ليل"}
_BEFORE_NOW = frozenset({"سابقه", "السابقه", "سابق"})
_EARLIER = _BEFORE_NOW | {"اوليه", "الاوليه", "اولي", "الاولي"}
_WAS = frozenset({"كان", "كانت", "وكان", "وكانت", "بعد", "بعدما"})
_FIRST_WORD = frozenset({"تقارير", "انباء", "معلومات", "تقديرات", "احصاءات", "ارقام", "تقرير"})
_FRESH_TOLL = frozenset({"جديده"})
_NOT = frozenset({"لم", "ولم", "لن", "فلم"})
_WITHOUT = frozenset({"دون", "بدون", "ودون", "بلا", "عدم"})
_BRINGS = WORDS["brings"]
_UNTOLD = WORDS["untold"]
_TOTALS = frozenset({"حصيله", "عدد", "الحصيله", "اعداد", "محصله", "لحصيله", "بحصيله", "وعدد", "وحصيله"})


BOMBERS = frozenset({"الانتحاري", "الانتحاريه", "انتحاريا", "المفجر"})  # whose own death is no toll of theirs
_TWO_OF_HIS = ("يه", "يها", "يهم", "اه", "اها", "اهم")
# Whose dual with a pronoun is no other word; not مديريه, الوزيريه.
_KIN = frozenset(
    {
        "طفل",
        "ولد",
        "ابن",
        "شقيق",
        "نجل",
        "حفيد",
        "والد",
        "حارس",
        "زميل",
        "صديق",
        "اخو",
        "طفلت",
        "ابنت",
        "شقيقت",
        "زوجت",
        "حفيدت",
    }
)


def _without_pronoun(form: str) -> str:
    """ولديها -> ولدي, ابنتيه -> ابنتي."""
    return next(form.removesuffix(ending) for ending in ("ها", "هم", "ه") if form.endswith(ending))


def person_number(word: str) -> int:
    """1 for a singular person noun (شرطي, زعيمه), 2 for a dual (النقيبان), 3 for a plural (جنود), 0 for others."""
    return _NUMBERS[word]


def _number_of(word: str) -> int:
    forms = (word, bare(word))
    for form in forms:
        if form in PERSONS:
            return PERSONS[form]
    if not _STATES.isdisjoint(forms):
        return 0  # قتلت روسيا: the state, not a Russian
    for form in forms:
        if form.endswith("ا") and PERSONS.get(form[:-1]) == 1:
            return 1
        if form.endswith(("ان", "ين")) and PERSONS.get(form[:-2]) == 1:
            return 2
        if form.endswith(("تان", "تين")) and PERSONS.get(form[:-3] + "ه") == 1:
            return 2
    for form in forms:
        if form.endswith(_TWO_OF_HIS) and _without_pronoun(form)[:-1] in _KIN:
            return 2  # وولديه, وطفلاها, وابنتيه
        if form.endswith(("اوه", "ايه", "اوها", "ايها", "اوهم", "ايهم")):
            stem = form.removesuffix("ها").removesuffix("هم").removesuffix("ه")[:-1] + "ء"
            if stem in PERSONS:
                return PERSONS[stem]  # ابناوه, زملايه
        if form.endswith("يه") or form == "مسلحه":
            continue  # an adjective: مجموعه مسلحه
        for ending in ("ه", "ها", "هم", "هما"):
            number = PERSONS.get(form.removesuffix(ending), 0) if form.endswith(ending) else 0
            if number:
                return number
        if form.endswith(("اه", "اها")) and PERSONS.get(form.removesuffix("ها").removesuffix("ه")[:-1]) == 1:
            return 2  # مرافقاه: the two with him
        if (
            form.endswith(("ته", "تها"))
            and PERSONS.get(form.removesuffix("ا").removesuffix("ه")[:-1] + "ه") == 1
        ):
            return 1  # زوجته
    return 0


_NUMBERS = WordTable(_number_of)


def two_of(word: str, following: str) -> bool:
    """رجلا شرطه, عنصري امن, جنديا حراسه: a dual that has lost its ن to the noun after it."""
    return following in _CALLINGS and word[-1] in "اي" and PERSONS.get(bare(word)[:-1]) == 1


def superseded(clause: Clause) -> bool:
    """كانت حصيله سابقه تحدثت عن مقتل سته: an earlier toll that the article itself has overtaken.

    So too وكانت تقارير اوليه قد اشارت الي 26 قتيلا.
    """
    if _EARLIER.isdisjoint(clause.word_set):
        return False
    words = clause.words
    if _said_earlier(clause):
        return True
    if words[0] in ("وكان", "وكانت", "كانت") and any(
        word in _FIRST_WORD and words[i + 1] in _EARLIER
        for i, word in enumerate(words[:5])
        if i + 1 < len(words)
    ):
        return True
    if clause.sentence.words[0] in ("وكان", "وكانت") and "قد" in clause.sentence.words[1:5]:
        told = any(words[i : i + 2] == ["وقت", "سابق"] for i in range(len(words)))
        if told and all(h.trigger.role in ("killed", "injured", "hint", "support") for h in clause.hits):
            return True
    return any("حصيله" in word and _earlier_count(clause, i) for i, word in enumerate(words))


def _earlier_count(clause: Clause, i: int) -> bool:
    """Whether the count told at word `i` of the clause is one of before, and the first that the clause tells.

    حصيله سابقه تحدثت عن سته; but ارتفعت حصيله الانفجار الي 20 بعد حصيله سابقه, قتل عشره في حصيله اوليه, which is no earlier one
    unless it was so: كانت حصيله اولي قد اشارت.
    """
    words = clause.words
    told = words[i + 1 : i + 3]
    if _EARLIER.isdisjoint(told) or not _FRESH_TOLL.isdisjoint(told):
        return False
    if _BEFORE_NOW.isdisjoint(told) and _WAS.isdisjoint(words[max(0, i - 3) : i]):
        return False
    at = clause.first + i
    return not any(h.i < at and h.trigger.role in ("killed", "injured") for h in clause.hits)


def _said_earlier(clause: Clause) -> bool:
    """، وكانت الشرطه تحدثت في وقت سابق عن مقتل 13: a toll told before, and no act."""
    words = clause.words
    return (
        clause.first > 0
        and words[0] in ("وكان", "وكانت")
        and any(words[i : i + 2] == ["وقت", "سابق"] for i in range(2, min(8, len(words))))
        and "event" not in clause.roles
    )


def negated(clause: Clause, hit: Hit) -> bool:
    """دون اصابات, لم يسفر عن قتلي; but not لم تذكر اسمه مقتل 7, دون ان يوضح عدد القتلي."""
    words = clause.sentence.words
    first = max(clause.first, hit.i - 6)
    if _NOT.isdisjoint(words[first : hit.i]) and _WITHOUT.isdisjoint(words[first : hit.i]):
        return False
    for i in range(hit.i - 1, first - 1, -1):
        if words[i] in _WITHOUT:
            verb = words[i + 2] if words[i + 1] == "ان" else words[i + 1]
            return (
                _UNTOLD.isdisjoint(words[i : hit.i])
                and (i + 1 == hit.i or hit.i - i <= 3 or verb in _BRINGS)
                and (words[i + 1] != "ان" or verb in _BRINGS)
            )
        if words[i] in _NOT:
            return i + 1 == hit.i or words[i + 1] in _BRINGS
    return False


def unreported(clause: Clause, hit: Hit) -> bool:
    """لم ترد انباء عن وقوع اصابات, لم يشر الي سقوط ضحايا: nobody tells of any, which is no toll of nobody."""
    words = clause.sentence.words
    return any(
        words[i] in _NOT and words[i + 1] in _UNREPORTED
        for i in range(max(clause.first, hit.i - 6), hit.i - 1)
    )


_UNREPORTED = WORDS["unreported"]
THAT = frozenset({"ان", "بان"})
SLAIN = frozenset({"شنقا", "ذبحا", "طعنا", "رميا", "حرقا", "غرقا"})  # how: اعدم شنقا
_ONE_OF = frozenset({"احد", "احدي"})
_ONE_OF_REACH = 11  # words that can stand between احد and its verb


def subject_before(clause: Clause, hit: Hit) -> bool:
    """16 شخصا قد لقوا, or an agreeing singular verb after its subject: ان جنديا قتل, ان سايق سياره نقل قتل."""
    words = clause.sentence.words
    i = hit.i - 1
    if i >= clause.first and words[i] == "قد":
        i -= 1
    if i < clause.first + 1:
        return False
    if words[i - 1] in THAT:
        return person_number(words[i].removesuffix("ا")) == 1
    if hit.trigger.pos != "v" or hit.trigger.imperfect or hit.trigger.plural_subject:
        return False
    at = hit.i + 1 + (words[hit.i + 1 : hit.i + 2] != [] and words[hit.i + 1] in ITS_DEATH)
    following = words[at] if at < clause.last else "."
    if not (following in NO_OBJECT or following[0] == "ب" or opens_toll(clause, hit)):
        return False
    for k in range(i - 1, max(clause.first, i - _SUBJECT_REACH) - 1, -1):
        if words[k] in THAT:
            other = any(k < h.i < hit.i and h.trigger.pos == "v" for h in clause.hits)
            return not other and person_number(words[k + 1]) == 1 and not words[k + 1].startswith("ال")
    return False


def opens_toll(clause: Clause, hit: Hit) -> bool:
    """ان ضابط شرطه قتل واصيب شرطي: the next word tells another toll."""
    return any(h.i == hit.i + 1 and clause.sentence.words[h.i][0] == "و" for h in clause.hits)


ITS_DEATH = frozenset({"حتفه", "حتفها", "مصرعه", "مصرعها", "مقتله", "مقتلها"})
_SUBJECT_REACH = 8  # words of a subject between ان and its verb
NO_OBJECT = frozenset(
    {
        "في",
        "خلال",
        "اثر",
        "بعد",
        "عندما",
        "علي",
        "جراء",
        "مع",
        "امس",
        "اليوم",
        "صباح",
        "مساء",
        "،",
        ".",
        "اثناء",
        "لدي",
    }
)


def one_of_them_before(clause: Clause, hit: Hit) -> bool:
    """ان احد حراس المقر قتل, احد السجناء الثلاثه قتل: one of a plural before its verb, no other verb between."""
    words = clause.sentence.words
    return any(
        words[k] in _ONE_OF
        and words[k - 1] in THAT
        and person_number(words[k + 1]) == 3
        and not any(k < h.i < hit.i and h.trigger.pos == "v" for h in clause.hits)
        for k in range(max(clause.first + 1, hit.i - _ONE_OF_REACH), hit.i - 1)
    )


def is_total(words: list[str], i: int) -> bool:
    """ارتفعت حصيله قتلي المعارك في المدينه الي 11: the figure may come late."""
    return not _TOTALS.isdisjoint(words[max(0, i - 2) : i])


def one_told_before(clause: Clause, hit: Hit) -> bool:
    """وكانت الوزيره السابقه قد قتلت في هجوم: one person, named before a singular passive verb."""
    t, words = hit.trigger, clause.sentence.words
    if (
        t.pos != "v"
        or t.imperfect
        or t.plural_subject
        or not hit.i
        or words[hit.i - 1] != "قد"
        or hit.i + 1 >= clause.last
    ):
        return False
    return words[hit.i + 1] in ("في", "خلال", "اثر", "بعد", "عام") or words[hit.i + 1].startswith("بر")
