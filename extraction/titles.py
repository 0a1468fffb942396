"""Titles and the names they belong to: "رئيس الوزراء العراقي فلان الفلاني"، "فلان الفلاني، وزير النفط".

In: a `Document`. Out: `TitledName`s in the order of the text, each with the span of the name and of the title. A title
runs from its head ("رئيس"، "المتحدث") over definite words, known inner words and quoted bodies to the name, a comma or
a word that cannot belong to it. Nothing is guessed: a title without a name beside it gives nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.names import (
    FAMILIES,
    GIVEN,
    HONOURS,
    OFFICES,
    RANKS,
    STOPS,
    TITLE_WORDS,
    family_like,
    is_word,
    name_length,
    opens_name,
)
from extraction.title_names import Head, TitledName, is_given, name_before, named, quotes_name, second_of_two
from extraction.title_words import (
    ADDRESSED,
    AND_ONE,
    ARTICLES,
    CALLED,
    CHIEF,
    CHIEF_OF,
    CLOSING,
    DAYS,
    IMAM_OF,
    INNER,
    LINKS,
    LONGEST_BODY,
    MAN_OF,
    MEMBER,
    NAMED_AFTER,
    ONE_OF,
    OPENING,
    ORDINALS,
    OVER,
    PAIRS,
    PAPERS,
    REACH,
    SAINTS,
    SKIPPED,
    SO_CALLED,
    STANDING_IN,
    STANDS_IN,
    THEN,
    TO_HOLDER,
    TOWARDS,
    WHO,
    apposed,
    carried,
    ends_title,
    governs,
    inside,
    is_rare_name,
    second_part,
    skip,
)
from extraction.words import Token

if TYPE_CHECKING:
    from extraction.document import Document

_OVER = frozenset({"مشرف", "مشرفه", "مسوول", "مسووله"})  # المشرف على البرنامج
_RETIRED = frozenset({"المتقاعد", "السابق", "الراحل", "المنشق", "المفصول", "المسرح"})
_OF_PERSON = frozenset({"محامي", "محاميه", "مستشار", "مستشاره", "وكيل", "مساعد", "طبيب", "سكرتير"})
# والقيادي، والمفتي: after a conjunction no adjectives.
_NOUNS = frozenset({"قيادي", "مفتي", "والي", "محامي", "قاضي", "جندي", "صحفي", "صحافي", "برلماني"})
_PREFIXES = ("", "ال", "لل", "بال", "كال", "ب", "ل", "ك")


def _spellings() -> dict[str, tuple[str, str]]:
    """Every head with every prefix it may carry: prefix and bare head."""
    words = sorted(OFFICES | RANKS | PAIRS | {"امام"})
    spelled = {word: ("", word) for word in words}
    for prefix in [conjunction + prefix for conjunction in ("", "و", "ف") for prefix in _PREFIXES]:
        for word in words:
            spelled.setdefault(prefix + word, (prefix, word))
    return spelled


SPELLINGS = _spellings()


def find_titled_names(doc: Document) -> list[TitledName]:
    """The titles of a document that have a name beside them."""
    folded = doc.folded
    found: list[TitledName] = []
    shared: list[tuple[Head, int]] = []
    done = 0
    tokens = doc.words.tokens
    known = SPELLINGS
    for number in [number for number in doc.marks if tokens[number][0] in known]:
        token = tokens[number]
        prefix, word = known[token[0]]
        start, end = token[1], token[2]
        title_start = start + len(prefix)
        if title_start < done:
            continue
        definite = prefix[-2:] in ("ال", "لل")
        if definite and "ال" + word in HONOURS:
            continue
        if word == "والي" and doc.raw_text(end - 1, end) == "ى":
            continue  # وإلى
        if definite and word in PAIRS and not word.endswith(("ين", "ان")):
            continue  # الرئيسي
        if word == "رجل" and not MAN_OF.match(folded, end):
            continue
        if word in ONE_OF and not MEMBER.match(folded, end):
            continue
        if word in CHIEF and not CHIEF_OF.match(folded, end):
            continue
        if word == "امام" and (doc.raw_text(end - 4, end - 3) != "إ" or not IMAM_OF.match(folded, end)):
            continue
        if word == "قايم" and not STANDS_IN.match(folded, end):
            continue
        if word in GIVEN and word in RANKS and not prefix and is_given(doc, start):
            continue
        if (
            definite
            and word.endswith("ي")
            and not (prefix[0] == "و" and word in _NOUNS)
            and number
            and tokens[number - 1][0].startswith(ARTICLES)
        ):
            before = doc.words.before(start, 3)
            if len(before) < 2 or not opens_name(before, len(before) - 2, tight=False):
                continue
        article = 0 if not definite else 1 if prefix[-2:] == "لل" else 2
        head = Head(start, title_start - article, end, word, prefix)
        titled, title_end, joined = _read(doc, head)
        if joined:
            own = name_before(doc, head, title_end)
            if own is None:
                shared.append((head, title_end))
            else:
                found.append(own)
            continue
        if titled is not None and word in PAIRS and not _sure(folded, titled):
            continue
        if titled is None:
            shared.clear()
            if found and prefix[:1] == "و" and 0 <= start - found[-1].title_end <= 3 < title_end - start:
                # فلان الفلاني، القيادي كذا والنائب كذا: the second title is the same person's.
                found.append(
                    found[-1]._replace(title_start=head.title_start, title_end=title_end, rank=False)
                )
            continue
        for other, other_end in shared:
            if titled.title_start - other_end <= 4:
                found.append(titled._replace(title_start=other.title_start, title_end=other_end, rank=False))
        shared.clear()
        if (
            titled.name_start > titled.title_start
            and (bearer := _after_holder(doc, head, titled)) is not None
        ):
            inner, titled = titled, bearer
            found.append(titled)
            found.append(inner._replace(title_start=inner.title_end - len(_inner(doc, inner))))
            done = titled.name_end
            continue
        found.append(titled)
        done = titled.name_end
        if titled.title_start > titled.name_start:
            speaks = folded.find(" باسم ", titled.title_start, titled.title_end)
            # فلان، المتحدث باسم رئيس الوزراء، فلان: the second name is the holder's.
            done = speaks if speaks >= 0 else titled.title_end
        elif word in PAIRS and (other_name := second_of_two(doc, titled.name_end)) is not None:
            found.append(titled._replace(name_start=other_name[0], name_end=other_name[1]))
            done = other_name[1]
    return found


def _read(doc: Document, head: Head) -> tuple[TitledName | None, int, bool]:
    """The title of a head with its name, the end of the title, and whether it shares the name of the next head."""
    word = head.word
    tokens = doc.words.at(head.end, REACH)
    rank = word in RANKS and (head.prefix[-2:] == "ال" or word.startswith("ال") or word not in OFFICES)
    definite = head.prefix[-2:] in ("ال", "لل")
    if rank:
        at = skip(tokens, 0)
        if opens_name(tokens, at, tight=True):
            return named(doc, head, head.end, tokens, at, rank=True), head.end, False
        described = next((i for i in range(min(3, len(tokens))) if not tokens[i][0].startswith("ال")), 0)
        if described and opens_name(tokens, described, tight=False) and _adjectives(tokens[:described]):
            # الجنرال الأمريكي فلان، العقيد المتقاعد فلان
            end = tokens[described - 1][2]
            return named(doc, head, end, tokens, described, rank=True), end, False
        if word not in OFFICES and not (tokens and (tokens[0][0] == "في" or tokens[0][0].startswith("بال"))):
            return None, head.end, False
    at, title_end, complete, comma = (
        0,
        head.end,
        definite
        or (word in PAIRS and word.startswith("ال"))
        or word.endswith(("نا", "ها", "هم"))
        or (word.endswith("ه") and doc.raw_text(head.end - 1, head.end) == "ه"),
        False,
    )
    if word in _OF_PERSON and not definite and opens_name(tokens, 0, tight=False):
        # محامي فلان، فلان الفلاني، ...: the second name is the lawyer's.
        client = name_length(tokens, 0)
        bearer = skip(tokens, client)
        if bearer > client and tokens[client][0] in "،," and opens_name(tokens, bearer, tight=True):
            end = tokens[client - 1][2]
            return named(doc, head, end, tokens, bearer), end, False
    while at < len(tokens):
        token = tokens[at]
        text = token[0]
        if text in OPENING:
            closing = next((i for i in range(at + 1, len(tokens)) if tokens[i][0] in CLOSING), None)
            if closing is None or closing - at > LONGEST_BODY:
                break
            if complete and quotes_name(tokens, at):
                return named(doc, head, title_end, tokens, at + 1), title_end, False
            at, title_end, complete = closing + 1, tokens[closing][2], True
            continue
        if text in "،,":
            if not complete or comma:
                break
            at = skip(tokens, at + 1)
            comma = True
            if opens_name(tokens, at, tight=True):
                if doc.folded[max(0, head.start - 2) : head.start] in ("، ", ", ") and (
                    own := name_before(doc, head, title_end)
                ):
                    return own, title_end, False
                return named(doc, head, title_end, tokens, at), title_end, False
            break
        if text in ORDINALS and at and tokens[at - 1][0].startswith("ال"):
            at, title_end = at + 1, token[2]
            continue
        if complete and text in LINKS:
            behind = at + 1 + (text in WHO)
            if behind > at + 1 and behind <= len(tokens) and tokens[at + 1][0] not in CALLED:
                break
            behind = skip(tokens, behind)
            if opens_name(tokens, behind, tight=text not in THEN):
                return named(doc, head, title_end, tokens, behind), title_end, False
            break
        if text == "-" and complete and at + 1 < len(tokens) and tokens[at + 1][0].startswith("ال"):
            at += 1
            continue
        if not is_word(text):
            break
        if at and tokens[at - 1][0] in SAINTS and is_word(text):
            at, title_end, complete = at + 1, token[2], True
            continue
        if at and tokens[at - 1][0] in NAMED_AFTER and opens_name(tokens, at, tight=False):
            at += name_length(tokens, at)
            title_end, complete = tokens[at - 1][2], True
            continue
        if complete:
            bare = text[1:].removeprefix("ال")
            if text in AND_ONE:
                comma_at = next((i for i in range(at, len(tokens)) if tokens[i][0] in "،,."), len(tokens))
                after = skip(tokens, comma_at)
                if after > comma_at and opens_name(tokens, after, tight=True):
                    return named(doc, head, title_end, tokens, after), title_end, False
            if text[0] == "و" and bare in OFFICES and text not in GIVEN:
                return None, title_end, True
            if text in SKIPPED and text not in TITLE_WORDS:
                after = skip(tokens, at)
                if opens_name(tokens, after, tight=True):
                    return named(doc, head, title_end, tokens, after), title_end, False
                if text in HONOURS:
                    if after < len(tokens) and family_like(tokens[after][0]):
                        return named(doc, head, title_end, tokens, after), title_end, False
                    break
            if opens_name(tokens, at, tight=False) and not _is_salah_al_din(tokens, at):
                if tokens[at - 1][0] in TO_HOLDER and at:
                    return None, title_end, False
                return named(doc, head, title_end, tokens, at), title_end, False
            if text in STOPS and is_rare_name(tokens, at):
                return named(doc, head, title_end, tokens, at), title_end, False
            if text in FAMILIES and (
                (definite and not at) or (at and ends_title(tokens[at - 1][0], definite))
            ):
                return named(doc, head, title_end, tokens, at), title_end, False
            if (
                text.startswith("ال")
                and text[2:] in OFFICES
                and opens_name(tokens, at + 1, tight=False)
                and title_end > head.end
                and not (at and tokens[at - 1][0] in STANDING_IN)
            ):
                return named(doc, head, title_end, tokens, at + 1), title_end, False
        if complete and text in DAYS and at + 1 < len(tokens) and tokens[at + 1][0] in "،,":
            at += 1
            continue
        if text == "ما" and at + 1 < len(tokens) and tokens[at + 1][0] in SO_CALLED:
            at, complete = at + 2, False
            at += at < len(tokens) and tokens[at][0] in ("ب", "باسم")
            continue
        construct = text in TITLE_WORDS and (at == 0 or not tokens[at - 1][0].startswith(("ال", "لل")))
        over = text in OVER and (governs(tokens, at) if at else word in _OVER)
        if (
            text in STOPS
            and text not in INNER
            and not construct
            and not over
            and not (text == "الي" and word in TOWARDS)
        ):
            break
        if text == "في" and at + 1 < len(tokens) and tokens[at + 1][0] in PAPERS:
            break
        if text in ADDRESSED:
            break
        if _is_salah_al_din(tokens, at):
            at, title_end, complete = at + 2, tokens[at + 1][2], True
            continue
        if not over and not inside(text) and not second_part(head.word, tokens, at):
            ahead = carried(tokens, at, not definite and not word.endswith("ا")) or (
                apposed(tokens, at) if complete else 0
            )
            if ahead:
                at, title_end, complete = at + ahead, tokens[at + ahead - 1][2], True
                continue
            if complete and opens_name(tokens, at, tight=True, free=True):
                return named(doc, head, title_end, tokens, at), title_end, False
            if complete:
                break
        at += 1
        title_end = token[2]
        complete = text not in INNER and not over
    return name_before(doc, head, title_end), title_end, False


def _is_salah_al_din(tokens: list[Token], at: int) -> bool:
    """صلاح الدين: a province inside a title, not the first name of its holder."""
    return tokens[at][0] == "صلاح" and at + 1 < len(tokens) and tokens[at + 1][0] == "الدين"


def _inner(doc: Document, titled: TitledName) -> str:
    """The office inside a title that its holder's name follows: "المتحدث باسم (رئيس الوزراء)"; empty where none is."""
    words = doc.folded[titled.title_start : titled.title_end].split(" ")
    for number in range(1, len(words)):
        bare = words[number].removeprefix("ل")
        if bare in OFFICES and words[number - 1] != "نايب" and number + 1 < len(words):
            return " ".join([bare, *words[number + 1 :]])
    return ""


