"""The words of dates as patterns over folded text: month names of both systems, weekdays, units, leads and ways.

In: the lexicons `months`, `weekdays`, `day_ordinals`, `date_words`. Out: compiled patterns and look-ups that
`dates.py` reads with. Every pattern is bounded, so that time stays linear.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from extraction.lexicon import load

Unit: TypeAlias = Literal["hour", "day", "week", "month", "year"]


class Month(NamedTuple):
    """A month name: its number, whether it is Hijri, and whether the word alone names it (اب does not)."""

    number: int
    hijri: bool
    bare: bool


def alternatives(words: list[str]) -> str:
    """The words as one pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def with_clitics(word: str) -> dict[str, int]:
    """The written forms of a word with و ف ب ل ك before it (والاحد, للاحد, بايار) -> letters to skip."""
    forms = {prefix + word: len(prefix) for prefix in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")}
    if word.startswith("ال"):
        forms |= {"لل" + word[2:]: 0, "ولل" + word[2:]: 1}
    return forms


_WORDS = load("date_words")
MONTHS = {
    row["word"]: Month(int(row["month"]), row["calendar"] == "hijri", row["bare"] == "yes")
    for row in load("months")
}
WEEKDAYS = {row["word"]: int(row["weekday"]) for row in load("weekdays")}
ORDINALS = {row["words"]: int(row["day"]) for row in load("day_ordinals")}
PARTS = {row["word"]: row["value"] for row in _WORDS if row["class"] == "part"}
WAYS = {row["word"]: row["value"] for row in _WORDS if row["class"] == "way"}
UNITS = {row["word"]: row["value"] for row in _WORDS if row["class"] == "unit"}
SEASONS = {row["word"]: int(row["value"]) for row in _WORDS if row["class"] == "season"}

_M, _W, _P, _O = (alternatives(list(words)) for words in (MONTHS, WEEKDAYS, PARTS, ORDINALS))
_WAYS_AFTER = alternatives([word for word in WAYS if word not in ("هذا", "هذه")])
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_PREFIX = r"(?<!\w)[وفبلك]{0,2}"

# حزيران/يونيو · حزيران (يونيو) · ايار - حزيران
MONTH = re.compile(rf"(?P<first>{_M})(?!\w)(?:(?P<joint> ?[/(\-] ?| )(?P<second>{_M})(?!\w)(?: ?\))?)?")
# 2014 · ، 2014 · من عام 2014 · /2014 · 1435 هجري · الماضي · من العام الماضي · من هذا العام
AFTER_MONTH = re.compile(
    rf"[ ،,/\-(]{{0,3}}(?:من )?(?:(?:ال)?(?:عام|سنه) )?(?:(?P<year>{_YEAR})|(?P<hijri>1[34][0-9]{{2}})(?![0-9])(?: ?ه(?:جري|جريه)?(?!\w))?)"
    rf"(?: ?م(?!\w))?\)?"
    rf"| (?P<way>{_WAYS_AFTER})(?!\w)"
    rf"|[ ،]{{1,2}}(?:من )?(?:العام|السنه) (?P<year_way>{_WAYS_AFTER})(?!\w)"
    r"|[ ،]{1,2}من (?:هذا|هذه) (?:العام|السنه)(?P<this>)(?!\w)"
    r"|[ ،]{1,2}(?:من |في )?(?:(?:ذلك|نفس|ذات) (?:العام|السنه)|(?:العام|السنه) (?:ذاته|نفسه|ذاتها|نفسها))(?P<same>)(?!\w)"
)
# 12 · من 5 الي 9 · الخامس والعشرين من شهر · 12-
DAYS_BEFORE = re.compile(
    rf"(?:(?:(?<![0-9/.,:])(?P<digits1>[0-9]{{1,2}})|{_PREFIX}(?<!كانون )(?<!تشرين )(?P<word1>{_O})(?! و(?:العشر|الثلاث)))(?: (?:الي|حتي|او) (?:يوم )?| ?- ?| و ?))?"
    rf"(?:(?<![0-9/.,:])(?P<digits2>[0-9]{{1,2}})|(?:{_PREFIX}|(?<=و))(?P<word2>{_O}))"
    r" ?[/\-]? ?(?:من )?(?:شهر )?\Z"
)
# How what stands before a month ends where it may tell a day: with a digit, or with one of these.
DAYS_GAP = " /-"
DAYS_ENDS = tuple(sorted({word.split()[-1] for word in ORDINALS} | {"من", "شهر"} | set("0123456789")))
# الاحد · يوم الاحد الموافق · الاحد (
WEEKDAY_BEFORE = re.compile(rf"(?P<weekday>{_W})[ ،,(\-]{{1,3}}(?:(?:الموافق|المصادف) )?(?:في |ل)?\Z")
WEEKDAY_AFTER = re.compile(rf"[ ،,(\-/]{{1,3}}(?:يوم )?(?P<weekday>{_W})(?!\w)\)?")
PART_BEFORE = re.compile(rf"{_PREFIX}(?P<part>{_P}) (?:(?:شهر|عام|العام|سنه|السنه|هذا|هذه|من) ){{0,2}}\Z")
PART_ENDS = (
    *(f"{word} " for word in PARTS),
    "شهر ",
    "عام ",
    "العام ",
    "سنه ",
    "السنه ",
    "هذا ",
    "هذه ",
    "من ",
)
SEASON_BEFORE = re.compile(
    rf"{_PREFIX}(?P<season>{alternatives(list(SEASONS))}) (?:من )?(?:(?:ال)?(?:عام|سنه) )?\Z"
)
# النصف الثاني من [كانون الثاني] · الاسبوع الاول من شهر
SHARE_BEFORE = re.compile(
    rf"{_PREFIX}ال(?P<share>نصف|اسبوع) (?P<which>الاول|الثاني|الثالث|الرابع|الاخير) من (?:شهر )?\Z"
)
SHARE_ENDS = ("من ", "شهر ")
SHARES = {
    ("نصف", "الاول"): (1, 15),
    ("نصف", "الثاني"): (16, 31),
    ("نصف", "الاخير"): (16, 31),
    ("اسبوع", "الاول"): (1, 7),
    ("اسبوع", "الثاني"): (8, 14),
    ("اسبوع", "الثالث"): (15, 21),
    ("اسبوع", "الرابع"): (22, 28),
    ("اسبوع", "الاخير"): (25, 31),
}
MONTH_WORD_BEFORE = re.compile(r"(?<!\w)[وفبل]{0,2}(?:ال)?شهر(?:ي)? \Z")
MONTH_WORD_ENDS = ("شهر ", "شهري ")
YEAR_WORD_BEFORE = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:(?:ال)?(?:عام|سنه|عامين|سنتين|اعوام|سنوات)|عامي|سنتي|ل?لعام|للسنه) ?\(?\Z"
)
SINCE_BEFORE = re.compile(
    r"(?<!\w)[وف]?(?:منذ|مذ)[ ،,]{1,3}"
    r"(?:(?:يوم|فجر|صباح|ظهر|عصر|مساء|ليل|ليله|شهر|عام|سنه|شهري|عامي|حوالي|نحو) ){0,2}\Z"
)
RANGE_BEFORE = re.compile(
    r"(?<!\w)[وف]?(?:ما )?(?P<word>من|بين|منذ|بدءا من|اعتبارا من) (?:(?:يوم|يومي|عام|عامي|شهر|شهري|سنه|الفتره|فتره) ){0,2}\Z"
)
RANGE_LINK = re.compile(
    r" ?(?:و ?(?P<and>)|و?(?:الي|حتي|لغايه) |- ?)"
    r"(?:(?:غايه|نهايه|يوم|عام|شهر|سنه|(?:ال)?(?:مساء|صباح|فجر|ظهر|عصر)|ليل|منتصف ليل) ?){0,2}\Z"
)
WAY_AFTER = re.compile(rf" (?P<way>{_WAYS_AFTER})(?!\w)")
# الايام القليله الماضيه
FEW_AFTER = re.compile(rf" القليله (?P<way>{_WAYS_AFTER})(?!\w)")
BEFORE_LAST = re.compile(r" (?:قبل الماضي|قبل الماضيه|ما قبل الماضي)(?!\w)")
SENTENCE_ENDS = re.compile(r"\. |[\n؟!;؛]")
# الشهر نفسه, ذات العام, ذلك اليوم: that of the date told before
SAME_AFTER = re.compile(r" (?:نفسه|ذاته|نفسها|ذاتها)(?!\w)")
# الفتره نفسها من العام الماضي: of another year
OF_A_YEAR = re.compile(r" من (?:ال)?(?:عام|سنه)(?!\w)")
SAME_BEFORE = re.compile(r"(?<!\w)[وفبل]{0,2}(?P<word>نفس|ذات|ذلك|تلك) \Z")
SAME_ENDS = ("نفس ", "ذات ", "ذلك ", "تلك ")
THIS_BEFORE = re.compile(r"(?<!\w)[وفبل]{0,2}(?P<word>هذا|هذه) \Z")
THIS_ENDS = ("هذا ", "هذه ")
# الاربعاء الدامي, الجمعه العظيمه: a day known by its name, of whichever week
NAMED_DAY = re.compile(r" (?:الدامي|الداميه|الاسود|السوداء|الحزين|الحزينه|العظيمه)(?!\w)")
# جسر 14 تموز · سوق الخميس: names, not days
_NAMED = "جسر|ثوره|ساحه|شارع|منطقه|حي|قاعده|سوق|قضاء|ناحيه|قريه|مدينه|جريده|صحيفه|فوج|حركه|جامع|مسجد"
NAME_BEFORE = re.compile(rf"(?<!\w)[وفبل]{{0,2}}(?:ال)?(?:{_NAMED}) \Z")
NAME_ENDS = tuple(f"{word} " for word in _NAMED.split("|"))
# هجمات 11 سبتمبر
SEPTEMBER_BEFORE = re.compile(r"(?:هجمات|احداث|اعتداءات|تفجيرات|هجوم) (?:ال)?\Z")
# ستجري · سوف · من المقرر · المزمع; not سيطر, سياره, ستين
FUTURE_BEFORE = re.compile(
    r"(?<!\w)[وف]?(?:سوف|المقرر|مقرر|المقرره|مقرره|المزمع|المرتقب|المرتقبه|لن"
    r"|سي(?!ا|طر|د(?:ه|ات|نا|ي)?\b|ر(?:ه|ا|ت)|ف\b|ل\b|ما\b|نا|مي|ون|ول|ه\b|ء)\w{2,}"
    r"|ست(?!ار|ه\b|ين\b|ون\b|ميه|مايه|ره|راتيج|وك|اد|ت?ا?د(?:يو))\w{2,})(?!\w)"
)
ELECTION_BEFORE = re.compile(r"انتخاب|اقتراع|تصويت|استفتاء|موعد")

