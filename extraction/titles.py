"""Titles and the names they belong to: "رئيس الوزراء العراقي فلان الفلاني"، "فلان الفلاني، وزير النفط".

In: a `Document`. Out: `TitledName`s in the order of the text, each with the span of the name and of the title. A title
runs from its head ("رئيس"، "المتحدث") over definite words, known inner words and quoted bodies to the name, a comma or
a word that cannot belong to it. Nothing is guessed: a title without a name beside it gives nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extraction.memo import TITLE
from extraction.names import (
    GIVEN,
    HONOURS,
    OFFICES,
    RANKS,
    STOPS,
    TITLE_WORDS,
    is_word,
    name_length,
    opens_name,
)
from extraction.title_names import Head, TitledName, is_given, name_before, named, second_of_two, two_offices
from extraction.title_reading import read_title
from extraction.title_words import (
    ARTICLES,
    CHIEF,
    CHIEF_OF,
    CIRCUMSTANCES,
    CLOSING,
    IMAM_OF,
    INNER,
    LONGEST_BODY,
    MAN_OF,
    MEMBER,
    MEMBERS,
    ONE_OF,
    ONLY_BEFORE,
    OPENING,
    PAIRS,
    REACH,
    STANDS_IN,
    inside,
    second_part,
    skip,
)

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.words import Token

# والقيادي، والمفتي: after a conjunction no adjectives.
_NOUNS = frozenset({"قيادي", "مفتي", "والي", "محامي", "قاضي", "جندي", "صحفي", "صحافي", "برلماني"})
# فلان، مستشار رئيس كذا فلان، ...: who works for another.
_ATTACHED = frozenset({"مستشار", "مستشاره", "مساعد", "سكرتير", "متحدث", "ناطق", "مدير", "مبعوث", "محامي"})
# فلان، ممثل المرجع فلان، ...: so does who stands for one whose office is definite.
_STANDS_FOR = _ATTACHED | {"ممثل", "ممثله", "وكيل", "معاون", "موفد", "معتمد", "مرافق", "مرشح", "مبعوثه"}
# رجل دين، أحد أعضاء، كبير المفاوضين، إمام جامع، قائم مقام: what must follow these.
_ONLY_WITH = (
    {"رجل": MAN_OF, "امام": IMAM_OF, "قايم": STANDS_IN}
    | dict.fromkeys(ONE_OF, MEMBER)
    | dict.fromkeys(CHIEF, CHIEF_OF)
)
_WHEN_HELD = 10
# يلتقي (رئيس الوزراء فلان) الرئيس الأمريكي في عمان
_MEETS = re.compile(
    r"(?<!\w)[وف]?(?:س?[يت]?(?:لتقي|ستقبل|زور|هاتف)|التقي|استقبل|زار|هاتف|اقال|عزل|اعفي|انتقد|اتهم|استدعي|عين|اوقف|اقصي|كلف|رشح|سمي|طرد|استبدل|هنا|اعتقل)ت? (?:ال)?\Z"
)
_VERB_REACH = 14
_PREFIXES = ("", "ال", "لل", "بال", "كال", "ب", "ل", "ك")


def _spellings() -> dict[str, tuple[str, str]]:
    """Every head with every prefix it may carry: prefix and bare head."""
    words = sorted(OFFICES | RANKS | PAIRS | {"امام", "امر"} | ONLY_BEFORE.keys())
    spelled = {word: ("", word) for word in words}
    for prefix in [conjunction + prefix for conjunction in ("", "و", "ف") for prefix in _PREFIXES]:
        for word in words:
            spelled.setdefault(prefix + word, (prefix, word))
    return spelled


SPELLINGS = _spellings()


def find_titled_names(doc: Document) -> list[TitledName]:
    """The titles of a document that have a name beside them."""
    found: list[TitledName] = []
    shared: list[tuple[Head, int]] = []
    done = 0
    tokens = doc.words.tokens
    known = SPELLINGS
    for number in doc.words.of_class(TITLE):
        text, start, end = tokens[number]
        prefix, word = known[text]
        title_start = start + len(prefix)
        if title_start < done or not _heads_title(doc, number, prefix, word):
            continue
        article = 0 if prefix[-2:] not in ("ال", "لل") else 1 if prefix[-2:] == "لل" else 2
        head = Head(start, title_start - article, end, word, prefix)
        titled, title_end, joined = read_title(doc, head)
        if joined:
            own = name_before(doc, head, title_end)
            if _is_office(doc.words.at(title_end, 1)):
                done = title_end  # the second title stands beside the first, which is read to its end
            if own is None:
                shared.append((head, title_end))
            else:
                found.append(own)
            continue
        if titled is None:
            shared.clear()
            joins = prefix[:1] == "و" or (found and start == found[-1].title_end + 1)
            if found and joins and _goes_on(doc, found[-1], start) and title_end - start > 3:
                # فلان الفلاني، القيادي كذا والنائب كذا: the second title is the same person's.
                found.append(
                    replace(found[-1], title_start=head.title_start, title_end=title_end, rank=False)
                )
            continue
        if word in PAIRS and not _sure(doc.folded, titled):
            continue
        if found and _met_by(doc.folded, found[-1], titled):
            third = _named_behind(doc, head, titled)
            if third is not None:
                found.append(third)
                done = third.name_end
            continue
        found += _sharing(titled, shared)
        shared.clear()
        bearers, done = _bearers(doc, head, titled)
        found += bearers
    return found


def _is_office(tokens: list[Token]) -> bool:
    """Whether an office without a conjunction comes next."""
    return bool(tokens) and (tokens[0][0] in OFFICES or tokens[0][0].removeprefix("ال") in OFFICES)


def _goes_on(doc: Document, last: TitledName, start: int) -> bool:
    """Whether nothing but a comma, or when he holds the first, stands between two titles of one man: "نائب الرئيس حاليا ورئيس كذا"."""
    if not 0 <= start - last.title_end <= _WHEN_HELD:
        return False
    return doc.folded[last.title_end : start].strip(" ،,") in ("", "حاليا", "سابقا", "ايضا", "حينها")


def _sharing(titled: TitledName, shared: list[tuple[Head, int]]) -> list[TitledName]:
    """ "رئيس الوزراء ووزير كذا ووزير كذا فلان": the titles before his own that the same man bears, each joined to the next."""
    found: list[TitledName] = []
    following = titled.title_start
    for head, end in reversed(shared):
        if following - end > 4:
            break
        found.append(replace(titled, title_start=head.title_start, title_end=end, rank=False))
        following = head.title_start
    return found[::-1]


def _heads_title(doc: Document, number: int, prefix: str, word: str) -> bool:
    """Whether a word that can head a title does so at token `number`: not "أمام", "والى", "الأمر", "كبير" of anything."""
    tokens = doc.words.tokens
    folded, (_, start, end) = doc.folded, tokens[number]
    definite = prefix[-2:] in ("ال", "لل")
    if definite and "ال" + word in HONOURS:
        return False
    if word == "والي" and doc.raw_text(end - 1, end) == "ى":
        return False  # وإلى
    if definite and word in PAIRS and not word.endswith(("ين", "ان")):
        return False  # الرئيسي
    needed = _ONLY_WITH.get(word)
    if needed is not None and not needed.match(folded, end):
        return False
    if word == "امام" and doc.raw_text(end - 4, end - 3) != "إ":
        return False
    if word == "امر" and doc.raw_text(end - 3, end - 2) != "آ":
        return False  # أمر، الأمر
    if word in ONLY_BEFORE and (number + 1 >= len(tokens) or tokens[number + 1][0] not in ONLY_BEFORE[word]):
        return False
    if word in GIVEN and word in RANKS and not prefix and is_given(doc, start):
        return False
    if word == "داعيه" and folded.startswith(" الي ", end):
        return False  # داعية إلى محاسبة المسؤولين
    return not _describes(doc, number, prefix, word)


def _describes(doc: Document, number: int, prefix: str, word: str) -> bool:
    """Whether a definite word is an adjective of the noun before it: "المحلل السياسي"; after a name it is a title."""
    tokens = doc.words.tokens
    if not (prefix[-2:] in ("ال", "لل") and word.endswith("ي") and number):
        return False
    if (prefix[0] == "و" and word in _NOUNS) or not tokens[number - 1][0].startswith(ARTICLES):
        return False
    before = doc.words.before(tokens[number][1], 3)
    return not any(
        opens_name(before, at, tight=False) and at + name_length(before, at) == len(before)
        for at in range(len(before) - 1)
    )


def _bearers(doc: Document, head: Head, titled: TitledName) -> tuple[list[TitledName], int]:
    """The titled names that one head gives, and where the search goes on: an adviser and whom he advises, both of a pair."""
    if titled.title_start > titled.name_start:
        # فلان، المتحدث باسم رئيس الوزراء، فلان: the second name is the holder's.
        speaks = doc.folded.find(" باسم ", titled.title_start, titled.title_end)
        return [titled], speaks if speaks >= 0 else titled.title_end
    if titled.name_start > titled.title_start:
        if (inner := _of_holder(doc, head, titled)) is not None:
            return [replace(titled, title_start=inner)], titled.name_end
        if (own := _before_holder(doc, head, titled)) is not None:
            return [own, replace(titled, title_start=_inner_start(doc, titled))], titled.name_end
        if (bearer := _after_holder(doc, head, titled)) is not None:
            return [bearer, replace(titled, title_start=_inner_start(doc, titled))], bearer.name_end
    if head.word in PAIRS and head.word.endswith("ي") and (both := two_offices(doc, head, titled)):
        return both, both[1].name_end
    if head.word in PAIRS and (second := second_of_two(doc, titled.name_end)) is not None:
        return [titled, replace(titled, name_start=second[0], name_end=second[1])], second[1]
    return [titled], titled.name_end


def _of_holder(doc: Document, head: Head, titled: TitledName) -> int | None:
    """Where the office inside a title begins whose holder is named though the title's own man is not: "متحدث باسم رئيس كذا فلان"
    (an unnamed spokesman), "زعيم عشيرة الرئيس فلان"; None where the name may be either's."""
    if head.prefix[-2:] not in ("ال", "لل") and head.word in _UNNAMED:
        return _inner_start(doc, titled) if _inner(doc, titled) else None
    folded = doc.folded
    for kin in _KIN.finditer(folded, titled.title_start, titled.title_end):
        if folded[kin.end() + 2 :].split(" ", 1)[0] in OFFICES:
            return kin.end()
    return None


