"""What a place's name can mean where it stands: by the word before it, and by what supports a common word.

In: folded text and a `NameHit`. Out: `Reading`s: the places meant surely, or those that need support, as `Group`s that
know whether they settle one place. A common word is supported by a direction, a list, a distance, its governorate.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

from extraction.lexicon import column, load
from extraction.name_scan import NameHit
from extraction.registry import Place, place_names, places
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document


class Group(msgspec.Struct, frozen=True, gc=False):
    """Places of one name: `settled` is the one meant where all lie together, `common` tells an everyday word of Iraq,
    `hidden_towns` one that towns only share with a word, `country` the one that all lie in where it is no such word."""

    options: tuple[Place, ...]
    settled: Place | None
    common: bool
    hidden_towns: bool
    country: str | None


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What a name can mean after a word: surely, or only with support; how much of it is its own place word."""

    sure: Group | None
    possible: Group | None
    strip: int


_PLACES = places()
PLACE_WORDS: dict[str, tuple[str, ...]] = {
    row["word"]: tuple(row["levels"].split()) for row in load("place_words")
}
_FACILITIES = frozenset(column("facility_words", "word"))
STRICT = frozenset(column("place_strict", "name"))
_BEFORE = {
    lead + word: word
    for word in [*PLACE_WORDS, *_FACILITIES]
    for lead in ("", *"وفبلك", "ال", "لل", "وب", "ول", "وال", "بال", "فال", "كال", "ولل", "وبال", "فب")
}
_RANK = ("country", "governorate", "district", "subdistrict", "town", "neighbourhood", "area")
_QUOTES = "\"'“”‘’«»( \n"
# الرمادي والقائم، حديثة: what stands between two places of a list.
_JOINED = re.compile(r"[ ،,/\-)\"»]{0,4}(?:و(?:في |من |مدينه |قضاء |ناحيه |بلده |منطقه )?|او )?")
SIDES = frozenset(
    ["شمال", "شمالي", "جنوب", "جنوبي", "شرق", "شرقي", "غرب", "غربي", "بشمال", "بجنوب", "بشرق", "بغرب"]
)
# How far: علي بعد نحو 70 كيلومترا, 75 كم.
FAR = (
    r"(?:علي (?:بعد|مسافه) )?(?:(?:نحو|حوالي|قرابه|زهاء) )?"
    r"[0-9]{1,3} ?(?:كيلومترات|كيلومترا|كيلومتر|كلم|كم|اميال|ميلا|ميل)(?![^\W\d_])"
)
_LOCATED_AFTER = re.compile(
    r"[ (،,]{1,3}(?:(?:الواقعه? )?(?:الي )?(?:ال)?(?:شمال|جنوب|شرق|غرب)ي? |(?:في |ضمن )?ب?(?:محافظه|قضاء) |التابعه? ل)"
    rf"|[ (،,]{{1,3}}{FAR}"
)
_ON_BORDER = re.compile(r" علي (?:ال)?(?:حدود|شريط)")
PLACED = frozenset({"في", "من", "الي", "قرب", "نحو", "داخل", "وسط", "باتجاه", "اطراف", "طريق"})
LED = PLACED | {
    "مركز",
    "علي",
    "عند",
    "خارج",
    "حول",
    "مدخل",
    "محيط",
    "مدينه",
    "محافظه",
    "قضاء",
    "ناحيه",
    "بلده",
    "قريه",
    "حي",
    "منطقه",
    "كانت",
}
# بغداد - , بغداد «الخليج»، وكالات: , لندن ـ رويترز: (folding leaves two spaces of a lengthened dash)
_DATELINE_AFTER = re.compile(
    r"\s{0,2}[\-/:(|،]| {1,3}[«\"][^»\"\n]{2,20}[»\"][^\n:]{0,14}:| {2,3}[^\n:]{2,25}:| [0-9]{1,2} [^\W\d_]+ 1[34][0-9]{2} ه "
)
# بيروت، لبنان (CNN)-- behind a line of its own
WIRE = re.compile(r"(?:[،,] [^\W\d_]+(?: [^\W\d_]+){0,3})? ?\([^()\n]{2,12}\) ?-")
_FAMILY_AFTER = re.compile(r" ال\w{2,12}ي(?!\w)")


def settled(options: tuple[Place, ...]) -> Place | None:
    """The place meant where all options lie in one governorate, or in one country abroad: the widest of them."""
    if len(options) == 1:
        return options[0]
    if len({(option.governorate, option.country) for option in options}) == 1:
        return min(options, key=lambda option: _RANK.index(option.level))
    return None


@functools.cache
def group(options: tuple[Place, ...]) -> Group | None:
    """Places of one name as a group; None where there are none."""
    if not options:
        return None
    common = all(option.needs_place_word and option.country == "IQ" for option in options)
    words = all(option.needs_place_word for option in options)
    towns = words and all(option.level == "town" for option in options)
    alone = not words and len({option.country for option in options}) == 1
    return Group(options, settled(options), common, towns, options[0].country if alone else None)


@functools.cache
def group_of(place_ids: tuple[str, ...]) -> Group | None:
    """The group of these places."""
    return group(tuple(_PLACES[place_id] for place_id in place_ids))


@functools.cache
def read_name(name: str, place_ids: tuple[str, ...], word: str) -> Reading:
    """What a folded name means after a place or facility word ('' where neither stands before it)."""
    sure, possible, strip = _reading(name, place_ids, word)
    return Reading(group(sure), group(possible), strip)


