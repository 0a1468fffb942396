"""The words that titles are made of, and which words carry a title on.

In: words of folded text. Out: the classes of words that `titles.py` looks up, and small questions about a word in its
place: may it stand inside a title, is it the place or the field that a title needs, does it pass over to a name.
"""

from __future__ import annotations

import re

from extraction.lexicon import load
from extraction.names import (
    GIVEN,
    HEADS,
    HONOURS,
    OFFICES,
    RANKS,
    STOPS,
    TITLE_WORDS,
    foreign,
    known_length,
    name_length,
    opens_name,
)
from extraction.text import fold_key
from extraction.words import Token

_CARRIED = 6
# الفريق أول ركن، اللواء طيار: what a rank may be followed by.
OF_RANK = frozenset(
    {"اول", "ثان", "ثاني", "ركن", "طيار", "بحري", "حقوقي", "مهندس", "مظلي", "كولونيل", "جنرال"}
)
SKIPPED = RANKS | HONOURS | {"ال" + word for word in RANKS}
_IN_RANK = SKIPPED | OF_RANK
# السياسي بعد المحلل: an adjective of the noun before it, no head.
ARTICLES = ("ال", "وال", "فال", "بال", "كال")
REACH = 20
LONGEST_BODY = 6
_PARTIES = frozenset({"حزب", "تحالف", "كتله", "قائمه", "ائتلاف"})
INNER = frozenset({"في", "باسم", "عن", "لدي", "لشوون", "بشان", "ضد"})
# قائد شرطة دبس، مدير ناحية سيدكان: the word after these is a place, whatever it is.
OF_PLACE = frozenset(
    {
        "ناحيه",
        "قضاء",
        "محافظه",
        "مدينه",
        "بلديه",
        "بلده",
        "قريه",
        "شرطه",
        "ولايه",
        "مقاطعه",
        "منطقه",
        "عمليات",
        "حي",
    }
    # مدير شركة بوينغ: so is the name of a body
    | {
        "شركه",
        "معهد",
        "مركز",
        "قناه",
        "صحيفه",
        "وكاله",
        "موسسه",
        "مجموعه",
        "منظمه",
        "جامعه",
        "نادي",
        "موقع",
        "بنك",
        "مجله",
        "جريده",
    }
)
# وزيرة الثقافة وتنمية المعرفة: offices whose field has two parts.
OF_FIELDS = frozenset({"وزير", "وزيره", "وكيل", "وكيله"})
# المشرف على كذا، المكلف بكذا: what these govern belongs to the title.
_GOVERNING = frozenset(
    article + word + ending
    for article in ("", "ال")
    for word in (
        "مشرف",
        "مكلف",
        "معني",
        "خاص",
        "مختص",
        "متخصص",
        "مهتم",
        "مسوول",
        "قايم",
        "معين",
        "منتخب",
        "مفوض",
    )
    for ending in ("", "ه")
)
# الأمين العام لكذا، المدير التنفيذي لكذا: after these a "ل" leads to the body, whatever it is called.
_OF_OFFICE = frozenset(
    {"العام", "العامه", "التنفيذي", "التنفيذيه", "الاقليمي", "الاقليميه", "الدايم", "الدايمه"}
)
# وزيرة الخارجية آنذاك فلانة: when, between a title and its name.
THEN = frozenset({"انذاك", "حينها", "حينذاك", "وقتها", "وقتذاك", "يومها", "انيذ"})
# القيادي الذي يدعى فلان، أمير المنطقة ويدعى فلان
CALLED = frozenset({"يدعي", "تدعي", "ويدعي", "وتدعي", "يلقب", "اسمه", "واسمه", "اسمها", "واسمها"})
WHO = frozenset({"الذي", "التي"})
LINKS = THEN | CALLED | WHO
# الصحفيان فلان وفلان، عضوي المجلس الشيخ فلان والشيخ فلان: titles of two.
PAIRS = frozenset(fold_key(row["word"]) for row in load("role_heads") if row["kind"] == "office_two")
# فلان الفلاني، إمام وخطيب المسجد: "أمام" is another word.
IMAM_OF = re.compile(r" (?:وخطيب|مسجد|جامع|جمعه|المسجد|الجامع|الحرم|الحسينيه|حسينيه)(?!\w)")
# خطيب جامع فلان الفلاني، مدير مكتب فلان: bodies that bear a name.
NAMED_AFTER = frozenset(
    fold_key(word)
    for word in (
        *("مسجد", "جامع", "مرقد", "حسينية", "مدرسة", "مستشفى", "معهد", "ملعب", "مطار", "معسكر", "ضريح"),
        *("قائمة", "لائحة", "كتلة", "مكتب", "حكومة", "حملة", "ائتلاف", "ميليشيا", "عائلة", "نظام", "ديوان"),
        *("حماية", "حراسة", "موكب", "تحركات", "أعمال", "إدارة", "أنصار", "اغتيال", "محاكمة", "مزرعة"),
    )
)
# عمدة سان هانسن: names of places in two words.
SAINTS = frozenset({"سان", "سانت", "سانتا", "لوس", "لاس", "نيو"})
# المشرف على، المعفى من
OVER = frozenset({"على", "علي", "من"})
ORDINALS = frozenset(
    {"الاول", "الاولي", "الحادي", "الحاديه"}
    | {
        f"ال{word}{ending}"
        for word in ("ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
        for ending in ("", "ه")
    }
)
# الفرع السابع عشر
TEN = frozenset({"عشر", "عشره"})
# زعيم ما يسمى بـ"...".
SO_CALLED = frozenset({"يسمي", "تسمي", "يعرف", "تعرف"})
TOWARDS = frozenset({"مبعوث", "سفير", "موفد", "ممثل", "مندوب", "مبعوثه", "سفيره"})
# المبعوث الخاص للرئيس فلان: the name is the president's.
TO_HOLDER = frozenset("لل" + word for word in OFFICES if len(word) > 3)
DAYS = frozenset({"الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "اليوم", "امس"})
# في مؤتمر صحفي، في بيان: circumstances, no part of a title.
PAPERS = frozenset(fold_key(row["word"]) for row in load("speaker_stops") if row["kind"] == "paper")
# وكان وزيرا للنفط في عام 2014: nor is when he was it.
CIRCUMSTANCES = PAPERS | {
    *("عام", "العام", "سنه", "شهر", "مطلع", "بدايه", "نهايه", "منتصف", "اواخر", "اوايل", "الفتره")
}
# المتحدث باسم كذا للصحفيين، لوكالة كذا: to whom it was said.
ADDRESSED = frozenset(
    [f"لل{who}" for who in ("صحفيين", "صحافيين", "صحفيات", "اعلاميين", "صحافه", "مراسلين")]
    + [
        f"ل{where}"
        for where in ("وكاله", "صحيفه", "قناه", "شبكه", "موقع", "تلفزيون", "اذاعه", "جريده", "رويترز", "مجله")
    ]
)
OPENING = '"«“('
CLOSING = '"»”)'
ONE_OF = frozenset({"احد", "احدي"})
# نائب الرئيس السابق وأبرز المطلوبين، فلان الفلاني: what else he is stands before the comma.
AND_ONE = frozenset({"وابرز", "واحد", "واحدي", "واكبر", "واول"})
CHIEF = frozenset({"كبير", "كبيره"})
MEMBERS = frozenset(
    {
        "كبار",
        "اعضاء",
        "قاده",
        "قياديي",
        "مساعدي",
        "ابرز",
        "مستشاري",
        "نواب",
        "زعماء",
        "مرشحي",
        "وجهاء",
        "شيوخ",
        "مسوولي",
        "موسسي",
        "امراء",
        "ضباط",
    }
)
# أحد كبار مساعدي فلان: one of a group is a role after a name.
DEFINITE_MEMBERS = "ناجين ناجيات متظاهرات شهود متظاهرين محتجين معتصمين مشاركين منظمين جرحي مصابين نازحين مقاتلين سكان اهالي مواطنين موظفين معلمين اطباء طلاب عمال مرشحين قاده قياديين مساعدين مستشارين نواب زعماء وجهاء مسوولين موسسين امراء ضباط ناشطين محامين وزراء"
MEMBER = re.compile(rf" (?:{'|'.join(sorted(MEMBERS))}|ال(?:{'|'.join(DEFINITE_MEMBERS.split())}))(?!\w)")
# كبير المفاوضين، كبير أساقفة كذا: the first of a group; any other "كبير" is an adjective.
CHIEF_OF = re.compile(
    r" (?:ال\w{3,}ين|(?:مستشار|مساعد|مراسل|محلل|موظف|مفاوض|مفتش|مسوول|محرر|مهندس|باحث|مدرب)ي|ال(?:خبراء|قضاه|اطباء|اساقفه|علماء)|خبراء|قضاه|اطباء|اساقفه|علماء)(?!\w)"
)


# قائم مقام، القائم بأعمال السفير
STANDING_IN = frozenset({"مقام", "باعمال", "بالاعمال"})
STANDS_IN = re.compile(rf" (?:{'|'.join(sorted(STANDING_IN))})(?!\w)")
# ولي العهد، سلطان عمان، المقرر الخاص: heads only before these words, elsewhere other words or names.
_OF_WORK = frozenset(
    {
        "بناء",
        "البناء",
        "نظافه",
        "النظافه",
        "اغاثه",
        "الاغاثه",
        "انقاذ",
        "الانقاذ",
        "مطعم",
        "المطعم",
        "مصنع",
        "المصنع",
    }
)
ONLY_BEFORE = {
    "ولي": frozenset({"عهد", "العهد", "ولي"}),
    "سلطان": frozenset({"عمان", "بروناي"}),
    "مقرر": frozenset({"الامم", "الخاص", "لجنه", "اللجنه", "مجلس"}),
    "مقرره": frozenset({"الامم", "الخاصه", "لجنه", "اللجنه", "مجلس"}),
    "عامل": _OF_WORK,
    "عامله": _OF_WORK,
    "حارس": frozenset({"المدرسه", "المبني", "المتجر", "السوق", "المركز", "المستشفي", "امن", "الامن"}),
    "نجم": frozenset({"كره", "منتخب", "المنتخب", "نادي", "فريق", "برشلونه", "ليفربول", "تلفزيون", "البوب"}),
}
# رجل الدين، رجل أعمال: a calling; any other man is none.
MAN_OF = re.compile(r" (?:ال)?(?:دين|اعمال|سياسه|قانون)(?!\w)")


def inside(text: str) -> bool:
    """Whether a word may stand inside a title: definite, or listed, or listed after a clitic."""
    return (
        text.startswith(("ال", "لل", "بال", "وال"))
        or text in TITLE_WORDS
        or text in INNER
        or text in HEADS
        or text in MEMBERS
        or (text[0] in "بلو" and text != "لبي" and (text[1:] in TITLE_WORDS or text[1:] in HEADS))
    )


def is_rare_name(tokens: list[Token], at: int) -> bool:
    """ "رئيس المجلس صباح كرحوت": a given name that is also an everyday word, and a word that can only be a family name."""
    if not GIVEN.get(tokens[at][0]) or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1][0]
    return not following.startswith("ال") and following not in GIVEN and foreign(following)


def ends_title(before: str, definite: bool) -> bool:
    """Whether a family name after this word bears the whole title; in "وكيل الإمام فلان" it bears the inner one."""
    if not before.startswith(("ال", "لل")):
        return False
    return definite or (before not in HONOURS and before[2:] not in OFFICES and before != "الامام")


def is_party_verb(tokens: list[Token], at: int) -> bool:
    """ "رئيس تحالف تقدم فلان": the party called so, not what it did."""
    return tokens[at][0] == "تقدم" and at > 0 and tokens[at - 1][0].removeprefix("و") in _PARTIES


def is_salah_al_din(tokens: list[Token], at: int) -> bool:
    """صلاح الدين: a province inside a title, not the first name of its holder."""
    return (
        tokens[at][0] == "صلاح"
        and at + 1 < len(tokens)
        and tokens[at + 1][0] == "الدين"
        and not known_length(tokens, at)
    )


def second_part(head: str, tokens: list[Token], at: int) -> bool:
    """Whether an unlisted word carries a title on: the place after "شرطة", the second field of a ministry."""
    text = tokens[at][0]
    before = tokens[at - 1][0] if at else ""
    if before in OF_PLACE or (before[:1] in ("ل", "ب") and before[1:] in OF_PLACE):
        return text not in STOPS and (text not in GIVEN or GIVEN[text])
    if at and (governs(tokens, at) or is_party_verb(tokens, at)):
        return True
    if (before in TITLE_WORDS or before in MEMBERS) and text not in STOPS and text not in GIVEN:
        # كبير أساقفة كانتربري الدكتور فلان: a construct needs the word after it.
        following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        if following in SKIPPED or opens_name(tokens, at + 1, tight=False):
            return True
        # مجلس شيوخ عشائري الناحية: so does one of three words.
        if following.startswith("ال") and text[0] not in "يت":
            return True
    return (
        head in OF_FIELDS
        and text[0] == "و"
        and len(text) > 4
        and text[1:] not in GIVEN
        and text[1:] not in STOPS
        and at > 0
        and tokens[at - 1][0].startswith("ال")
        and at + 1 < len(tokens)
        and tokens[at + 1][0].startswith("ال")
        and tokens[at + 1][0] not in HONOURS
    )


def governs(tokens: list[Token], at: int) -> bool:
    """Whether the word before token `at` governs it: "المكلف بتشكيل", "المشرف على", "المعترف به"."""
    text, before = tokens[at][0], tokens[at - 1][0]
    if text in ("به", "بها"):
        return before in ("المعترف", "المعترف به", "معترف")
    return before in _GOVERNING and (
        text in ("على", "علي", "في", "عن", "من") or (text[0] in "بل" and len(text) > 3 and text not in STOPS)
    )


def apposed(tokens: list[Token], at: int) -> int:
    """How many words from a "ل" or "ب" at token `at` on belong to a title, up to its name.

    "المنسق الخاص للمنظمة لعملية السلام في الشرق، فلان الفلاني، ...", "الأمين العام لعصائب كذا فلان الفلاني"
    """
    first = tokens[at][0]
    if first[0] not in "لب" or len(first) < 4 or first in ADDRESSED or first[1:] in GIVEN:
        return 0
    to = first[0] == "ل" and first not in STOPS and at > 0 and tokens[at - 1][0] in _OF_OFFICE
    for ahead in range(at + 1, min(len(tokens), at + _CARRIED)):
        text = tokens[ahead][0]
        if to and GIVEN.get(text) is False and opens_name(tokens, ahead, tight=False):
            return ahead - at
        if text in "،,":
            name = skip(tokens, ahead + 1)
            if name >= len(tokens) or GIVEN.get(tokens[name][0]) is not False:
                return 0
            end = name + name_length(tokens, name)
            closed = tokens[at][0][0] == "ل" or (end < len(tokens) and tokens[end][0] in "،,")
            return ahead - at if closed and opens_name(tokens, name, tight=True) else 0
        if not text.isalpha() or (text in STOPS and text not in INNER) or text in HEADS or text in GIVEN:
            return 0
    return 0


def carried(tokens: list[Token], at: int, construct: bool) -> int:
    """How many unlisted words from token `at` on carry a title on to its name; 0 where they do not.

    "مدير برامج في هيومن رايتس ووتش فلان الفلاني": after a word that needs another, foreign words run to a sure name, or to a
    comma with a name behind it.
    """
    before = tokens[at - 1][0] if at else ""
    bare = before[1:] if before[:1] in ("ل", "ب") else before  # الأمين العام لعصائب أهل كذا
    if not (
        before in INNER
        or before in TITLE_WORDS
        or bare in TITLE_WORDS
        or bare in OF_PLACE
        or (not at and construct)
    ):
        return 0
    for ahead in range(at, min(len(tokens), at + _CARRIED)):
        text = tokens[ahead][0]
        if ahead > at and GIVEN.get(text) is False and opens_name(tokens, ahead, tight=False):
            return ahead - at
        if text in "،," and ahead > at:
            name = skip(tokens, ahead + 1)
            return ahead - at if opens_name(tokens, name, tight=True) else 0
        if not text.isalpha() or text in STOPS or text in HEADS or text in GIVEN:
            return 0
    return 0


def skip(tokens: list[Token], at: int) -> int:
    """Past ranks, honours and the commas between them: الفريق أول ركن، الدكتور."""
    first = at
    while at < len(tokens) and (
        (tokens[at][0] in SKIPPED and not opens_name(tokens, at, tight=False))
        or tokens[at][0] in "،,."
        or (at > first and tokens[at][0] in OF_RANK and tokens[at - 1][0] in _IN_RANK)
    ):
        at += 1
    return at