# A spokesman without an article has no name: "قال متحدث باسم رئيس الوزراء فلان"
_UNNAMED = frozenset({"متحدث", "متحدثه", "ناطق", "ناطقه"})
_KIN = re.compile(r"(?<= )(?:ل?(?:عشيره|عايله|قبيله|اسره|حكومه|نظام|عهد|حكم)) (?=ال)")


def _inner(doc: Document, titled: TitledName) -> str:
    """The office inside a title that its holder's name follows: "المتحدث باسم (رئيس الوزراء)"; empty where none is."""
    words = doc.folded[titled.title_start : titled.title_end].split(" ")
    for number in range(1, len(words)):
        bare = words[number].removeprefix("لل" if words[number].startswith("لل") else "ل")
        at_once = number == 1 or words[number - 1] in INNER or words[number - 1] in MEMBERS
        definite = (
            at_once
            and bare.startswith("ال")
            and (words[0].removeprefix("ال") in _STANDS_FOR or words[0] in CHIEF)
        )
        more = number + 1 < len(words)
        if words[number - 1] != "نايب" and ((bare in OFFICES and more) or (definite and bare[2:] in OFFICES)):
            return " ".join([bare, *words[number + 1 :]])
    return ""


def _inner_start(doc: Document, titled: TitledName) -> int:
    """Where the office inside a title begins; of "للرئيس" the second ل stands for its article."""
    start = titled.title_end - len(_inner(doc, titled))
    return start - 1 if doc.folded[start - 2 : start] == "لل" else start