def _after_holder(doc: Document, head: Head, titled: TitledName) -> TitledName | None:
    """ "المتحدث باسم رئيس كذا فلان الفلاني فلان الفلاني": the second name, where the first is that of the office inside."""
    tokens = doc.words.at(titled.name_end, 6)
    if not tokens or GIVEN.get(tokens[0][0]) is not False or not opens_name(tokens, 0, tight=False):
        return None
    if " " not in doc.folded[titled.name_start : titled.name_end] or not _inner(doc, titled):
        return None
    return named(doc, head, titled.name_end, tokens, 0)


def _sure(folded: str, titled: TitledName) -> bool:
    """Whether a name begins with a given name: "المرشحين" may be many, whom anything may follow."""
    return GIVEN.get(folded[titled.name_start : titled.name_end].split(" ")[0]) is not None


def _adjectives(tokens: list[Token]) -> bool:
    """Whether definite words describe the rank before them, and are no family name: "الأمريكي", "المتقاعد"."""
    return all(word.removeprefix("ال") in TITLE_WORDS or word in _RETIRED for word, _, _ in tokens)


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
        if not is_word(text) or (text in STOPS and text not in INNER and text not in TITLE_WORDS):
            break
        if at and text[0] == "و" and text[1:].removeprefix("ال") in OFFICES:
            break
        if (
            text == "في"
            and at + 1 < len(tokens)
            and (tokens[at + 1][0] in PAPERS or not is_word(tokens[at + 1][0]))
        ):
            break
        if at and opens_name(tokens, at, tight=False):
            break
        if at and not inside(text) and (definite or at > 1):
            break
        definite = text.startswith(("ال", "لل", "بال")) or definite
        if text in INNER:
            definite = False
        else:
            end = token[2]
        at += 1
    return end
