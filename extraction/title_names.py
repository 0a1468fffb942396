"""The names beside a title: after it, before it, in marks, of two people.

In: a document, the head of a title and where the title ends. Out: the `TitledName`, or None where no name stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from extraction.names import (
    FAMILIES,
    FOREIGN,
    GIVEN,
    HONOURS,
    RANKS,
    STOPS,
    TITLE_WORDS,
    family_like,
    foreign,
    is_word,
    known_length,
    name_length,
    opens_name,
)
from extraction.speech import SPELLINGS as SPEECH
from extraction.title_words import CLOSING, SKIPPED, skip
from extraction.words import Token

if TYPE_CHECKING:
    from extraction.document import Document


class TitledName(msgspec.Struct, frozen=True, gc=False):
    """A name and its title; `rank` tells a military or police rank, `note` the ranks and honours between them."""

    name_start: int
    name_end: int
    title_start: int
    title_end: int
    rank: bool
    note: str = ""
    office: str = ""  # of two, one: "وزير" of "وزيري الداخلية فلان والدفاع فلان"


class Head(msgspec.Struct, frozen=True, gc=False):
    start: int
    title_start: int
    end: int
    word: str
    prefix: str


def second_of_two(doc: Document, end: int) -> tuple[int, int] | None:
    """ "الشيخ فلان الفلاني، والشيخ فلان الفلاني": the name that a conjunction joins to the one that ends at `end`."""
    tokens = doc.words.at(end, 8)
    at = 1 if tokens and tokens[0][0] in "،," else 0
    if at >= len(tokens) or tokens[at][0][0] != "و" or tokens[at][0] in GIVEN:
        return None
    word, start, stop = tokens[at]
    tokens[at] = (word[1:], start + 1, stop)
    at = skip(tokens, at)
    if not opens_name(tokens, at, tight=False):
        return None
    return tokens[at][1], tokens[at + name_length(tokens, at) - 1][2]


def two_offices(doc: Document, head: Head, titled: TitledName) -> list[TitledName]:
    """ "وزيري الداخلية فلان الفلاني والدفاع فلان الفلاني": each with his field; empty where the two share theirs."""
    field = head.end + 1
    tokens = doc.words.at(titled.name_end, 10)
    at = 1 if tokens and tokens[0][0] in "،," else 0
    if field >= titled.title_end or at >= len(tokens) or not tokens[at][0].startswith("وال"):
        return []
    if tokens[at][0][3:] not in TITLE_WORDS or tokens[at][0][1:] in SKIPPED:
        return []  # عضوي المجلس الشيخ فلان والشيخ فلان
    begin, end = tokens[at][1] + 1, tokens[at][2]
    name = skip(tokens, at + 1)
    if not opens_name(tokens, name, tight=True):
        return []
    office = head.word.removesuffix("ي")
    close = tokens[name + name_length(tokens, name) - 1][2]
    return [
        msgspec.structs.replace(titled, title_start=field, office=office),
        TitledName(tokens[name][1], close, begin, end, False, office=office),
    ]


def is_given(doc: Document, start: int) -> bool:
    """Whether a word that is a rank or a given name is the name: "رائد شاكر جودت"."""
    tokens = doc.words.at(start, 3)
    return (
        len(tokens) > 2
        and tokens[1][0] in GIVEN
        and tokens[1][0] not in RANKS
        and tokens[1][0] not in HONOURS
    )


def quotes_name(tokens: list[Token], at: int) -> bool:
    """Whether the mark at token `at` opens a name; in 'بجامعة "فلان الفلاني"' it is the name of the body."""
    before = tokens[at - 1][0] if at else ""
    return (
        before not in TITLE_WORDS and before[1:] not in TITLE_WORDS and opens_name(tokens, at + 1, tight=True)
    )


def _owned(doc: Document, token: Token) -> bool:
    """ "حسين نظامه": a word with its owner ends no name, unless it is known as one."""
    word, _, end = token
    return (
        word.endswith("ه")
        and not word.endswith("الله")
        and word not in GIVEN
        and doc.raw_text(end - 1, end) == "ه"
    )


def _foreign_family(doc: Document, tokens: list[Token], at: int) -> bool:
    """ "ميشيل باشليه": a family name that ends in ه, after a foreign given name."""
    word, _, end = tokens[at] if at < len(tokens) else ("", 0, 0)
    return (
        len(word) > 4
        and word.endswith("ه")
        and word not in STOPS
        and word not in TITLE_WORDS
        and not word.startswith("ال")
        and not word.endswith("ته")
        and doc.raw_text(end - 1, end) == "ه"
    )


def named(
    doc: Document, head: Head, title_end: int, tokens: list[Token], at: int, rank: bool = False
) -> TitledName | None:
    """The name that begins at token `at`, with the title of `head`."""
    length = name_length(tokens, at)
    if length > 1 and _owned(doc, tokens[at + length - 1]) and not known_length(tokens, at):
        length -= 1
    if not length:
        return None
    if length == 1 and tokens[at][0] in FOREIGN and _foreign_family(doc, tokens, at + 1):
        length = 2
    if "ً" in doc.raw_text(tokens[at][1], tokens[at + length - 1][2]):
        return None  # هجوماً قوياً
    note = " ".join(token[0] for token in tokens[:at] if token[1] >= title_end and token[0] in SKIPPED)
    return TitledName(tokens[at][1], tokens[at + length - 1][2], head.title_start, title_end, rank, note)


def _unlisted(word: str) -> bool:
    """A word that may be part of an unknown name: neither definite nor one that sentences and titles are made of."""
    return is_word(word) and len(word) > 2 and foreign(word)


def _alone(doc: Document, tokens: list[Token]) -> bool:
    """Whether a family name may stand for its bearer at the end of the tokens: after a verb, or first in its sentence."""
    if len(tokens) > 1 and (tokens[-2][0] in STOPS or tokens[-2][0][1:] in STOPS):
        return True
    sentence = doc.sentence_at(tokens[-1][1])
    return sentence is not None and sentence.start == tokens[-1][1]


def _demands(doc: Document, tokens: list[Token], at: int) -> bool:
    """Whether a verb that is also a name opens the sentence before a name: "طالب جاسم الفلاني", "وطالب يان هيورت"."""
    word, start, _ = tokens[at]
    if word.removeprefix("و") not in _VERB_NAMES or not opens_name(tokens, at + 1, tight=True):
        return False
    sentence = doc.sentence_at(start)
    first = sentence is not None and start - sentence.start <= 1
    lead = doc.words.before(start, 2)
    first = first or (len(lead) == 2 and lead[1][0] in "،," and lead[0][0] in _FOR_HIS_PART)
    return (first or word[0] == "و" or doc.folded[start - 1] == "و") and name_length(tokens, at + 1) > 1


# من جهته، طالب فلان
_FOR_HIS_PART = frozenset({"جهته", "جهتها", "جانبه", "جانبها", "بدوره", "بدورها", "ذلك", "اخري", "اخر"})
_VERB_NAMES = (
    frozenset({"طالب", "صادق", "حذر", "رافق", "كامل", "سامح", "واصل", "بارك", "جاهد"}) & GIVEN.keys()
)


def name_before(doc: Document, head: Head, title_end: int) -> TitledName | None:
    """ "فلان الفلاني، رئيس كذا": the name right before a title that has none after it."""
    if head.prefix[:1] in ("و", "ف", "ب", "ل") or title_end <= head.title_start + 2:
        return None
    folded = doc.folded
    tokens = doc.words.before(head.start, 7)
    comma = bool(tokens) and tokens[-1][0] in "،,"
    if comma and head.prefix == "ك":
        return None
    # فلان الفلاني (رئيس كذا)
    bracket = bool(tokens) and tokens[-1][0] == "(" and folded[title_end : title_end + 1] == ")"
    # نفى فلان الفلاني -رئيس كذا- ذلك
    dash = bool(tokens) and tokens[-1][0] in "-–" and folded[title_end : title_end + 1] == tokens[-1][0]
    if comma or bracket or dash:
        tokens.pop()
    elif folded[head.start - 1 : head.start] not in (" ", "-"):
        return None
    if tokens and tokens[-1][0] in CLOSING:
        tokens.pop()
    if not comma and title_end == head.end and head.prefix[-2:] != "ال":
        return None
    for at in range(max(0, len(tokens) - 5), len(tokens) - 1):
        word, start, end = tokens[at]
        if word[0] == "و" and word[1:] in GIVEN and word not in GIVEN:
            # "وإليزابيث الثانية ملكة بريطانيا"
            tokens[at] = (word[1:], start + 1, end)
        if _demands(doc, tokens, at):
            continue
        if (
            opens_name(tokens, at, tight=comma)
            and name_length(tokens, at) == len(tokens) - at
            and not _owned(doc, tokens[-1])
        ):
            return TitledName(tokens[at][1], tokens[-1][2], head.title_start, title_end, False)
    told = next(
        (at for at in range(max(0, len(tokens) - 5), len(tokens) - 2) if tokens[at][0] in SPEECH), None
    )
    if comma and told is not None and all(_unlisted(word) for word, _, _ in tokens[told + 1 :]):
        # "وقالت فينيسا هانسن، المتحدثة باسم كذا": between a verb of saying and a comma stands a name.
        return TitledName(tokens[told + 1][1], tokens[-1][2], head.title_start, title_end, False)
    if comma and tokens and tokens[-1][0] in FAMILIES:
        # "ائتلاف بزعامة المالكي، نائب رئيس كذا،": whom everybody knows by the family name.
        return TitledName(tokens[-1][1], tokens[-1][2], head.title_start, title_end, False)
    if comma and tokens and _alone(doc, tokens):
        # "وقال الدوري، الأمين العام لحزب كذا،": after a verb, and at the head of a sentence, the family name is enough.
        word, start, end = tokens[-1]
        if family_like(word) and word.endswith("ي") and word not in TITLE_WORDS:
            return TitledName(start, end, head.title_start, title_end, False)
    return None
