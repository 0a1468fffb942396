"""Whether ground was taken, or is held, aimed at, spoken of as an era, or no ground at all.

In: a clause and the trigger by which it is read as a capture. Out: `untaken`, what speaks against it.
"""

from __future__ import annotations

from extraction.incident_segments import Clause, Hit
from extraction.incident_words import WORDS

_HOLDING = WORDS["holding"]
_PURPOSE = frozenset(and_ + word for word in WORDS["purpose"] for and_ in ("", "و"))
_PRETEXTS = frozenset({"بدعوي", "بحجه", "بذريعه", "مزاعم", "بزعم"})
_SHARING = WORDS["sharing"]
_SINCE = frozenset({"منذ", "بعد", "عقب", "ومنذ", "وبعد", "وعقب", "قبل"})
_WHICH = frozenset({"التي", "الذي"})
_HELD_UNDER = frozenset({"تحت", "ظل"})
_REGIMES = frozenset({"نظام", "النظام", "صدام", "حكم", "الحكم", "حكومه", "الدكتاتوريه", "البعث"})
_ERAS = frozenset({"هزيمه", "انتصار", "سقوط", "غزو", "احتلال", "اجتياح", "طرد"})
_INVASIONS = frozenset({"غزو", "احتلال", "اجتياح"})
_AREAS = frozenset(
    {"مناطق", "منطقه", "جيب", "جيوب", "خطوط", "مواقع", "نطاق", "بمناطق", "لمناطق", "في", "عند", "قرب"}
)
_CROWD = WORDS["crowd_told"]
_FIGURATIVE = frozenset({"احتل", "اجتاح"})
# What is taken in an election or a league, what sweeps through a country.
_RANKS = WORDS["ranks_taken"]
_WAVES = WORDS["waves"]
_RATED = frozenset({"اولويات", "الاولويات", "اولوياتنا", "اولوياتها", "اولوياته", "اولويه"})
_CEREMONIES = frozenset({"احتفال", "حفل", "مراسم", "القنصليه", "السفاره", "قنصليه", "سفاره", "انزال"})
_AWAITED = WORDS["awaited"]
_DUTIES = frozenset({"مسووليه", "المسووليه", "مسوول", "مسووله", "عاتق", "مهمه", "واجب"})
_ON_IT = frozenset({"عليها", "عليه", "عليهما", "عليهم"})
_NO_GROUND = frozenset(
    {"احزاب", "الاحزاب", "القرار", "الاقتصاد", "اقتصاد", "السوق", "الاسواق", "مفاصل", "الاعلام"}
)
_FORCES_BACK = frozenset({"اجبر", "ارغم"})


def untaken(
    clause: Clause,
    main: Hit,
    near: list[str],
    sided: bool,
    placed: bool,
    dated: bool,
    precision: str,
    lead: bool,
) -> float:
    """What speaks against a capture of ground; `near` are the words before it."""
    t = main.trigger
    against = 0.5 * (not placed and not dated)
    if t.lemma == "انسحب" and not _CROWD.isdisjoint(
        near[-3:] + clause.sentence.words[main.i + 1 : main.i + 3]
    ):
        against += 2.0  # انسحب المحتجون من المطار
    if t.lemma == "حرر" and t.pronoun and clause.sentence.words[main.i].endswith("هم"):
        against += 2.5  # رهاين حررتهم قوه: men, not ground
    if sided:
        against -= 0.3
    elif not placed or t.lemma in _FIGURATIVE:
        against += 1.0  # نائبان احتلا الصداره, موجه اجتاحت العاصمه: nobody takes a place from anyone
    if not _PURPOSE.isdisjoint(near):
        against += 1.6  # تحاول القوات استعاده المدينه
    elif (t.prefix == "ل" and t.pos != "v") or "قبل" in near:
        against += 0.8  # تسعي لاستعاده, بهدف السيطره: not yet done
    if t.imperfect or not _HOLDING.isdisjoint(near[-2:]):
        against += 1.4
    if t.lemma == "سيطره" and t.pos == "n" and near[-1:] and near[-1] in _HELD_UNDER:
        against += 2.0  # الواقعه تحت سيطره, في ظل سيطره: who holds it
    if t.lemma == "سيطر" and t.imperfect and not (lead or dated or _since_when(clause, main)):
        against += 1.2  # وتسيطر القوات علي معظم المحافظه: a state
    if t.lemma == "سيطره" and not t.prefix and near[-1:] and near[-1] in _AREAS:
        against += 1.4  # مناطق سيطره النظام, في سيطره الصقور: a checkpoint
    if t.lemma == "سيطره" and not (t.pronoun or t.definite or near[-1:] == ["من"]) and t.pos == "n":
        against += 1.4 * ("علي" not in clause.sentence.words[main.i + 1 : main.i + 9])  # حاجز وسيطره
    if near[-1:] == ["في"] and not _SHARING.isdisjoint(near):
        against += 1.2  # يشاركون في تحرير المدينه
    against += _unchanged(clause, main, near, placed)
    if not _PRETEXTS.isdisjoint(near[-2:]):
        against += 3.5
    if t.imperfect and not _ON_IT.isdisjoint(clause.sentence.words[main.i + 1 : main.i + 2]):
        against += 2.5  # جيوب تسيطر عليها المعارضه: held, not taken
    if (
        near[-1:]
        and near[-1] in _WHICH
        and not dated
        and clause.sentence.words[main.i + 1 : main.i + 2] in (["منها"], ["منه"])
    ):
        against += 2.5  # خدمات للمناطق التي طرد منها التنظيم: which areas
    if t.pronoun and not placed:
        against += 1.0  # البحث عنه واستعادته: a man
    if (
        t.lemma in _ERAS
        and not _SINCE.isdisjoint(near[-2:])
        and (not dated or precision == "day" or t.lemma in _INVASIONS or _of_regime(clause, main))
    ):
        against += 1.2  # منذ هزيمه التنظيم: a marker of time
        if t.lemma in _INVASIONS or _of_regime(clause, main):
            against += 1.3  # منذ الغزو عام 2003, منذ سقوط النظام: bare
    if t.lemma in _INVASIONS and not lead:
        against += 0.5
    return against


