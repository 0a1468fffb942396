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
    opens_name,
)
from extraction.text import fold_key
from extraction.words import Token

SKIPPED = RANKS | HONOURS | {"ال" + word for word in RANKS}
# السياسي بعد المحلل: an adjective of the noun before it, no head.
ARTICLES = ("ال", "وال", "فال", "بال", "كال")
REACH = 20
LONGEST_BODY = 6
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
# زعيم ما يسمى بـ"...".
SO_CALLED = frozenset({"يسمي", "تسمي", "يعرف", "تعرف"})
TOWARDS = frozenset({"مبعوث", "سفير", "موفد", "ممثل", "مندوب", "مبعوثه", "سفيره"})
# المبعوث الخاص للرئيس فلان: the name is the president's.
TO_HOLDER = frozenset("لل" + word for word in OFFICES if len(word) > 3)
DAYS = frozenset({"الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "اليوم", "امس"})
# في مؤتمر صحفي، في بيان: circumstances, no part of a title.
PAPERS = frozenset(fold_key(row["word"]) for row in load("speaker_stops") if row["kind"] == "paper")
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
MEMBERS = {
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
# أحد كبار مساعدي فلان: one of a group is a role after a name.
DEFINITE_MEMBERS = (
    "مرشحين قاده قياديين مساعدين مستشارين نواب زعماء وجهاء مسوولين موسسين امراء ضباط ناشطين محامين وزراء"
)
MEMBER = re.compile(rf" (?:{'|'.join(sorted(MEMBERS))}|ال(?:{'|'.join(DEFINITE_MEMBERS.split())}))(?!\w)")
# كبير المفاوضين، كبير أساقفة كذا: the first of a group; any other "كبير" is an adjective.
CHIEF_OF = re.compile(
    r" (?:ال\w{3,}ين|(?:مستشار|مساعد|مراسل|محلل|موظف|مفاوض|مفتش|مسوول|محرر|مهندس|باحث|مدرب)ي|ال(?:خبراء|قضاه|اطباء|اساقفه|علماء)|خبراء|قضاه|اطباء|اساقفه|علماء)(?!\w)"
)


# قائم مقام، القائم بأعمال السفير
STANDING_IN = frozenset({"مقام", "باعمال", "بالاعمال"})
STANDS_IN = re.compile(rf" (?:{'|'.join(sorted(STANDING_IN))})(?!\w)")
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


def second_part(head: str, tokens: list[Token], at: int) -> bool:
    """Whether an unlisted word carries a title on: the place after "شرطة", the second field of a ministry."""
    text = tokens[at][0]
    before = tokens[at - 1][0] if at else ""
    if before in OF_PLACE:
        return text not in STOPS and (text not in GIVEN or GIVEN[text])
    if (before in TITLE_WORDS or before in MEMBERS) and text not in STOPS and text not in GIVEN:
        # كبير أساقفة كانتربري الدكتور فلان: a construct needs the word after it.
        following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        if following in SKIPPED or opens_name(tokens, at + 1, tight=False):
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


def skip(tokens: list[Token], at: int) -> int:
    """Past ranks, honours and the commas between them."""
    while at < len(tokens) and (
        (tokens[at][0] in SKIPPED and not opens_name(tokens, at, tight=False)) or tokens[at][0] in "،,."
    ):
        at += 1
    return at