def _before_holder(doc: Document, head: Head, titled: TitledName) -> TitledName | None:
    """ "فلان الفلاني مستشار رئيس كذا فلان الفلاني": the first name is the adviser's, the second that of the office inside."""
    if head.prefix not in ("", "ال") or not _inner(doc, titled):
        return None
    if doc.folded[head.start - 2 : head.start] in ("، ", ", ") and head.word not in _STANDS_FOR | CHIEF:
        return None
    before = doc.words.before(head.start, 1)
    if before and before[0][0] in _WAS:  # فلان الفلاني، كان الناطق باسم الزعيم فلان
        head = replace(head, start=before[0][1])
    return name_before(doc, head, titled.title_end)


_WAS = frozenset({"كان", "كانت", "وهو", "وهي", "هو", "هي", "يعمل"})


def _after_holder(doc: Document, head: Head, titled: TitledName) -> TitledName | None:
    """ "المتحدث باسم رئيس كذا فلان الفلاني فلان الفلاني": the second name, where the first is that of the office inside."""
    tokens = doc.words.at(titled.name_end, 8)
    at = skip(tokens, 0) if tokens and tokens[0][0] not in "،,." else 0
    if at >= len(tokens) or GIVEN.get(tokens[at][0]) is not False or not opens_name(tokens, at, tight=False):
        return None
    if " " not in doc.folded[titled.name_start : titled.name_end] or not _inner(doc, titled):
        return None
    return named(doc, head, titled.name_end, tokens, at)