def _since_when(clause: Clause, main: Hit) -> bool:
    """ويسيطر التنظيم علي المدينه منذ حزيران: since when it is held, which is when it was taken."""
    words = clause.sentence.words
    return "منذ" in words[main.i + 1 : clause.last] or "منذ" in words[clause.first : main.i]


def _of_regime(clause: Clause, main: Hit) -> bool:
    """سقوط نظام صدام: an era that ended, no ground that was taken."""
    after = clause.sentence.words[main.i + 1 : main.i + 3]
    return main.trigger.lemma == "سقوط" and not _REGIMES.isdisjoint(after)


def _unchanged(clause: Clause, main: Hit, near: list[str], placed: bool) -> float:
    """What speaks against a capture where no ground changes hands: a figure of speech, a wish, who leaves a fight."""
    t, against = main.trigger, 0.0
    after = clause.sentence.words[main.i + 1 : main.i + 9]
    if _is_figure(t.lemma, near, after) or (t.lemma == "رفع" and not _CEREMONIES.isdisjoint(clause.word_set)):
        against += 4.0
    if t.pos != "v" and (not _RATED.isdisjoint(after[:7]) or near[-1:] in (["يمثل"], ["يشكل"])):
        against += 2.0  # تحريرها يقع في مقدمه الاولويات, يمثل استعاده البلده خطوه: spoken of
    if t.pos != "v" and _is_awaited(clause.sentence.words[max(0, main.i - 8) : main.i]):
        against += 2.0
    if t.lemma == "انسحب" and "الي" in after and "من" not in after[: after.index("الي")]:
        against += 3.0  # انسحب المسلحون الي مركز البلده: where they went is not lost
    if t.lemma == "سيطره" and not _NO_GROUND.isdisjoint(after[:5]):
        against += 2.5  # سيطرتها علي بعض الاحزاب
    if t.lemma in _FORCES_BACK and not placed:
        against += 1.5  # كبدوهم خساير واجبروهم علي الانسحاب: out of the fight
    return against


def _is_figure(lemma: str, near: list[str], after: list[str]) -> bool:
    """احتل المرشحان معا الصداره, احتجاجات اجتاحت المحافظات: a rank is taken, a wave sweeps through."""
    if lemma not in _FIGURATIVE:
        return False
    return not (_RANKS.isdisjoint(after) and _WAVES.isdisjoint(near[-2:] + after[:2]))


def _is_awaited(before: list[str]) -> bool:
    """من الصعب جدا تحرير البلاد, باقتراب تحرير المدينه, مسووليه الحكومه في تحريرها: spoken of before it comes."""
    if not _AWAITED.isdisjoint(before[-3:]):
        return True
    return before[-1:] in (["في"], ["عن"]) and not _DUTIES.isdisjoint(before)
