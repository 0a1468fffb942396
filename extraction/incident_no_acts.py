"""Words that would tell an act and do not: names, bodies, offices, persons, checkpoints, men set free.

In: the words of a sentence. Out: `no_act`, whether the words around make another thing of a word.
"""

from __future__ import annotations

from itertools import pairwise

from extraction.incident_triggers import TRIGGERS, bare
from extraction.incident_words import CUES, WORDS

# قياده العمليات, غرفه عمليات: a body, not an operation.
_OFFICES = WORDS["offices"]
# ساحه التحرير, هييه تحرير الشام: names, not acts.
_NAMES_BEFORE = WORDS["not_acts_after"]
_ONE_OF_CROWD = WORDS["one_of_crowd"]
_KIN = WORDS["kin"]
_FALLEN = frozenset({"ضحايا", "الضحايا", "شهداء", "الشهداء", "قتلي", "القتلي", "شهيد", "الشهيد"})
_SPEAKS = WORDS["speaks"]
_OPERATIONS = WORDS["operations"]
# قوات الاحتلال: who, not what.
_TROOPS_OF = WORDS["troops_of"]
_RIOT_POLICE = WORDS["riot_police_words"]
_DEVICES = frozenset({"اجهزه", "جهاز", "بجهاز", "باجهزه", "معدات"})
_AT_A_SPOT = WORDS["at_a_spot"]
_CAPTORS = WORDS["captors"] - {"اسيرا", "اسير"}
_CAMPAIGN = frozenset({"عمليه", "معركه", "معارك", "عمليات", "حمله"})
_LED_BY = WORDS["campaign_led_by"]
_FELL = frozenset({"سقطوا", "قضوا"})
_DIED_OF = frozenset[str]().union(*(r.following or () for form in _FELL for r in TRIGGERS[form]))
_COUNTS_OF = frozenset({"عدد", "وعدد", "حصيله"})
_VIOLENCE = frozenset({"العنف", "والعنف", "الارهاب", "والارهاب"})
_PUTTING_DOWN = frozenset({"القضاء", "بالقضاء", "والقضاء"})
FREED = ("حررتهم", "حرروهم", "حررهم", "تحريرهم", "تحريرهما", "حررتهما")

_FAMILY = frozenset({"اسره", "واسره"})
_OF_THE_AIR = frozenset({"جويه", "الجويه", "جوي", "الجوي"})
_TRAFFIC = WORDS["air_traffic"]
_TRUCE = frozenset({"اطلاق", "لاطلاق"})
_CEASING = WORDS["ceasing"]
_AT_CONTROL = frozenset({"تحت", "نقاط", "نقطه", "حواجز", "حاجز"})
_STAGED = frozenset({"مظاهرات", "تظاهرات", "احتجاجات", "المظاهرات", "التظاهرات", "الاحتجاجات"})
_STAGERS = frozenset(
    and_ + word for word in ("تنسيقيه", "تنسيقيات", "لتنسيقيه", "لتنسيقيات") for and_ in ("", "و")
)
_PUBLISHED = frozenset({"نشر", "نشرت", "ونشر", "ونشرت", "تنشر", "ينشر"})
_SAYS = WORDS["says"] | {"وصفه", "وصفته", "وصفتها", "اسماه", "اسمته", "سماه", "سمته"}
_LOST = frozenset({"فقد"})
# Verbs that stand behind the particle فقد, besides those that end in the feminine ت.
_PERFECTS = frozenset(
    {form for form, readings in TRIGGERS.items() if any(r.pos == "v" and not r.imperfect for r in readings)}
    | CUES["report"]
    | {
        "كان",
        "تم",
        "توفي",
        "عبر",
        "ظل",
        "بات",
        "اصبح",
        "جري",
        "بلغ",
        "وصل",
        "شهد",
        "ادي",
        "تمكن",
        "حصل",
        "تعرض",
        "سبق",
        "وقع",
    }
)
_NAMES = frozenset({"السيطره", "سيطره", "تحرير", "فجر", "كشف", "والنزاع"}) | _TRUCE | _STAGED

