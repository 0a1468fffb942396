"""Places that no list has, told by the word before them: قرية السعدونية، مدينة كيمنيتس، جسر الحديد، شارع 20.

In: a `Document`, the places found so far. Out: `Unlisted` names; where they lie is for `places` to say.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from extraction import memo
from extraction.lexicon import column, load
from extraction.name_scan import occurrences
from extraction.number_words import WORDS as NUMBERS
from extraction.place_reading import PLACE_WORDS, lead_word, previous_word
from extraction.registry import place_names

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.places import PlaceMention
    from extraction.words import Words


class Unlisted(msgspec.Struct, frozen=True, gc=False):
    """A name at [start, end) after the head at `phrase_start`; `widened` is the listed place inside it, or None.

    `elsewhere` tells that it need not lie where that place does: شارع فلسطين.
    """

    start: int
    end: int
    phrase_start: int
    level: str
    widened: PlaceMention | None
    elsewhere: bool = False


class _Head(msgspec.Struct, frozen=True, gc=False):
    level: str
    kept: bool
    widens: bool
    elsewhere: bool
    name: str


_HEADS = {
    row["head"] + " ": _Head(
        row["level"], row["kept"] == "1", row["widens"] != "0", row["widens"] == "2", row["name"]
    )
    for row in load("place_heads")
}
# How words end that hold a head, whatever its clitics: one look at each word says which heads a text may hold.
HEAD_ENDS = tuple(head.split(" ")[0] for head in _HEADS)
_RANK = {head: number for number, head in enumerate(_HEADS)}
_PARTS = {row["kind"]: frozenset(row["words"].split("|")) for row in load("place_name_parts")}
_OPENS, _CLOSES = _PARTS["opens"], _PARTS["closes"]
# مدينه البصره الجنوبيه is Basra in the south, حصيبه الشرقيه one of two.
_CLOSES_LISTED = _CLOSES - {"الشرقيه", "الغربيه", "الشماليه", "الجنوبيه"}
_NO_NAMES = frozenset(column("place_unknown", "word"))
_WEEKDAYS = frozenset(column("weekdays", "word"))
_LEADS = frozenset({"", *"وفبل", "وب", "ول", "فب"})
_QUOTES = {"«": "»", '"': '"', "“": "”", "(": ")", "‘": "’", "'": "'"}
_NO_NAME_CLASSES = memo.CORE | memo.CUT | memo.REPORT
_HEAD_WORDS = frozenset(word.rstrip() for word in _HEADS) | frozenset(PLACE_WORDS)
_NAMES = place_names()
_VILLAGES = frozenset({"قريه", "بلده", "حي", "قري", "احياء"})
_NUMBERED = frozenset({"شارع", "الكيلو", "كيلو"})
_ON_BORDER = frozenset({"الحدودي", "الحدوديه", "البري", "البريه"})
_OF_BASES = frozenset({"العسكريه", "الجويه", "البحريه", "الاميركيه", "الامريكيه", "التركيه", "الروسيه"})
_BEHIND = frozenset(["شمال", "شمالي", "جنوب", "جنوبي", "شرق", "شرقي", "غرب", "غربي"])
_OUTSIDE = _BEHIND | {"في", "الواقعه", "التابعه", "الواقع", "التابع", "القريبه", "وسط", "قرب"}


@functools.lru_cache(maxsize=1 << 12)
def _heads_at(word: str) -> tuple[str, ...]:
    """The heads that a word may open."""
    return tuple(head for head, ending in zip(_HEADS, HEAD_ENDS, strict=True) if word.endswith(ending))


def _heads_of(words: Words) -> list[str]:
    """The heads that a text may hold, in the order of the list."""
    texts = {words.texts[number] for number in words.of_class(memo.PLACE)}
    return sorted({head for text in texts for head in _heads_at(text)}, key=_RANK.__getitem__)


@functools.lru_cache(maxsize=1 << 12)
def _may_be_name(word: str) -> bool:
    """Whether a word alone can be the name of a place: السعدونيه, بونل; not سكنيه, تقطنها, بمدينه, شمالي."""
    if len(word) < 3 or not word.isalpha() or word in _NO_NAMES or word in _BEHIND or word in _HEAD_WORDS:
        return False
    if word.startswith("ال"):
        return len(word) > 4
    if word.startswith("لم") and len(word) > 5:
        return False  # معسكر لمقاتلي الحزب, مخيم لمهجرين
    if word.startswith(("و", "لل", "بال", "فال", "كال")) or word.endswith(("يه", "ها", "هم", "كم")):
        return False
    inside = word[1:]
    return not (word[0] in "بل" and (inside in _HEAD_WORDS or inside in _NAMES or inside in _BEHIND))


def _is_name(word: str, classes: int, head: str, name: str) -> bool:
    """Whether a word can be the name after a head that wants such a name; acts name villages only: قريه النصر."""
    if not _may_be_name(word) or (classes & _NO_NAME_CLASSES and head not in _VILLAGES):
        return False
    if name == "adjective":
        return word.startswith("ال") and word.endswith("ي")
    if name == "bare":
        return not word.startswith("ال") and not word.endswith(("ات", "ين"))
    return name in ("any", "border", "located", "base", "unit", "abroad") or (
        name == "article" and word.startswith("ال")
    )


def _last(doc: Document, head: str, first: int, name: str, opened: int = 0) -> int | None:
    """The number of the last word of the name that begins with word `first`; None where no name stands there.

    `opened` is how many words that only open a name (ابو, شيخ) stand before it.
    """
    words, classes = doc.words.texts, doc.words.classes
    word = words[first] if first < len(words) else ""
    following = words[first + 1] if first + 1 < len(words) else ""
    if head in _NUMBERED and word.isdigit():
        return first
    if following == "كيلو" and word.removeprefix("ال") in NUMBERS:
        return first + 1  # منطقه الخمسه كيلو
    if word in _NUMBERED and following.isdigit():
        return first + 1  # منطقه الكيلو 160
    if word in _OPENS:
        goes_on = opened < _OPENINGS and (name == "any" or word.startswith("ال"))
        inner = _last(doc, "", first + 1, "any", opened + 1) if goes_on else None
        if inner is not None:
            return inner
        return first if word.startswith("ال") and len(word) > 4 else None
    if not word:
        return None
    if head in _AFTER_MEN and classes[first] & memo.NAME and (last := _man(doc, first)) is not None:
        return last
    if not _is_name(word, classes[first], head, name):
        return None
    if name == "border" and following not in _ON_BORDER:
        return None  # منفذ الهجوم is a man
    if name == "base":
        return first if following in _OF_BASES else None  # قاعده فكتوريا العسكريه; but قاعده كبيره
    if name in ("unit", "abroad") and not word.startswith("ال") and not _is_held(words, first + 1, name):
        return None  # في ناحيه كذا بقضاء كذا; but من ناحيه ايجابيه
    if name == "located":
        return first if following in _BEHIND else None  # محور ناروان شمال الموصل; but محور المقاومه
    if following in _CLOSES or following == "الدين":
        return first + 1
    after = words[first + 2] if first + 2 < len(words) else ""
    if following == "بن" and after.isalpha():
        return first + 2  # منشاه جابر بن حيان
    if head in _TWO_WORDS and not word.startswith("ال") and _is_second(following, classes, first + 1):
        return first + 1  # قريه شيخ الحديد
    foreign = not word.startswith("ال") and not following.startswith("ال")
    if foreign and after in _OUTSIDE and _is_name(following, classes[first + 1], "", "any"):
        return first + 1  # مدينه كلوج نابوكا شمال
    return first


_OPENINGS = 4  # قريه ال بو شيخ محمد: words that open one name


def _is_held(words: list[str], at: int, name: str) -> bool:
    """Whether what follows tells where a unit lies: التابعه, شمال, بقضاء, بالمحافظه, في محافظه."""
    word = words[at] if at < len(words) else ""
    if word in _BEHIND or word in _BELONGING:
        return True
    if word == "في":
        return name == "abroad" or (at + 1 < len(words) and words[at + 1] in _HOLDERS)
    return word[:1] == "ب" and word[1:].removeprefix("ال") in _HOLDERS


def _is_second(word: str, classes: Sequence[int], at: int) -> bool:
    """Whether a word with the article ends the name of a village: عوجه الحسين; not an adjective, nor who came there."""
    if not word.startswith("ال") or len(word) < 5 or word.endswith(("ه", "ي", "ون", "ين", "ات")):
        return False
    if word in _WEEKDAYS:
        return False  # في قريه كذا الخميس
    return not classes[at] & (_NO_PART_OF_MAN | memo.PARTY | memo.REPORT) and _may_be_name(word)


_TWO_WORDS = frozenset({"قريه", "قري", "بلده", "حي", "محله", "منطقه"})
_BELONGING = frozenset({"التابعه", "التابع", "الواقعه", "الواقع"})
_HOLDERS = frozenset({"محافظه", "قضاء", "ناحيه", "اقليم"})


def _man(doc: Document, first: int) -> int | None:
    """قريه محمد صالح العبيدي شمال, شارع سلمان فائق، : the last word of a man's name after which a place is called."""
    words, classes = doc.words.texts, doc.words.classes
    last = first
    for at in range(first + 1, min(first + 4, len(words))):
        word = words[at]
        if word in _OUTSIDE or not word.isalpha() or (word[0] == "ب" and word[1:] in _HEAD_WORDS):
            return last if last > first else None
        if (
            classes[at] & _NO_PART_OF_MAN
            or not _may_be_name(word)
            or (word[:2] == "ال" and word[-2:] == "يه")
        ):
            return None
        last = at
    return None