# احتجاجات [تشرين], هجمات [شباط]: what goes by the name of its month
BY_MONTH_BEFORE = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:احتجاجات|[تم]ظاهرات|انتفاضه|حراك|ثوره|هجمات|هجوم|تفجيرات|احداث|انقلاب|مجزره|معارك|اتفاق) (?:شهر )?\Z"
)

FULL_NUMERIC = re.compile(
    r"(?P<y1>(?:19|20)[0-9]{2}) ?(?P<s1>[-/.]) ?(?P<m1>[0-9]{1,2}) ?(?P=s1) ?(?P<d1>[0-9]{1,2})(?![0-9])"
    r"|(?P<d2>[0-9]{1,2}) ?(?P<s2>[-/\\.]) ?(?P<m2>[0-9]{1,2}) ?(?P=s2) ?(?P<y2>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])"
)
MONTH_NUMERIC = re.compile(rf"(?P<month>[0-9]{{1,2}})/(?P<year>{_YEAR})")
DAY_NUMERIC = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?![0-9/%])")
DAY_NUMERIC_BEFORE = re.compile(r"(?:يوم|تاريخ|الموافق|المصادف) ?\(?\Z|(?:" + _W + r")[ (]{1,2}\Z")
YEAR_SPAN = re.compile(rf" ?- ?(?P<year>{_YEAR})")
YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:[وف]?(?:في|منذ|خلال|حتي|قبل|بعد|من|الي|بين|لغايه|و)"
    r"|[وفبل]{0,2}(?:موسم|انتخابات|دستور|غزو|حرب|احتجاجات|[تم]ظاهرات|انتفاضه|ثوره|حراك|تفجيرات|هجمات|اعتداءات|معارك|معركه|مواجهات|اشتباكات|احداث|مجزره|مجازر|انقلاب|ازمه))"
    r" ?[(\"]?(?:ال)?\Z"
)
NUMBERED_BEFORE = re.compile(
    r"(?:رقم|الرقم|لواء|اللواء|فوج|الفوج|نحو|حوالي|اكثر من|زهاء|قرابه|يقل عن|يزيد علي|يزيد عن) ?\(?\Z"
)
# منذ 2016 بينما: no 2016 of something, as قتل 2016 شخصا is
NO_COUNTED = frozenset(
    and_ + word
    for word in (
        "بينما",
        "فيما",
        "كما",
        "مما",
        "عندما",
        "حينما",
        "حيثما",
        "بعدما",
        "ما",
        "اما",
        "لما",
        "هذا",
        "ايضا",
    )
    for and_ in ("", "و")
)
AFTER_IS_WORD = re.compile(r" {1,2}([^\W\d_]+)")

