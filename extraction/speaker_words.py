"""The words by which the subject of a report is read.

In: words of folded text. Out: what they are to the reader of subjects: leads, stops, prepositions, verbs, sources; and
descriptions as they are compared ("العراقية" is "عراقي") and written (without marks around them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extraction.lexicon import load
from extraction.names import GIVEN, HEADS, TITLE_WORDS, family_like
from extraction.speech import FORMS
from extraction.text import fold_key
from extraction.words import Token


# The words of a document keep "على" apart from the name علي.
def _kept(words: Iterable[str]) -> frozenset[str]:
    return frozenset("على" if word in ("على", "علي") else fold_key(word) for word in words)


WORDS = {
    kind: _kept(row["word"] for row in load("subject_words") if row["kind"] == kind)
    for kind in sorted({row["kind"] for row in load("subject_words")})
}
STOP_WORDS = _kept(row["word"] for row in load("speaker_stops") if row["kind"] == "word")
PAPERS = frozenset(
    fold_key(row["word"]).removeprefix("ال") for row in load("speaker_stops") if row["kind"] == "paper"
)
VERBS = frozenset(form for form, (_, kind, _) in FORMS.items() if kind != "noun") | frozenset(
    fold_key(row["word"]) for row in load("name_stops") if row["kind"] == "verb"
)
SOURCES = frozenset(fold_key(row["word"]) for row in load("speaker_nouns"))
GENDER = {fold_key(row["word"]): row["kind"] for row in load("feminine_speakers")}
RELATIVE = WORDS["relative"]
TIMES = frozenset(fold_key(row["word"]) for row in load("name_stops") if row["kind"] == "time")
PAPER_NOUN = re.compile(r"(?:و|ل|ب|ف)?(?:ال)?(?:بيان|بيانات|بلاغ|تصريح)\Z")
# باعتزامهم: a preposition and a possessive, no subject.
CLITIC = re.compile(r"[بلك]\w{3,}(?:هم|ها|هما|ه)\Z|[بك]ال")
WORD = re.compile(r"\w+")
# 32 في المئة، نحو عشرة بالمئة، 45% من 900 شخص: the share of those who were asked; a bare sign is nobody's name
SHARE = re.compile(
    r"\s*((?:(?:نحو|حوالي) )?\d+(?:[.,]\d+)?\s?(?:% من(?: \d+)? \w+|(?:في|ب) ?الم\w{2,3}(?!\w)))"
)
OPENING, CLOSING = frozenset('"«“'), frozenset('"»”')  # marks around a name


def is_preposition(word: str) -> bool:
    """Whether a word opens a circumstance: في، وعن، لهم، لصحيفة، لـCNN."""
    if word in WORDS["preposition"] or (word[0] == "و" and word[1:] in WORDS["preposition"]):
        return True
    if word[0] != "ل" or word in GIVEN or word in TITLE_WORDS or word in HEADS or word in SOURCES:
        return False
    rest = word[1:]
    return (
        not rest
        or rest.isascii()
        or rest in TITLE_WORDS
        or rest in SOURCES
        or rest in WORDS["some"]
        or rest in GIVEN
    )


def is_man(word: str) -> bool:
    """Whether a description begins with what a person can be."""
    return word.removeprefix("ال") in HEADS or word in WORDS["man"]


def loose(tokens: list[Token], at: int) -> bool:
    """Whether an indefinite word after a definite one no longer belongs to the description: "الجنرال | باستمرار"."""
    word, before = tokens[at][0], tokens[at - 1][0]
    if before.startswith(("ال", "لل")) and (word in WORDS["medium"] or word in WORDS["object"]):
        # "وزارة الدفاع الأمريكية شبكة كذا", "وزارة الخارجية القصف"
        return not (before.endswith("ين") and word.endswith("ين"))  # المسؤولين العراقيين: its adjective
    if (
        at > 1
        and word in WORDS["medium"]
        and len(before) > 3
        and before.endswith(("ي", "يه"))
        and before not in HEADS
    ):
        return True  # وأبلغ مسؤول كردي وكالة كذا أن
    if before.startswith("ال") and (word in WORDS["body"] or word == "مجلس"):
        return True  # ودعا الإطار التنسيقي | مجلس النواب إلى كذا
    if not word.isalpha() or not before.startswith(("ال", "لل", "بال")):
        return False
    if word.startswith(("ال", "لل", "بال", "وال")) or word in WORDS["binding"]:
        return False
    if word in TITLE_WORDS:
        # "السلطات التركية | منطقة كذا", but "القوات الأمريكية قائد المنطقة"
        return before.endswith("يه") and word not in HEADS and word.endswith("ه") and not word.endswith("ته")
    return not (word[0] in "بلو" and (word[1:] in TITLE_WORDS or word[1:] in HEADS))


_VERBS_IN_YU = ("يوج", "يوض", "يوص", "يوف")


def is_imperfect(word: str) -> bool:
    """ "يوجب", "يبلغ": a verb by its build; nouns in "ي" begin otherwise: يونسكو، يابانيون، يهود، يمنيون، يسوعيون."""
    if len(word) < 4 or word[0] != "ي" or word in GIVEN:
        return False
    return word[1] not in "واهمسد" or word.startswith(_VERBS_IN_YU)


def is_other(tokens: list[Token], at: int, number: int) -> bool:
    """Whether the word at `number` is what the verb governs, no part of the subject that begins at `at`.

    "الحكومة | الطلب": a masculine noun is no adjective of a feminine one; "داعش | الهجوم": this name takes none.
    """
    word, head = tokens[number][0], tokens[at][0]
    if number > at + 1 and word in WORDS["object"] and _is_whole(tokens[number - 1][0]):
        return True
    if head in WORDS["bare_body"]:
        return word.isalpha() and word[0] != "و" and word not in WORDS["binding"]
    if not word.startswith("ال") or len(word) < 5 or not word.isalpha():
        return False
    before = tokens[number - 1][0]
    definite = head.startswith("ال") and head.endswith("ه") and len(head) > 4
    return (
        definite
        and before.startswith("ال")
        and before.endswith("ه")
        and word[-1] not in "هاي"
        and not word.endswith("ون")
    )


def _is_whole(before: str) -> bool:
    """Whether nothing can stand in construct with this word: "هيومن رايتس ووتش | الجيش", "تقارير صحفية | الحادثة", but "قيادة الجيش"."""
    return before in WORDS["foreign_end"] or (
        len(before) > 3
        and before.endswith(("ي", "يه"))
        and not before.startswith(("ال", "لل"))
        and not any(
            word in HEADS or word in TITLE_WORDS or word in SOURCES or word in WORDS["body"]
            for word in (before, before[1:])  # مفوضية الانتخابات، بمفوضية الانتخابات
        )
    )


def skip_lead(tokens: list[Token], at: int) -> int:
    """Past what leads a subject in: "من جهته"، "كذلك"، marks."""
    while at < len(tokens) and (
        tokens[at][0] in WORDS["lead"] or (not tokens[at][0][0].isalpha() and tokens[at][0] not in "(")
    ):
        at += 1
    return at


def tidy(written: str) -> str:
    """A description without marks around it; a mark that closes a name inside it stays: منظمة "كذا"."""
    bare = written.strip(' ،,:"«»“”')
    for opening, closing in (("«", "»"), ("“", "”"), ('"', '"')):
        inside = bare.count(opening) % 2 if opening == closing else bare.count(opening) > bare.count(closing)
        if inside and f"{bare}{closing}" in written:
            return f"{bare}{closing}"
    return bare


def without_articles(words: Iterable[str]) -> frozenset[str]:
    """Words without articles, adjectives of nationality without gender: العراقية -> عراقي."""
    return frozenset(
        word[:-1] if word.endswith("يه") else word for word in (word.removeprefix("ال") for word in words)
    )


def is_fixed(words: list[str]) -> bool:
    """Whether a title of folded words means one holder: "رئيس الوزراء" does, "مسؤول في الوزارة" does not."""
    return len(words) > 1 and (
        words[1].startswith(("ال", "بي")) or words[1] in HEADS or words[1] in WORDS["body"]
    )


# وفي المقابل، الى ذلك: what closes a circumstance of so many words at most
_CIRCUMSTANCE = 4
_CLOSING = frozenset({"ذلك", "نفسه", "ذاته", "نفسها", "ذاتها", "اخر", "اخري", "ثانيه"})


def is_led_in(clause: list[str]) -> bool:
    """Whether only what leads a clause in stands before its verb, its last word: "ومن جانبه طالب", "وفي المقابل قلل"."""
    words = clause[:-1]
    if "كل" in words:
        return False  # وكان كل من فلان وفلان
    if 2 <= len(words) <= _CIRCUMSTANCE and is_preposition(words[0]) and not is_preposition(clause[-1]):
        closed = words[-1].startswith("ال") or words[-1] in _CLOSING
        return closed and not clause[-1].startswith(("ال", "و"))
    return all(word in WORDS["lead"] or word.removeprefix("و") in WORDS["lead"] for word in words)


def is_family(word: str) -> bool:
    """Whether a word can be a family name alone: "الهاشمي"."""
    return word.startswith("ال") and len(word) > 4 and family_like(word)