_AFTER_MEN = frozenset({"قريه", "قري", "بلده", "شارع"})
_NO_PART_OF_MAN = memo.CORE | memo.CUT | memo.CUE | memo.FIGURE | memo.TITLE | memo.SAYING | memo.PLACE


def _span(doc: Document, head: str, at: int, name: str) -> tuple[int, int] | None:
    """The span of the name at a position; what stands in quotation marks is the whole of it."""
    first = doc.words.index(at)
    texts, tokens = doc.words.texts, doc.words.tokens
    closing = _QUOTES.get(texts[first]) if first < len(texts) else None
    if closing is not None:
        inside = texts[first + 1 : first + 6]
        if closing not in inside:
            return None
        count = inside.index(closing)
        fits = 0 < count <= 4 and all(word.isalnum() for word in inside[:count])
        if not fits or (count == 1 and inside[0] in _NO_NAMES):
            return None
        return tokens[first + 1][1], tokens[first + count][2]
    last = _last(doc, head, first, name)
    return None if last is None else (tokens[first][1], tokens[last][2])


def find_unlisted(doc: Document, mentions: list[PlaceMention]) -> Iterator[Unlisted]:
    """The names after the heads of the list, by head; listed places only where the head makes them another place."""
    text = doc.folded
    told: set[int] = set()
    by_start = {mention.start: mention for mention in mentions}
    for word in _heads_of(doc.words):
        head = _HEADS[word]
        for place in occurrences(text, word):
            lead = lead_word(text, place)
            opening = place - len(lead)
            if lead in _LEADS and place in by_start and head.name == "adjective":
                span = _span(doc, word[:-1], place + len(word), head.name)
                if span is not None:  # الحي العسكري: not the town of الحي
                    yield Unlisted(place, span[1], opening, head.level, by_start[place], True)
            if lead not in _LEADS or place in by_start:
                continue
            if word == "ناحيه " and previous_word(text, opening) == "من":
                continue
            after = place + len(word)
            listed = by_start.get(after + (text[after : after + 1] in _QUOTES))  # شارع "فلسطين"
            if listed is not None:
                if head.widens and (listed.level != "country" or word in _NAMED_AFTER_LANDS):
                    yield Unlisted(
                        place, _with_kind(doc, listed.end), opening, head.level, listed, head.elsewhere
                    )
                elif (end := _closed(doc, listed)) is not None:
                    yield Unlisted(after, end, opening, listed.level, listed)
                continue
            if head.level == "facility" and lead.endswith("ل"):
                continue  # قال لمحطه كذا
            span = _span(doc, word[:-1], after, head.name)
            if span is None or span[0] in by_start or (word in _MISREAD and not _is_meant(doc, word, place)):
                continue
            start = place if head.kept else span[0]
            if start not in told:
                told.add(start)
                inner = _inside(doc, by_start, span)
                yield Unlisted(start, span[1], opening, head.level, inner, inner is not None)


