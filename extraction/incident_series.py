"""Whether a clause tells one occurrence or many: `event` or `series`.

In: a clause with its triggers and what its tolls and dates say. Out: small answers for `incident_scope`. Many are told
by plural acts, counted acts, several bombs, a toll over a month, acts without end (`منذ`) and places in the plural.
"""

from __future__ import annotations

from itertools import pairwise

import msgspec

from extraction.incident_beside import of_state
from extraction.incident_bombs import SERIES_OF, few, one_building, several_bombs
from extraction.incident_operations import TOLL_ROLES, in_the_course
from extraction.incident_segments import Clause, Hit
from extraction.incident_since import WHEN, so_long_ago
from extraction.incident_singled import singled_out
from extraction.incident_types import ATTACKS, family
from extraction.incident_words import WORDS
from extraction.number_words import WORDS as NUMBERS

# Plurals that name one occurrence: اشتباكات بين الطرفين.
_ONE_AS_MANY = WORDS["one_as_many"]
_BODIES = WORDS["bodies_of_crowds"]  # تنسيقيات التظاهرات: who calls them out
_SWEEPS = frozenset({"حمله", "بحمله", "لحمله", "الحمله"})
_APART = WORDS["set_apart"]  # في حادثين منفصلين
_ACTS_OF = frozenset({"اعمال", "باعمال", "حوادث", "بحوادث", "موجه"})
_LONG_TIMES = WORDS["long_times"]
_MONTH_NAMES = WORDS["month_names"]
_TIMES = WORDS["times"] | _LONG_TIMES | _MONTH_NAMES
_LANDS = WORDS["lands"]
_TOWNS = _LANDS - {"الاراضي", "اراضي"}
_ONE_LAND = frozenset({"حيا", "قريه", "منطقه", "ناحيه", "قضاء", "وحده", "بلده", "مدينه"})
_COMES = WORDS["comes"]
_SACKED = frozenset({"riot", "property_destruction"})
_ONE_BY_ONE = WORDS["one_by_one"]
_BUILDINGS_MANY = WORDS["buildings_many"]
_OBJECT_WITHIN = 4  # words from an act to the houses it was done to
_SHOPS = frozenset({"محال", "المحال", "محلات", "المحلات", "متاجر", "المتاجر"})  # looted as one
_ONE_OF = frozenset({"احد", "احدي", "بعض"})
_SOME = WORDS["a_number"]
_AFTER = WORDS["in_the_wake"]
_OF_MANY = frozenset({"من", "في", "ضمن", "سلسله", "موجه"})
_SUPERLATIVES = WORDS["superlatives"]
_RANKED = WORDS["ranked"]
_NO_RANK = frozenset({"من", "امس", "له", "لها", "لهم"})
_MONTH_PAIRS = frozenset({"تشرين", "كانون", "ربيع", "جمادي"})  # تشرين الثاني: a month, no rank
_COUNTED = WORDS["counted"]
_BLASTS = frozenset({"bombing", "suicide_bombing"})
# More dead than one blow leaves where the time told is as long as that.
_MANY_DEAD = {"week": 8, "month": 8, "range": 20, "year": 30}
_MANY_DEEDS = WORDS["many_deeds"]
_SCORES = frozenset({"عشرات", "العشرات", "ميات", "الميات", "الاف", "الالاف"})
_TODAY = frozenset({"اليوم", "الليله"})
_MANY_SINCE = 20  # dead that fell since another act did so in many
_TOO_MANY = 1000  # dead of no single blow
# From how many on an act of that type is told of more than one occasion: قتل 14 في الاحتجاجات, اعتقل 590.
_AT_LEAST = {
    "protest_repression": 10,
    "arrest": 200,
    "abduction": 1000,
    "execution": 2000,
}
# الثاني عشر من نيسان: the words before the month
_DAY_NUMBERS = frozenset({"من", "شهر", "عشر", "العشرين", "والعشرين", "الثلاثين", "والثلاثين"})
_APART_MANY = frozenset({"منفصله", "مختلفه", "متعدده", "عديده"})
_MANY_ACTS = WORDS["acts_many"]
_SCATTERED_ONCE = frozenset({"execution", "arrest", "weapons_seizure", "armed_clash"})
_CROWDS = frozenset({"protest", "riot"})
_SEVERAL = frozenset({"عده", "بعض", "معظم", "مختلفه", "متفرقه", "جميع", "كل"})
_BROUGHT_BY = frozenset({"جراء", "اثر", "نتيجه", "بسبب", "في", "خلال", "ضحيه"})
_VIOLENCE = frozenset({"العنف", "والعنف", "الارهاب", "والارهاب", "ارهابيه"})
_SINCE = frozenset({"منذ", "ومنذ"})
_RISEN = frozenset({"لترتفع", "ليرتفع", "ليصل", "لتصل", "ليبلغ", "لتبلغ"})
_DAYS = WORDS["weekdays"] | {"اليوم", "امس"}
_MONTHS = frozenset({"شهر", "الشهر", "اشهر", "الاشهر", "عام", "العام"})
_THE_WORST_OF_THEM = WORDS["worst_of_them"]
_SINGLED_WITHIN = 9  # words from اخرها to the verb that tells it