def _reading(
    name: str, place_ids: tuple[str, ...], word: str
) -> tuple[tuple[Place, ...], tuple[Place, ...], int]:
    known = tuple(_PLACES[place_id] for place_id in place_ids)
    first, _, rest = name.partition(" ")
    strip = 0
    levels = PLACE_WORDS.get(word, ())
    if rest and (first in PLACE_WORDS or first in _FACILITIES or first == "العاصمه"):
        own = any(fold_key(place.name_ar) == name for place in known)
        # العاصمه بغداد is بغداد; but العاصمه السعوديه is no السعوديه
        same = first != "العاصمه" or not set(place_names().get(rest, ())).isdisjoint(place_ids)
        if first not in _FACILITIES and rest in place_names() and same and not own:
            strip = len(first) + 1
        levels = PLACE_WORDS.get(first, ())
        fitting = tuple(place for place in known if place.level in levels)
        return (fitting or known, (), strip)
    # سلطنة عمان، سوق جميلة: another, longer name of a place is no common word.
    bare = tuple(
        place for place in known if not place.needs_place_word or (rest and name != fold_key(place.name_ar))
    )
    if levels:
        fitting = tuple(
            sorted((place for place in known if _fits(place, levels)), key=lambda p: _order(p, levels))
        )
        if not fitting and levels[0] == "governorate":
            fitting = tuple(place for place in known if place.level == "town" and place.country != "IQ")
        plain = tuple(place for place in fitting if not place.needs_place_word)
        if fitting:
            abroad = len({place.country for place in fitting}) > 1
            return (plain if plain and abroad else fitting, (), 0)
        return (bare if levels[0] in ("governorate", "country") or levels == ("town",) else known, (), 0)
    if word:
        return (bare, (), 0)
    return (bare, () if bare else known, 0)


def _fits(place: Place, levels: tuple[str, ...]) -> bool:
    """Whether a place can bear a place word; the sub-districts of a city are its quarters: حي المنصور."""
    return place.level in levels or (
        "neighbourhood" in levels and place.level == "subdistrict" and place.parent in _CITY_DISTRICTS
    )


def _order(place: Place, levels: tuple[str, ...]) -> int:
    return levels.index(place.level) if place.level in levels else levels.index("neighbourhood")


_CITY_DISTRICTS = frozenset({"iq_bg_karkh", "iq_bg_rusafa"})


def word_before(text: str, lead: int) -> tuple[str, int]:
    """The place or facility word before a position, bare of its clitics, and its start; '' where another word stands."""
    if not lead or text[lead - 1] not in _QUOTES:
        return "", lead
    end = lead - 1
    while end > 0 and lead - end < 3 and text[end - 1] in _QUOTES:
        end -= 1
    first = max(0, end - 14)
    start = max(text.rfind(" ", first, end), text.rfind("\n", first, end)) + 1
    if start == 0 and first > 0:
        return "", lead
    return _BEFORE.get(text[start:end], ""), start


def lead_word(text: str, place: int) -> str:
    """The letters of a word before a place inside it: "ب" for the second letter of "بقرية"."""
    start = place
    while start > 0 and place - start < 4 and text[start - 1].isalpha():
        start -= 1
    return text[start:place]


def previous_word(text: str, lead: int) -> str:
    """The word before a position as it stands."""
    cut = text[max(0, lead - 18) : lead].split()
    return cut[-1] if cut else ""


def supported(text: str, hit: NameHit, before: int) -> bool:
    """Whether a common word is used as a place: "التاجي شمالي بغداد", "شمالي القائم", "الرمادي والقائم"."""
    if hit.entry.name in STRICT:
        return False
    if before >= 0 and _JOINED.fullmatch(text, before, hit.start) is not None:
        return True
    located = _LOCATED_AFTER.match(text, hit.end) is not None
    # في القائم علي الحدود السوريه; but في بلد علي الحدود
    located = located or (hit.entry.name.startswith("ال") and _ON_BORDER.match(text, hit.end) is not None)
    if located:
        return hit.lead < hit.start or previous_word(text, hit.lead) in PLACED
    return hit.lead == hit.start and previous_word(text, hit.lead) in SIDES


def spelled(doc: Document, hit: NameHit, meant: Group) -> bool:
    """Whether a common word ends as the name does: راوة is a town, وأنه and جده are not وانة and جدة."""
    if not hit.entry.name.endswith("ه") or doc.raw_text(hit.start, hit.end)[-1] != "ه":
        return True
    return any(option.name_ar.endswith("ه") for option in meant.options)


def is_person(text: str, hit: NameHit, word: str) -> bool:
    """صلاح الدين is a man's name where a family name follows and no place word leads: صلاح الدين الأيوبي."""
    return not word and hit.entry.name == "صلاح الدين" and _FAMILY_AFTER.match(text, hit.end) is not None


def is_dateline(text: str, hit: NameHit) -> bool:
    """بغداد - ، (بغداد/ رويترز): a place that opens a line and is cut off from the sentence; not "قرب بغداد،"."""
    opening = text[text.rfind("\n", 0, hit.start) + 1 : hit.start]
    last = opening.split()[-1:]
    if hit.lead < hit.start or (last and (last[0] in SIDES or last[0].removeprefix("و") in LED)):
        return False
    if len(opening) > 30 or "." in opening or _DATELINE_AFTER.match(text, hit.end) is None:
        return False
    # سقطت الرمادي، وفي اللطيفيه (40 كلم: what stands in a sentence; but بيروت، لبنان (CNN)
    inside = last and last[0][-1].isalpha()
    return not (inside and text[hit.end : hit.end + 2].strip()[:1] in ("،", "("))