DAY_WORDS = {"اليوم": 0, "الليله": 0, "امس": -1, "الامس": -1, "البارحه": -1, "غدا": 1, "غد": 1, "الغد": 1}
# اليوم التالي, اليوم الذي, اليوم الثاني: "the day", not today
NOT_TODAY = re.compile(
    r" (?:التالي|نفسه|ذاته|السابق|الاخير|الواحد|الذي|المحدد|الموعود|المذكور|العالمي|الوطني|الدولي|الانتخابي|الموالي|الاسود|ال[^\W\d_]+ (?:عشر|و?العشرين|علي التوالي|من ال)|"
    + "|".join(word for word in ORDINALS if " " not in word)
    + r")(?!\w)"
)
AFTER_TOMORROW_BEFORE = re.compile(r"(?<!\w)[وف]?(?P<word>بعد|يوم) \Z")
# اليوم التالي, اليوم نفسه: counted from the day told before
DAY_BEFORE_TOLD = re.compile(r" (?:(?P<next>التالي|الموالي)|(?P<previous>السابق)|نفسه|ذاته)(?!\w)")
# لليوم الثالث علي التوالي
RUN = re.compile(rf" (?P<count>{_O})(?!\w)(?: علي التوالي)?")
OF_THAT = re.compile(r"(?: واحد)? من ذلك(?!\w)")
# [في] العاشر منه
ON_BEFORE = re.compile(r"(?<!\w)[وف]?(?:في|يوم|حتي|بين) \Z")
# قبل ذلك بثلاثه ايام, بعد ذلك بيومين, قبله بنحو اسبوع, بعدها بيوم
THAT_BY = re.compile(r" ذلك ب")
IT_BY = re.compile(r" ب")
_OF_IT = ("ه", "ها", "هما", "هم")
WORD_HERE = re.compile(r" ?([^\W\d_]+)")
# في الذكري السنويه لسقوط المدينه; but a rite comes every year (ذكري عاشوراء), and ذكرياتهم are of many
MEMORIAL = re.compile(
    r"(?<!\w)[وفب]?(?:ال|لل|ل)?ذكري(?!\w)(?! (?:\w+ ){0,2}(?:عاشوراء|اربعين\w*|(?:ال)?مولد|الامام|النبي|الرسول)(?!\w))"
)
# في يومي السبت والاحد, خلال عامي 2006 و2007: two dates side by side
_PAIRS = "يومي|ليلتي|شهري|عامي|العامين|الشهرين|اليومين|اعوام|الاعوام|سنوات|السنوات|اشهر|الاشهر"
PAIR_BEFORE = re.compile(rf"(?<!\w)[وف]?(?:{_PAIRS}) \Z")
PAIR_HERE = re.compile(rf"[وفبل]{{0,2}}(?:{_PAIRS}) ")
# خلال هذه الفتره, طوال تلك المده; but حتي تلك الفتره is an end
THAT_SPAN_BEFORE = re.compile(r"(?<!\w)(?P<word>هذه|تلك|نفس|ذات) \Z")
IN_SPAN_BEFORE = re.compile(r"(?<!\w)[وف]?(?:خلال|طوال|طيله|ضمن|في) \Z")
NIGHT_BEFORE = re.compile(r"(?<!\w)(?P<mid>منتصف )?ليله?\s\Z")
# ليله السبت علي الاحد, ليل الجمعه السبت
NIGHT_INTO = re.compile(rf"(?: علي| الي)?[ ،,(\-/]{{1,3}}(?:يوم )?(?P<weekday>{_W})(?!\w)\)?")
# اليوم (الثلاثاء) · امس الاثنين · اول امس السبت · بعد غد الخميس
DAY_AND_WEEKDAY = re.compile(
    rf"(?P<far>(?:اول من|اول|قبل|بعد) )?(?P<day>{alternatives(list(DAY_WORDS))})(?P<second> الاول)?"
    rf"[ ،,(\-/]{{1,3}}(?:يوم )?(?P<weekday>{_W})\)?\Z"
)
FIRST_YESTERDAY_BEFORE = re.compile(r"(?<!\w)[وف]?(?P<word>اول من|اول|قبل) \Z")
FIRST_YESTERDAY_ENDS = ("اول من ", "اول ", "قبل ")
LAST_NIGHT = re.compile(r" (?:قبل )?الماضيه(?!\w)")
_ABOUT = r"(?:(?:نحو|حوالي|زهاء|قرابه|اكثر من|ازيد من|اقل من|ما يقارب|ما يقرب من|ما يزيد عن|ما يزيد علي|مايزيد عن) )?"
AGO_BOUND = re.compile(rf" (?:(?:مرور|مضي|انقضاء) )?{_ABOUT}")
ABOUT_HERE = re.compile(_ABOUT)
# قبل عده ايام, منذ بضعه اسابيع: how many is not told
FEW_HERE = re.compile(r"(?:عده|بضعه|بضع|عدد من) ")
# قبل فتره وجيزه, منذ مده; but قبل فتره الانتخابات is before a time that is named
WHILE_AGO = re.compile(r" (?:فتره|مده)(?! ال)(?!\w)")
# قبل يوم الاقتراع, قبل عام 2003, قبل شهر رمضان: not "a day ago"
NOT_AGO = re.compile(rf" (?:ال|[0-9]|{_M}|ان )")
OF_NOW = re.compile(r" من (?:الان|اليوم|تاريخ اليوم)(?!\w)")
# بعد اسبوع من [انتخابات] 12 ايار
COUNT_FROM = re.compile(r" (?:من|علي|عن) (?:(?!و)[^\W\d_]{1,20} ){0,3}\Z")
OF_OTHER = re.compile(r" (?:(?P<word>علي|من|عن)(?! الاقل|الاكثر)|فقط من) ")
# شنوا هجوما قبل يومين علي ثكنه: the preposition of the blow; but قبل يومين علي الاقتراع counts from the vote
STRUCK_BEFORE = re.compile(r"هجوم|هجمات|اعتداء|غار(?:ه|ات)|قصف|حمل[هت]|(?<!\w)[وف]?شن")
# تمكن الجيش قبل يومين من السيطرة: the preposition that the verb before the span asks for, where none has come yet
_GOVERNORS = {
    "من": r"(?:ت|ي)?تمكن\w*|انسحب\w*|فر|فرت|فروا|هرب\w*|خرج\w*|طرد\w*|نجا|نجت|سحب\w*|افلت\w*|انطلق\w*|اقترب\w*|تحرر\w*|خطف\w*|اختطف\w*|اعتقل\w*|سرق\w*",
    "علي": r"(?:ت|ي)?سيطر\w*|استول\w*|استحوذ\w*|عثر\w*|قبض\w*|القبض|اقدم\w*|هجم\w*|اغار\w*|رد|ردت|ردوا|اطلق\w*|اجبر\w*|ارغم\w*|اعتدي|اعتدت|اعتدوا",
    "عن": r"اعلن\w*|كشف\w*|افرج\w*|تخل\w*|اسفر\w*|ابعد\w*",
}
GOVERNED_BEFORE = {
    word: re.compile(rf"(?<!\w)[وف]?(?:{verbs})(?: (?!{word} )[^\W\d_]+){{0,6}},? ?\Z")
    for word, verbs in _GOVERNORS.items()
}
# ستبدا الجوله الاحد · تاجيل الجلسه الي الثلاثاء
FUTURE_BEFORE_NEAR = re.compile(
    rf"(?:{FUTURE_BEFORE.pattern}(?: [^\W\d_]+){{0,4}}"
    r"|(?<!\w)[وفبل]{0,2}(?:ال)?(?:تاجيل|ارجاء|ارجا|ارجات|اجل|اجلت|تاجل|تاجلت|رفع|رفعت)(?: [^\W\d_]+){0,4} الي) (?:يوم )?\Z"
)
PLURALS = tuple(
    word
    for word in UNITS
    if word.startswith("ال") and word not in ("اليوم", "الاسبوع", "الشهر", "العام", "السنه", "الساعه")
)
# ال24 ساعه الماضيه
COUNTED = ("ساعه", "يوما", "اسبوعا", "شهرا", "عاما")
COUNT_BEFORE = re.compile(
    r"(?:(?<![0-9.,])(?P<count>[0-9]{1,3})|(?P<words>(?:ال)?اربع(?:ه)? و(?:ال)?عشرين|(?:ال)?ثمان(?:ي|يه)? و(?:ال)?اربعين)) \Z"
)
# خلال ال48 ساعه: those that end today, though no word says so
WITHIN_BEFORE = re.compile(r"(?<!\w)[وف]?(?:خلال|غضون) ال ?\Z")
DUAL_COUNT = {word: 2 for word in UNITS if word.endswith(("ين", "ان")) and word.removeprefix("ال") != "سنين"}
SINGULARS = {"يوم", "اسبوع", "شهر", "عام", "سنه", "ساعه"}