class Toll(msgspec.Struct, frozen=True, gc=False):
    """The largest figure of an act, and that of what its type does: the arrested, the abducted, else the killed."""

    most: int
    met: int


def ranked(clause: Clause) -> int:
    """Where an act is set beside others, or -1: في اعنف هجوم منذ عام, اعلي حصيله خلال شهر."""
    if clause.rank is None:
        clause.rank = -1 if _SUPERLATIVES.isdisjoint(clause.word_set) else _rank(clause)
    return clause.rank


def _rank(clause: Clause) -> int:
    """The place of a superlative that ranks an act, or -1."""
    words = clause.words
    acts = {h.i - clause.first for h in clause.hits}
    for i, word in enumerate(words[:-1]):
        if word not in _SUPERLATIVES or words[i + 1] in _NO_RANK or (i and words[i - 1] in _MONTH_PAIRS):
            continue
        # اخر ابرز معقل للفصايل: a place that is ranked, no act
        if word.startswith("ال") or words[i + 1] in _RANKED or not acts.isdisjoint((i + 1, i + 2)):
            return clause.first + i
    return -1


def is_series(
    clause: Clause, event_type: str, precision: str, dated: bool, toll: Toll, planned: bool, rank: int
) -> bool:
    """Whether the words tell many occurrences; `rank` is where the act is `ranked`."""
    words = clause.words
    if event_type == "territory_captured":
        return _many_lands(clause)
    if singled_out(clause):
        return False
    if event_type in _BLASTS and several_bombs(clause):
        return not one_building(clause)
    if not _APART.isdisjoint(clause.word_set) and event_type in ATTACKS:
        return True
    if event_type in _SACKED and _many_buildings(clause, precision):
        return True
    if _is_plural(clause, event_type, rank) and not _one_of_many(clause, event_type, precision, toll):
        return not (event_type in _BLASTS and few(clause) and one_building(clause))
    if _told_apart(clause, event_type) or _scores_of_deeds(clause):
        return True
    if event_type == "security_operation":
        return _counted(clause, event_type)  # تحاصر المدينه منذ اسابيع: one siege, however long
    if rank >= 0:  # what follows is a comparison: في اعنف هجوم منذ عام
        words = words[: rank - clause.first]
    if not _RISEN.isdisjoint(clause.word_set):  # لترتفع حصيله القتلي منذ 2003 الي: the sum behind the act
        words = words[: next((i for i, word in enumerate(words) if word in _RISEN), 0)] or words
    if _goes_on_since(clause, words, toll.most) or (
        not planned and _over_time(clause, words, dated, toll.most)
    ):
        return True
    return _many_fell(clause, words, event_type, precision, dated, toll) or _counted(clause, event_type)