_OFFERED = frozenset({"تقدم", "وتقدم"})
_OFFERS = frozenset(
    {
        "الدعم",
        "دعما",
        "المساعده",
        "المساعدات",
        "مساعدات",
        "مساعده",
        "المشوره",
        "مشوره",
        "الاسناد",
        "اسنادا",
        "العون",
        "التدريب",
        "خدمات",
    }
)
# Words that what follows makes no act of, so that they may open a sentence.
LOOK_AHEAD = _LOST | _PUBLISHED | _OFFERED
NOT_ALWAYS_ACTS = (
    _ONE_OF_CROWD | _FALLEN | _CAMPAIGN | _PUTTING_DOWN | _FELL | _NAMES | _FAMILY | _OF_THE_AIR | LOOK_AHEAD
)


def no_act(words: list[str], i: int) -> bool:
    """Whether the word before makes a name or a person of what would be an act: ساحه التحرير, قياده العمليات, قال متظاهر."""
    word, before = words[i], words[i - 1]
    if before in _OFFICES and word.endswith("عمليات"):
        return True
    if word in _FELL:
        # وصل عدد الجنود الذين سقطوا, تسعه قضوا في القصف, سقطوا برصاص; but سقطوا في الامتحان, القتلي الذين سقطوا
        if not _DIED_OF.isdisjoint(words[i + 1 : i + 4]):
            return False
        return before != "الذين" or _COUNTS_OF.isdisjoint(words[max(0, i - 4) : i - 1])
    if word == "والنزاع":
        return before in _VIOLENCE  # جراء الارهاب والعنف والنزاع المسلح: what a month's dead are put down to
    if word in _PUTTING_DOWN:
        return words[i + 1 : i + 2] != ["علي"]  # محاصره القضاء: a district
    if word in _CAMPAIGN:
        return before in _LED_BY  # قايد عمليه تحرير المدينه: his office
    if word == "تحرير" and before in _CAMPAIGN and i > 1 and words[i - 2] in _LED_BY:
        return True
    if word in _FALLEN and before in _KIN:
        return True  # تظاهر ذوو الضحايا: those who are left
    if word.startswith("ال") and (
        before in _NAMES_BEFORE or (word == "الاحتلال" and bare(before) in _TROOPS_OF)
    ):
        return True
    if word == "السيطره":
        return before in _AT_CONTROL  # بات الوضع تحت السيطره, تفجير عبوه تحت السيطره, نقاط السيطره
    if word in _STAGED:
        return before in _STAGERS  # تنسيقيه مظاهرات المدينه: who calls for them
    if word in _PUBLISHED:
        said = words[i + 1 : i + 7]  # نشرت الوزاره ما قالت انه اعترافات: words, no troops
        return any(a == "ما" and b in _SAYS for a, b in pairwise(said))
    if word in _OFFERED:
        return not _OFFERS.isdisjoint(words[i + 1 : i + 6])  # وتقدم القوات حاليا الدعم: she offers it
    if word in _LOST:
        return _is_verb(words[i + 1 : i + 2])  # فقد توفي الجندي: a particle
    if word in _TRUCE:
        return before in _CEASING  # وقف اطلاق النار: a truce, no fire
    if word == "سيطره":
        # تفجير سيطره الجسر, قرب سيطره امنيه: a checkpoint; but في سيطره الجيش علي البلده
        return before in _AT_A_SPOT and "علي" not in words[i + 1 : i + 9]
    if word == "تحرير":
        return before in _NAMES_BEFORE  # حزب تحرير الشعب
    if word == "فجر":
        return before in _OPERATIONS  # عمليه فجر الكرامه
    if word in _OF_THE_AIR:
        return bare(before) in _TRAFFIC  # الملاحه الجويه, رحله جويه, الاحوال الجويه: no raid
    if word in _FAMILY:
        return (
            words[i + 1 : i + 2] == [] or words[i + 1] not in _CAPTORS
        )  # اسره الجندي: his family; but not اسره التنظيم
    if word.endswith(FREED):
        return True  # حررتهم الشرطه, تحريرهم: men, not ground
    if word == "كشف":
        return before in _DEVICES  # اجهزه كشف المتفجرات
    if word.endswith("شغب"):
        return before in _RIOT_POLICE
    return word in _ONE_OF_CROWD and before in _SPEAKS  # وقال متظاهر: a voice, not a crowd


def _is_verb(following: list[str]) -> bool:
    """توفي, اعلن, شهدت: a perfect, to which فقد is a particle; but فقد الجيش, فقد جندي حياته, فقدت."""
    return any(
        word in _PERFECTS or (word.endswith("ت") and not word.startswith("ال") and not word.endswith("ات"))
        for word in following
    )
