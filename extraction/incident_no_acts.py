"""Words that would tell an act and do not: names, bodies, offices, persons, checkpoints, men set free.

In: the words of a sentence. Out: `no_act`, whether the words around make another thing of a word.
"""

from __future__ import annotations

from extraction.incident_triggers import TRIGGERS, bare
from extraction.incident_words import WORDS

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

_NAMES = frozenset({"السيطره", "سيطره", "تحرير", "فجر", "كشف", "والنزاع"})
_FAMILY = frozenset({"اسره", "واسره"})
NOT_ALWAYS_ACTS = _ONE_OF_CROWD | _FALLEN | _CAMPAIGN | _PUTTING_DOWN | _FELL | _NAMES | _FAMILY


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
        return before == "تحت"  # بات الوضع تحت السيطره, تفجير عبوه تحت السيطره
    if word == "سيطره":
        # تفجير سيطره الجسر, قرب سيطره امنيه: a checkpoint; but في سيطره الجيش علي البلده
        return before in _AT_A_SPOT and "علي" not in words[i + 1 : i + 9]
    if word == "تحرير":
        return before in _NAMES_BEFORE  # حزب تحرير الشعب
    if word == "فجر":
        return before in _OPERATIONS  # عمليه فجر الكرامه
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