def _scores_of_deeds(clause: Clause) -> bool:
    """نفذت القوات عشرات العمليات، وقتل فيها: many deeds, and their toll that of all."""
    if _SCORES.isdisjoint(clause.word_set) or _MANY_DEEDS.isdisjoint(clause.word_set):
        return False
    return any(a in _SCORES and b in _MANY_DEEDS for a, b in pairwise(clause.words))


def _is_plural(clause: Clause, event_type: str, rank: int) -> bool:
    for hit in clause.hits:
        many = hit.trigger.number > 1 and not 0 <= rank < hit.i <= rank + 4
        if many and _plural_act(clause, hit, event_type):
            return True
    return False


def _one_of_many(clause: Clause, event_type: str, precision: str, toll: Toll) -> bool:
    """غارات of one day on one camp, one who fell خلال تظاهرات: the plural tells one occurrence."""
    if event_type == "air_strike":
        return _one_wave(clause, precision)
    return event_type == "protest_repression" and toll.most == 1 and precision == "day"


def _told_apart(clause: Clause, event_type: str) -> bool:
    """في حادثين منفصلين, في ثلاثه حوادث منفصله, في مناطق متفرقه, في اعمال العنف: said to be several."""
    words, word_set = clause.words, clause.word_set
    if not _ACTS_OF.isdisjoint(word_set) and (
        "عنف" in word_set
        or (not _VIOLENCE.isdisjoint(word_set) and _only_toll(clause))
        or _brought_by_violence(words)
    ):
        return True
    if not _APART.isdisjoint(word_set):
        return True
    if "متفرقه" in word_set and event_type not in _SCATTERED_ONCE and _scattered(words):
        return True
    if event_type in _CROWDS and any(
        words[i] in _LANDS and (words[i - 1] in _SEVERAL or words[i - 2] in _SOME or words[i + 1] in _SEVERAL)
        for i in range(2, len(words) - 1)
    ):
        return True  # تظاهر الالاف في مناطق عده, في عدد من المدن
    if _APART_MANY.isdisjoint(word_set):
        return False
    return any(a in _MANY_ACTS and b in _APART_MANY for a, b in pairwise(words))


def _brought_by_violence(words: list[str]) -> bool:
    """قتل 240 جراء اعمال الارهاب والعنف والنزاع المسلح: what they fell in goes by the name of all of it."""
    return any(
        word in _ACTS_OF and words[i - 1] in _BROUGHT_BY and not _VIOLENCE.isdisjoint(words[i + 1 : i + 4])
        for i, word in enumerate(words)
        if i
    )


def _many_fell(
    clause: Clause, words: list[str], event_type: str, precision: str, dated: bool, toll: Toll
) -> bool:
    """قتل 24 في نيسان, اعدم الفين, اعتقل 590: more than one blow or one raid brings."""
    least = _AT_LEAST.get(event_type)
    if least is not None and toll.met >= least and (precision != "day" or event_type == "arrest"):
        return True
    if not _only_toll(clause):
        return False
    # في 18 من الشهر الحالي is a day
    long = precision in _MANY_DEAD or (precision != "day" and not _MONTHS.isdisjoint(words))
    if dated and not precision and _by_month(words):
        long = True
    return toll.most >= _TOO_MANY or (long and toll.most >= _MANY_DEAD.get(precision, 8))


def _by_month(words: list[str]) -> bool:
    """في نيسان, خلال تشرين الاول الماضي, but not في 12 نيسان: a month as a whole, in an article without a day too."""
    return any(
        word in _MONTH_NAMES and not (i and (words[i - 1].isdecimal() or words[i - 1] in _DAY_NUMBERS))
        for i, word in enumerate(words)
    )