def _inside(doc: Document, by_start: dict[int, PlaceMention], span: tuple[int, int]) -> PlaceMention | None:
    """مراب الكوير, ساحه معهد الحله: the listed place that ends a longer name."""
    tokens = doc.words.tokens
    for at in range(doc.words.index(span[0]) + 1, len(tokens)):
        if tokens[at][1] >= span[1]:
            break
        inner = by_start.get(tokens[at][1])
        if inner is not None:
            return inner if inner.end == span[1] else None
    return None


def _with_kind(doc: Document, end: int) -> int:
    """مطار دمشق الدولي, حقل الزبير النفطي: where a name ends with what it is for."""
    following = doc.words.at(end, 1)
    if following and following[0][0] in _KINDS and following[0][1] - end <= 1:
        return following[0][2]
    return end


_KINDS = frozenset(
    {"الدولي", "الدوليه", "العسكري", "العسكريه", "النفطي", "النفطيه", "الحدودي", "الجوي", "الجويه", "المدني"}
)


def _is_meant(doc: Document, word: str, place: int) -> bool:
    """Whether وادي is the valley and not وأدى, احياء quarters and not إحياء."""
    written = doc.raw_text(place, place + len(word) - 1)
    return written == "وادي" if word == "وادي " else not written.startswith("إ")


_MISREAD = frozenset({"وادي ", "احياء "})
_NAMED_AFTER_LANDS = frozenset({"فندق ", "شارع "})


def _closed(doc: Document, listed: PlaceMention) -> int | None:
    """Where a name ends that says which of several it is: الامين الثانيه, الحود التحتانيه; None for others."""
    if listed.country != "IQ" or listed.level not in ("town", "neighbourhood"):
        return None
    following = doc.words.at(listed.end, 1)
    if not following or following[0][0] not in _CLOSES_LISTED or following[0][1] - listed.end > 1:
        return None
    return following[0][2]