def day_number(said: str) -> int:
    """The day of the month that digits or an ordinal name: 12, الخامس -> 5."""
    return ORDINALS.get(said) or int(said)


def _triggers() -> dict[str, tuple[str, str, int]]:
    """First words that may open or carry a date: written form -> (handler, word, letters to skip)."""
    triggers: dict[str, tuple[str, str, int]] = {}
    for name in MONTHS:
        for form, skip in with_clitics(name.split()[0]).items():
            triggers.setdefault(form, ("month", name, skip))
    for name in WEEKDAYS:
        for form, skip in with_clitics(name).items():
            triggers[form] = ("weekday", name, skip)
    for name in DAY_WORDS:
        triggers |= {form: ("day", name, skip) for form, skip in with_clitics(name).items()}
    for name in ("الاسبوع", "الشهر", "العام", "السنه"):
        triggers |= {form: ("period", name, skip) for form, skip in with_clitics(name).items()}
    triggers |= {name: ("span", name, 0) for name in ("الفتره", "المده")}
    triggers["منه"] = ("of_it", "منه", 0)
    for name in (*PLURALS, *COUNTED):
        triggers |= {form: ("plural", name, skip) for form, skip in with_clitics(name).items()}
    for name in ("اليوم", "الاسبوع", "الشهر", "العام"):
        triggers |= {wa + "لل" + name[2:]: ("run", name, len(wa)) for wa in ("", "و")}
    triggers |= {wa + name: ("ago", name, len(wa)) for wa in ("", "و", "ف") for name in ("قبل", "منذ", "بعد")}
    triggers |= {
        wa + name + of: ("ago", name, len(wa)) for wa in ("", "و") for name in ("قبل", "بعد") for of in _OF_IT
    }
    return triggers


TRIGGERS = _triggers()
