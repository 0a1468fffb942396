"""Whether a clause tells one occurrence or many: `event` or `series`.

In: a clause with its triggers and what its tolls and dates say. Out: small answers for `incident_scope`. Many are told
by plural acts, counted acts, several bombs, a toll over a month, acts without end (`منذ`) and places in the plural.
"""

from __future__ import annotations

from extraction.incident_beside import of_state
from extraction.incident_operations import TOLL_ROLES, in_the_course
from extraction.incident_segments import Clause, Hit
from extraction.incident_types import family
from extraction.incident_words import WORDS

# Plurals that name one occurrence: اشتباكات بين الطرفين.
_ONE_AS_MANY = WORDS["one_as_many"]
_SWEEPS = frozenset({"حمله", "بحمله", "لحمله", "الحمله"})
_APART = WORDS["set_apart"]  # في حادثين منفصلين
_ACTS_OF = frozenset({"اعمال", "باعمال", "حوادث", "بحوادث", "موجه"})
_LONG_TIMES = WORDS["long_times"]
_MONTH_NAMES = WORDS["month_names"]
_TIMES = WORDS["times"] | _LONG_TIMES | _MONTH_NAMES
_LANDS = WORDS["lands"]
_COMES = WORDS["comes"]
_SACKED = frozenset({"riot", "property_destruction"})
_ONE_BY_ONE = WORDS["one_by_one"]
_BUILDINGS_MANY = WORDS["buildings_many"]
_SOME = WORDS["a_number"]
_AFTER = WORDS["in_the_wake"]
_DOUBLE = frozenset({"مزدوج", "مزدوجا", "المزدوج", "مزدوجه", "المزدوجه"})
_SUPERLATIVES = WORDS["superlatives"]
_NO_RANK = frozenset({"من", "امس", "له", "لها", "لهم"})
_MONTH_PAIRS = frozenset({"تشرين", "كانون", "ربيع", "جمادي"})  # تشرين الثاني: a month, no rank
_BUILDINGS = WORDS["buildings"]
_AT = WORDS["at_target"]
_CARS = WORDS["bomb_carriers"]
_COUNTED = WORDS["counted"]
_BLASTS = frozenset({"bombing", "suicide_bombing"})
# More dead than one blow leaves where the time told is as long as that.
_MANY_DEAD = {"week": 8, "month": 8, "range": 20, "year": 30}
_TOO_MANY = 1000  # dead of no single blow
_MANY_SHOT = 10  # قتل 14 في الاحتجاجات: on more than one day
_MONTHS = frozenset({"شهر", "الشهر", "اشهر", "الاشهر", "عام", "العام"})


def ranked(clause: Clause) -> int:
    """Where an act is set beside others, or -1: في اعنف هجوم منذ عام, اعلي حصيله خلال شهر."""
    if _SUPERLATIVES.isdisjoint(clause.word_set):
        return -1
    words = clause.words
    for i, word in enumerate(words[:-1]):
        if (
            word in _SUPERLATIVES
            and words[i + 1] not in _NO_RANK
            and (not i or words[i - 1] not in _MONTH_PAIRS)
        ):
            return clause.first + i
    return -1


def is_series(
    clause: Clause, event_type: str, precision: str, dated: bool, figures: int, planned: bool, rank: int
) -> bool:
    """Whether the words tell many occurrences; `figures` is the largest of the tolls, `rank` where the act is `ranked`."""
    words, word_set = clause.words, clause.word_set
    if event_type == "territory_captured":
        return _many_lands(clause)
    if event_type in _BLASTS and _several_bombs(clause):
        return not _one_building(clause)
    if event_type in _SACKED and _many_buildings(clause):
        return True
    for hit in clause.hits:
        many = hit.trigger.number > 1 and not 0 <= rank < hit.i <= rank + 4
        if many and _plural_act(clause, hit, event_type):
            return not (event_type in _BLASTS and _two(clause) and _one_building(clause))
    if (
        event_type == "protest_repression"
        and figures >= _MANY_SHOT
        and precision != "day"
        and any(
            h.trigger.event_type == "protest" and h.trigger.role == "event" and h.trigger.number == 3
            for h in clause.hits
        )
    ):
        return True
    if not _ACTS_OF.isdisjoint(word_set) and (
        "عنف" in word_set or ("العنف" in word_set and _only_toll(clause))
    ):
        return True
    if not _APART.isdisjoint(word_set):
        return True
    if "متفرقه" in word_set and event_type != "execution" and _scattered(words):
        return True
    if event_type == "security_operation":
        return _counted(clause, event_type)  # تحاصر المدينه منذ اسابيع: one siege, however long
    if rank >= 0:  # what follows is a comparison: في اعنف هجوم منذ عام
        words = words[: rank - clause.first]
    if _goes_on_since(clause, words) or (not planned and _over_time(clause, words, dated, figures > 0)):
        return True
    if figures >= _TOO_MANY and _only_toll(clause):
        return True  # يبلغ اجمالي القتلي 4242
    long = precision in _MANY_DEAD or not _MONTHS.isdisjoint(words)
    if long and figures >= _MANY_DEAD.get(precision, 8) and _only_toll(clause):
        return True
    return _counted(clause, event_type)