def _met_by(folded: str, last: TitledName, titled: TitledName) -> bool:
    """ "التقى وزير كذا فلان الفلاني المبعوث الأممي": who has an office before his name is not what follows without a comma."""
    return (
        last.name_start == titled.name_start
        and last.title_end <= last.name_start
        and not last.rank
        and titled.title_start - titled.name_end <= 2
        and (
            (
                titled.title_start - titled.name_end <= 1
                and all(
                    word.startswith("ال") for word in folded[titled.title_start : titled.title_end].split(" ")
                )
            )
            or (
                not folded.startswith("صاحب", last.title_start)
                and _MEETS.search(folded, max(0, last.title_start - _VERB_REACH), last.title_start)
                is not None
            )
        )
    )


def _named_behind(doc: Document, head: Head, titled: TitledName) -> TitledName | None:
    """ "أقال رئيس كذا، فلان، وزير كذا، فلان الآخر": the name of the third party behind his title."""
    tokens = doc.words.at(titled.title_end, 8)
    at = skip(tokens, 1) if tokens and tokens[0][0] in "،," else 0
    if not at or not opens_name(tokens, at, tight=True):
        return None
    return named(doc, head, titled.title_end, tokens, at)


def _sure(folded: str, titled: TitledName) -> bool:
    """Whether a name begins with a given name: "المرشحين" may be many, whom anything may follow."""
    return GIVEN.get(folded[titled.name_start : titled.name_end].split(" ")[0]) is not None


def title_end(doc: Document, start: int) -> int:
    """Where a title that begins at `start` ends, whatever follows it; `start` itself if none begins there."""
    tokens = doc.words.at(start, REACH)
    end, at, definite = start, 0, False
    while at < len(tokens):
        token = tokens[at]
        if token[0] in OPENING and at:
            closing = next((i for i in range(at + 1, len(tokens)) if tokens[i][0] in CLOSING), None)
            if closing is None or closing - at > LONGEST_BODY:
                break
            at, end, definite = closing + 1, tokens[closing][2], True
            continue
        text = token[0]
        if not is_word(text):
            break
        if text in STOPS and text not in INNER and text not in TITLE_WORDS and (at or text not in OFFICES):
            break  # but "كان قائدا للجيش" begins with its office
        if at and text[0] == "و" and text[1:].removeprefix("ال") in OFFICES:
            break
        if (
            text == "في"
            and at + 1 < len(tokens)
            and (tokens[at + 1][0] in CIRCUMSTANCES or not is_word(tokens[at + 1][0]))
        ):
            break
        if at and opens_name(tokens, at, tight=False):
            break
        if at and not inside(text) and (definite or at > 1) and not second_part(tokens[0][0], tokens, at):
            break
        definite = text.startswith(("ال", "لل", "بال")) or definite
        if text in INNER:
            definite = False
        else:
            end = token[2]
        at += 1
    return end