def _one_wave(clause: Clause, precision: str) -> bool:
    """شنت مقاتلات الخميس غارات علي مواقع: one wave of one day, unless counted or spread over towns."""
    if not _TOWNS.isdisjoint(clause.word_set) or (precision != "day" and _DAYS.isdisjoint(clause.word_set)):
        return False
    words = clause.sentence.words
    for hit in clause.hits:
        if hit.trigger.number > 1 and hit.trigger.event_type == "air_strike" and hit.i:
            before = words[hit.i - 1]
            if before.isdecimal() or before in _COUNTED or before in _SOME or before in SERIES_OF:
                return False
    return True


def _goes_on_since(clause: Clause, words: list[str], most: int) -> bool:
    """تقصف الطايرات القري منذ اسبوع; not هجوم نفذه متمردون استانفوا منذ الاسبوع الماضي عملياتهم, nor قتل شرطي منذ يومين, نصبوا كمينا منذ فجر اليوم."""
    many = most >= _MANY_SINCE or not _SCORES.isdisjoint(clause.word_set)
    if (
        many
        and clause.sentence.words[clause.last : clause.last + 1] == ["منذ"]
        and not any(word.removeprefix("ال") in _SUPERLATIVES for word in words[-2:])
    ):
        return True  # قتل الميات | منذ اندلاع الاحتجاجات
    return not _SINCE.isdisjoint(words) and any(
        word in _SINCE
        and not of_state(clause, clause.sentence.starts[clause.first + i])
        and not so_long_ago(clause, clause.first + i, most)
        and _TODAY.isdisjoint(words[i + 1 : i + 4])
        and WHEN.isdisjoint(words[i + 1 : i + 8])
        for i, word in enumerate(words)
    )


def _plural_act(clause: Clause, hit: Hit, event_type: str) -> bool:
    """تفجيران, هجمات, اعتقالات of the type told."""
    t = hit.trigger
    words = clause.sentence.words
    return (
        t.role in ("event", "arrested", "abducted")
        and t.number in (2, 3)
        and t.lemma not in _ONE_AS_MANY
        and not (hit.i and t.role == "arrested" and words[hit.i - 1] in _SWEEPS)
        and not (hit.i and words[hit.i - 1] in _BODIES)
        and not (t.definite and _done_once(clause, hit))
        and not _singled_out(clause, hit)
        and not (clause.words[0] in _COMES and _follow_on_one(clause, hit))
        and family(t.event_type) == family(event_type)
        and not (event_type == "security_operation" and in_the_course(clause, hit))  # قتل تسعه ضمن عمليات
        and not (  # قتل اثنان خلال احتجاجات, but not في مدن عده
            event_type == "protest_repression"
            and t.event_type == "protest"
            and _LANDS.isdisjoint(clause.word_set)
        )
    )


def _singled_out(clause: Clause, many: Hit) -> bool:
    """شهدت المدينه هجمات كان اخرها الخميس حين انفجرت سياره: the one of them that a verb tells, behind the many.

    Not قتل تسعه في هجمات ابرزها هجوم استهدف قاعده, where the toll is of all.
    """
    words = clause.sentence.words
    if any(h.i < many.i and h.trigger.role in ("killed", "injured") for h in clause.hits):
        return False
    one = next((i for i in range(many.i + 1, clause.last) if words[i] in _THE_WORST_OF_THEM), -1)
    return one > 0 and any(
        one < h.i <= one + _SINGLED_WITHIN and h.trigger.pos == "v" and h.trigger.role in ("event", "killed")
        for h in clause.hits
    )


def _done_once(clause: Clause, many: Hit) -> bool:
    """هاجم مسلحون حافله في ثالث يوم من الهجمات: a verb tells one act, which is of the many known ones."""
    return clause.sentence.words[many.i - 1] in _OF_MANY and any(
        h.i < many.i
        and h.trigger.pos == "v"
        and h.trigger.role == "event"
        and not (h.trigger.imperfect or h.trigger.plural_subject)
        and family(h.trigger.event_type) == family(many.trigger.event_type) == "attack"
        for h in clause.hits
    )