def _goes_on_since(clause: Clause, words: list[str]) -> bool:
    """تقصف الطايرات القري منذ اسبوع; not هجوم نفذه متمردون استانفوا منذ الاسبوع الماضي عملياتهم."""
    return "منذ" in words and any(
        word == "منذ" and not of_state(clause, clause.sentence.starts[clause.first + i])
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
        and not (clause.words[0] in _COMES and _follow_on_one(clause, hit))
        and family(t.event_type) == family(event_type)
        and not (event_type == "security_operation" and in_the_course(clause, hit))  # قتل تسعه ضمن عمليات
        and not (  # قتل اثنان خلال احتجاجات, but not في مدن عده
            event_type == "protest_repression"
            and t.event_type == "protest"
            and _LANDS.isdisjoint(clause.word_set)
        )
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
    """سيطر علي مساحات واسعه, طردهم من جميع المدن: more than one place."""
    words = clause.sentence.words
    return any(
        h.trigger.event_type == "territory_captured" and not _LANDS.isdisjoint(words[h.i + 1 : h.i + 7])
        for h in clause.hits
    )


def _many_buildings(clause: Clause) -> bool:
    """احرق محتجون عددا من المباني الحكوميه: one crowd, house after house; but not احد المباني."""
    words = clause.words
    return any(
        word in _BUILDINGS_MANY and words[i - 1] == "من" and words[i - 2] in _SOME
        for i, word in enumerate(words)
        if i > 1
    )


def _scattered(words: list[str]) -> bool:
    """في مناطق متفرقه, في حوادث امنيه متفرقه; but not في اماكن متفرقه من جسده."""
    at = words.index("متفرقه")
    return any(word in _LANDS or word in _ONE_BY_ONE for word in words[max(0, at - 2) : at])


def _several_bombs(clause: Clause) -> bool:
    """انفجار عبوتين, تفجير مزدوج: one word for the act, several blasts."""
    words = clause.sentence.words
    for hit in clause.hits:
        t = hit.trigger
        if t.role == "hint" and t.event_type == "bombing":
            many = words[hit.i].endswith(("تين", "تان", "تي")) or _counted_bombs(words, hit.i)
            if many and any(
                0 < hit.i - h.i <= 4 and h.trigger.event_type == "bombing" and h.trigger.role == "event"
                for h in clause.hits
            ):
                return True
        elif t.role == "event" and t.pos == "n" and not _DOUBLE.isdisjoint(words[hit.i + 1 : hit.i + 4]):
            return True
    return False


def _counted_bombs(words: list[str], i: int) -> bool:
    """ثلاث عبوات, ست سيارات مفخخه, عده قنابل: three and more, told before the word for a bomb or for its vehicle."""
    at = i - 2 if words[i - 1] in _CARS else i - 1
    if at < 0:
        return False
    return words[at] in _COUNTED or (words[at].isdecimal() and 3 <= int(words[at][:3]) < 100)


def _two(clause: Clause) -> bool:
    return any(h.trigger.number == 2 and h.trigger.role == "event" for h in clause.hits)


def _one_building(clause: Clause) -> bool:
    """تفجيران استهدفا مقر المحافظه: two blows at one target are one attack."""
    if _BUILDINGS.isdisjoint(clause.word_set):
        return False
    words = clause.words
    return any(
        word in _BUILDINGS and not _AT.isdisjoint(words[max(0, i - 3) : i]) for i, word in enumerate(words)
    )


def _over_time(clause: Clause, words: list[str], dated: bool, figures: bool) -> bool:
    """قتل 90 خلال شهر تموز, خلال الاعوام الاخيره: over a time; but not خلال عمليه دهم, in the course of an act."""
    sentence = clause.sentence.words
    for i, word in enumerate(words) if "خلال" in words else ():
        if word == "خلال":
            following = sentence[clause.first + i + 1 : clause.first + i + 3]
            if not _LONG_TIMES.isdisjoint(following) and (figures or not dated):
                return True
            if not dated and _is_time(following):
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
    return False
