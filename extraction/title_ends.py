"""Where a title ends though its words could go on, and where a second title begins.

In: the tokens behind the head of a title and one of them. Out: whether the sentence goes on there (a relative, a participle, an object
of the verb, "عن"), whether an office right behind a whole title is a second one, whether a line is a label with a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import in_span
from extraction.lexicon import load
from extraction.names import GIVEN, HEADS, OFFICES, STOPS, TITLE_WORDS, name_length, opens_name
from extraction.text import fold_key
from extraction.title_names import name_before
from extraction.title_words import INNER, OF_FIELDS, OF_PLACE, SKIPPED, STANDING_IN
from extraction.words import Token

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.title_names import Head

_LISTS = {row["name"]: row["words"].split("|") for row in load("title_ends")}
# Where a title surely ends: "مديرة الدائرة في المفوضية | والتي قالت", "قائد الفرقة | احدى تشكيلات القوات".
RELATIVES = frozenset({"والذي", "والتي", "والذين", "احد", "احدي"})
# "رئيس المفوضية | المؤلفة من تسعة", "كتلة كذا | الممثلة في البرلمان": participles before what they govern.
PARTICIPLES = frozenset(f"ال{word}{ending}" for word in _LISTS["participles"] for ending in ("", "ه"))
GOVERNED = ("من", "في", "علي", "على", "الي", "مع", "لل", "ل", "ب")
# "دعا فلان نائب الرئيس العراقي | المفوضية", "وصف فلان وزير الدفاع الأمريكي | القوات": after an adjective of nationality these are objects.
OBJECTS = frozenset(_LISTS["objects"])
NATIONS = frozenset(fold_key(row["adjective"]) for row in load("country_adjectives"))
# "ونقل فلان مراسل كذا | عن فلان قوله", "أعرب فلان الأمين العام لكذا | عن قلقه": verbs that take عن.
ABOUT = frozenset(conjunction + verb for conjunction in ("", "و", "ف") for verb in _LISTS["about"])
# "طالب فلان رئيس كذا | بوقف القصف": verbs that take ب.
WITH = frozenset(conjunction + verb for conjunction in ("", "و", "ف") for verb in _LISTS["with"])
# "برنامج كذا التابع | لاندية روتاري"
DANGLING = INNER | PARTICIPLES | {"التابع", "التابعه"}
# النائب عن ائتلاف كذا
OF_LIST = frozenset({"نايب", "نايبه", "مرشح", "مرشحه", "عضو", "ممثل", "ممثله"})
# "قائد الفصيل الرئيسي | وكتلة رئيس الوزراء"
LED_HEADS = frozenset(fold_key(row["word"]) for row in load("led_bodies"))
# المتحدث الرسمي باسم، الرئيس التنفيذي
_OF_SPOKESMAN = frozenset({"الرسمي", "الرسميه", "باسم", "التنفيذي", "التنفيذيه"})
_SECOND = frozenset({"رييس", "رييسه", "نايب", "قايد", "وزير", "وزيره", "امين", "مدير", "محافظ"})

_RETIRED = frozenset({"المتقاعد", "السابق", "الراحل", "المنشق", "المفصول", "المسرح"})


def _following(tokens: list[Token], at: int) -> str:
    return tokens[at + 1][0] if at + 1 < len(tokens) else ""


def goes_past(tokens: list[Token], at: int, head: str, complete: bool) -> bool:
    """Whether the sentence goes on at token `at` with a word that could else stand in a title: a relative, an object, another body."""
    text, before = tokens[at][0], tokens[at - 1][0]
    if text in RELATIVES:
        return True
    if text in OBJECTS:
        return before.startswith("ال") and before.removeprefix("ال") in NATIONS
    if text[0] == "و" and complete and head not in OF_FIELDS:
        return text[1:] in LED_HEADS or (text.startswith("وال") and text[1:] in SKIPPED)
    return False


def is_asked_for(word: str) -> bool:
    """Whether a word with "ب" can be what a verb asks for or speaks of: بوقف, not بالإنابة."""
    return word[0] == "ب" and word[1:] in TITLE_WORDS


def governs_on(tokens: list[Token], at: int) -> bool:
    """Whether a participle governs what follows, so that it describes the body: "المؤلفة من تسعة", "المدعوم بأغلبية"."""
    following = _following(tokens, at)
    return (
        following in GOVERNED
        or following.startswith(("لل", "بال"))
        or (following[:1] in ("ل", "ب") and len(following) > 3)
    )


def stands_beside(tokens: list[Token], at: int) -> bool:
    """ "القائد العام للقوات المسلحة | رئيس الوزراء فلان": an office right behind a whole title is a second one of its holder."""
    text, following = tokens[at][0], _following(tokens, at)
    if not at or text in GIVEN or text in STANDING_IN or not tokens[at - 1][0].startswith(("ال", "لل")):
        return False
    if text.startswith("ال") and text[2:] in OFFICES:
        return following in _OF_SPOKESMAN
    return text in _SECOND and (following.startswith("ال") or following in TITLE_WORDS)


def is_label(doc: Document, head: Head, tokens: list[Token], at: int) -> bool:
    """ "رئيس الائتلاف: فلان الفلاني": a title that opens its line, and a name that fills the rest of it."""
    line = doc.folded[max(0, head.start - 2) : head.start].strip(" -*•")
    if line not in ("", "\n") or not opens_name(tokens, at + 1, tight=True):
        return False
    close = tokens[at + name_length(tokens, at + 1)][2]
    return doc.folded[close : close + 1] in ("", "\n", ".")


def is_governed(doc: Document, head: Head, tokens: list[Token], at: int, end: int) -> bool:
    """Whether behind a title that ends at `end` after its name stands a participle, "عن" or "ب" that the sentence goes on with."""
    text = tokens[at][0]
    if text[0] in "عب":
        verbs = ABOUT if text == "عن" else WITH
        before = doc.words.before(head.start, 6)
        goes_on = head.word not in OF_LIST and any(word in verbs for word, _, _ in before)
    else:
        goes_on = governs_on(tokens, at)
    return goes_on and name_before(doc, head, end) is not None


def place_end(doc: Document, tokens: list[Token], at: int) -> int:
    """Behind the place that token `at` opens after a word for a place: "رئيس بلدية | طوز خورماتو"; else behind the token."""
    if at and tokens[at - 1][0] in OF_PLACE:
        for place in in_span(doc.places, tokens[at][1], tokens[at][1] + 1):
            return next((i for i in range(at + 1, len(tokens)) if tokens[i][1] >= place.end), at + 1)
    return at + 1


def aim_length(tokens: list[Token], at: int, head: str) -> int:
    """How many tokens "من أجل" and the aim behind it add to a body: "تجمع | من أجل العراق"; 0 where no body is called so."""
    before = tokens[at - 1][0] if at else head
    if tokens[at][0] != "من" or _following(tokens, at) != "اجل" or before.removeprefix("ال") not in LED_HEADS:
        return 0
    end = at + 2
    while end < len(tokens) and tokens[end][0].startswith(("ال", "وال")) and tokens[end][0] not in STOPS:
        end += 1
    return end - at if end > at + 2 else 0


def family_next(tokens: list[Token], at: int) -> bool:
    """ "القيادي في التيار حاكم الزاملي": a head that is also a given name, with a family name after it."""
    following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    return (
        len(following) > 3
        and following.endswith("ي")
        and following.removeprefix("ال") not in TITLE_WORDS
        and following not in STOPS
        and following.removeprefix("ال") not in HEADS
    )


def adjectives(tokens: list[Token]) -> bool:
    """Whether definite words describe the rank before them, and are no family name: "الأمريكي", "المتقاعد"."""
    return all(word.removeprefix("ال") in TITLE_WORDS or word in _RETIRED for word, _, _ in tokens)