def _follow_on_one(clause: Clause, hit: Hit) -> bool:
    """وتاتي هذه الهجمات بعد تفجير دام في السوق: many came after, one is what the clause tells."""
    words = clause.sentence.words
    return any(
        h.trigger.role in ("event", "killed")
        and h.trigger.number <= 1
        and not _AFTER.isdisjoint(words[hit.i + 1 : h.i])
        for h in clause.hits
        if h.i > hit.i
    )


def _only_toll(clause: Clause) -> bool:
    """قتل في شهر نيسان 18 جنديا: no act is named that could be one."""
    return all(h.trigger.role in TOLL_ROLES or h.trigger.role in ("hint", "support") for h in clause.hits)


def _many_lands(clause: Clause) -> bool:
    """سيطر علي مساحات واسعه, طردهم من جميع المدن, حررت 12 حيا: more than one place."""
    words = clause.sentence.words
    return any(
        h.trigger.event_type == "territory_captured"
        and (
            not _LANDS.isdisjoint(words[h.i + 1 : h.i + 7])
            or any(a.isdecimal() and b in _ONE_LAND for a, b in pairwise(words[h.i + 1 : h.i + 7]))
        )
        for h in clause.hits
    )


def _many_buildings(clause: Clause, precision: str) -> bool:
    """احرق محتجون عددا من المباني, اضرموا النار في مقار الاحزاب: one crowd, house after house.

    Not احد المباني, nor the offices that burnt in one night that is told.
    """
    words = clause.words
    one_day = precision == "day" or not _DAYS.isdisjoint(clause.word_set)
    acts = [h.i - clause.first for h in clause.hits if h.trigger.event_type in _SACKED]
    for i, word in enumerate(words):
        if word not in _BUILDINGS_MANY or not i or words[i - 1] in _ONE_OF:
            continue
        if i > 1 and words[i - 1] == "من" and words[i - 2] in _SOME:
            return True
        if one_day or words[i - 1] == "من" or word in _SHOPS:
            continue
        if any(0 < i - act <= _OBJECT_WITHIN for act in acts):
            return True
    return False


def _scattered(words: list[str]) -> bool:
    """في مناطق متفرقه, في حوادث امنيه متفرقه; but not في اماكن متفرقه من جسده."""
    at = words.index("متفرقه")
    return any(word in _LANDS or word in _ONE_BY_ONE for word in words[max(0, at - 2) : at])


def _over_time(clause: Clause, words: list[str], dated: bool, most: int) -> bool:
    """قتل 90 خلال شهر تموز, خلال الاعوام الاخيره: over a time; but not خلال عمليه دهم, in the course of an act."""
    sentence = clause.sentence.words
    for i, word in enumerate(words) if "خلال" in words else ():
        if word == "خلال":
            following = sentence[clause.first + i + 1 : clause.first + i + 3]
            if not _LONG_TIMES.isdisjoint(following) and (most or not dated):
                return True
            if _is_time(following) and (not dated or (most > 1 and _only_toll(clause))):
                return True
    return False


def _is_time(words: list[str]) -> bool:
    """خلال الفتره, خلال تموز, خلال 2014, خلال ال48 ساعه: a time; not خلال مراسم, خلال محاوله."""
    return any(word in _TIMES or word.removeprefix("ال").isdecimal() for word in words)


def _counted(clause: Clause, event_type: str) -> bool:
    """12 غاره, 146 حمله دهم: the act itself is counted."""
    words = clause.sentence.words
    for hit in clause.hits:
        t = hit.trigger
        if (
            t.role == "event"
            and t.pos != "v"
            and hit.i
            and not t.prefix
            and family(t.event_type) == family(event_type)
        ):
            before = words[hit.i - 1]
            if before.isdecimal() and len(before) < 4 and int(before) >= 3:
                return True
            told = NUMBERS.get(before)
            if told is not None and told.value >= 3 and not told.definite:
                return True  # اكثر من عشرين هجوما
    return False
