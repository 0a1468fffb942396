"""Places named in a text, each with its governorate and country where the text settles them.

In: a `Document`. Out: `PlaceMention`s by start. A name that is also a common word (بلد، القائم، الثورة) counts only
after a place word, beside another place, or where its governorate is named in the sentence; of several places with one
name (the two الرشاد) the text around must tell which, else `place_id` and `governorate` stay None.

API: `find_places(doc)`, `find_nationalities(doc)`, `country_in(doc, start, end)`.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from extraction.lexicon import column, load
from extraction.name_scan import NameHit, occurrences
from extraction.registry import Place, place_names, places
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document


class PlaceMention(NamedTuple):
    """A place in the folded text, without its place word; `phrase_start` is where that word begins.

    `name` is the bare name as written. `kind` is name, dateline (the outlet's own stamp at the head of the text),
    capital ("العاصمة" alone) or force (the place in the name of a force: شرطة كركوك).
    """

    start: int
    end: int
    place_id: str | None
    name: str
    governorate: str | None
    country: str | None
    level: str
    kind: str
    phrase_start: int


class Nationality(NamedTuple):
    """An adjective of nationality (السورية), with its country."""

    start: int
    end: int
    country: str


class _Reading(NamedTuple):
    """What a name can mean after a word: surely, or only with support; how much of it is its own place word."""

    sure: tuple[Place, ...]
    possible: tuple[Place, ...]
    strip: int


class _Seen(NamedTuple):
    """A hit that counts, with the places it may mean."""

    start: int
    end: int
    phrase_start: int
    options: tuple[Place, ...]
    kind: str


_PLACES = places()
_WORDS: dict[str, tuple[str, ...]] = {
    row["word"]: tuple(row["levels"].split()) for row in load("place_words")
}
_FACILITIES = frozenset(column("facility_words", "word"))
_STRICT = frozenset(column("place_strict", "name"))
_NO_NAMES = frozenset(column("place_unknown", "word"))
_LEADS = frozenset({*"وفبل", "وب", "ول", "فب"})
_BEFORE = {
    lead + word: word
    for word in [*_WORDS, *_FACILITIES]
    for lead in ("", *"وفبلك", "ال", "لل", "وب", "ول", "وال", "بال", "فال", "كال", "ولل", "وبال", "فب")
}
_RANK = ("country", "governorate", "district", "subdistrict", "town", "neighbourhood", "area")
_QUOTES = "\"'“”«»( \n"
# الرمادي والقائم، حديثة: what stands between two places of a list.
_JOINED = re.compile(r"[ ،,/\-)\"»]{0,4}(?:و(?:في |من |مدينه |قضاء |ناحيه |بلده |منطقه )?|او )?")
_SIDES = frozenset(
    ["شمال", "شمالي", "جنوب", "جنوبي", "شرق", "شرقي", "غرب", "غربي", "بشمال", "بجنوب", "بشرق", "بغرب"]
)
_LOCATED_AFTER = re.compile(
    r"[ (،,]{1,3}(?:(?:الواقعه? )?(?:الي )?(?:ال)?(?:شمال|جنوب|شرق|غرب)ي? |(?:في |ضمن )?ب?(?:محافظه|قضاء) |التابعه? ل|[0-9]{1,3} (?:كلم|كم|كيلو))"
)
_PLACED = frozenset({"في", "من", "الي", "قرب", "نحو", "داخل", "وسط", "باتجاه", "اطراف", "طريق"})
_DATELINE_AFTER = re.compile(r"\s{0,2}[\-/:(|،]")
_CAPITAL_LEAD = re.compile(r"(?<![^\W\d_])[وف]?(?:[بك]?ال|لل)\Z")
_FAMILY_AFTER = re.compile(r" ال\w{2,12}ي(?!\w)")
# قرية السعدونية، بلدة تل كذا: a place that no list has, by the word before it.
_UNLISTED_AFTER = ("قريه ", "بلده ", "ناحيه ", "قضاء ", "حي ")
_UNLISTED = re.compile(r"[\"«“]?((?:البو|ال بو|ام|ابو|ابي|تل|عين|بني|خان) ?[^\W\d_]{3,}|ال[^\W\d_]{3,})")
_NEAR = 60


@functools.cache
def _reading(name: str, place_ids: tuple[str, ...], word: str) -> _Reading:
    known = tuple(_PLACES[place_id] for place_id in place_ids)
    first, _, rest = name.partition(" ")
    strip = 0
    levels = _WORDS.get(word, ())
    if rest and (first in _WORDS or first in _FACILITIES or first == "العاصمه"):
        own = any(fold_key(place.name_ar) == name for place in known)
        if first not in _FACILITIES and rest in place_names() and not own:
            strip = len(first) + 1
        levels = _WORDS.get(first, ())
        fitting = tuple(place for place in known if place.level in levels)
        return _Reading(fitting or known, (), strip)
    # سلطنة عمان، سوق جميلة: another, longer name of a place is no common word.
    bare = tuple(
        place for place in known if not place.needs_place_word or (rest and name != fold_key(place.name_ar))
    )
    if levels:
        fitting = tuple(
            sorted((place for place in known if place.level in levels), key=lambda p: levels.index(p.level))
        )
        plain = tuple(place for place in fitting if not place.needs_place_word)
        if fitting:
            abroad = len({place.country for place in fitting}) > 1
            return _Reading(plain if plain and abroad else fitting, (), 0)
        return _Reading(
            bare if levels[0] in ("governorate", "country") or levels == ("town",) else known, (), 0
        )
    if word:
        return _Reading(bare, (), 0)
    return _Reading(bare, () if bare else known, 0)


def _word_before(text: str, lead: int) -> tuple[str, int]:
    """The place or facility word before a position, bare of its clitics, and its start; '' where another word stands."""
    end = lead
    while end > 0 and lead - end < 3 and text[end - 1] in _QUOTES:
        end -= 1
    if end == lead:
        return "", lead
    start = max(text.rfind(" ", max(0, end - 14), end), text.rfind("\n", max(0, end - 14), end)) + 1
    return _BEFORE.get(text[start:end], ""), start


def _lead_word(text: str, place: int) -> str:
    """The letters of a word before a place inside it: "ب" for the second letter of "بقرية"."""
    start = place
    while start > 0 and place - start < 4 and text[start - 1].isalpha():
        start -= 1
    return text[start:place]


def _previous_word(text: str, lead: int) -> str:
    """The word before a position as it stands."""
    cut = text[max(0, lead - 18) : lead].split()
    return cut[-1] if cut else ""


def _supported(text: str, hit: NameHit, before: int) -> bool:
    """Whether a common word is used as a place: "التاجي شمالي بغداد", "شمالي القائم", "الرمادي والقائم"."""
    if hit.entry.name in _STRICT:
        return False
    if before >= 0 and _JOINED.fullmatch(text, before, hit.start) is not None:
        return True
    if _LOCATED_AFTER.match(text, hit.end) is not None:
        return hit.lead < hit.start or _previous_word(text, hit.lead) in _PLACED
    return hit.lead == hit.start and _previous_word(text, hit.lead) in _SIDES


def _spelled(doc: Document, hit: NameHit, options: tuple[Place, ...]) -> bool:
    """Whether a common word ends as the name does: راوة is a town, وأنه and جده are not وانة and جدة."""
    if not hit.entry.name.endswith("ه") or doc.raw_text(hit.start, hit.end)[-1] != "ه":
        return True
    return any(option.name_ar.endswith("ه") for option in options)


def _person(text: str, hit: NameHit, word: str) -> bool:
    """صلاح الدين is a man's name where a family name follows and no place word leads: صلاح الدين الأيوبي."""
    return not word and hit.entry.name == "صلاح الدين" and _FAMILY_AFTER.match(text, hit.end) is not None


def _collect(doc: Document) -> tuple[list[_Seen], list[tuple[NameHit, _Reading]]]:
    """The hits that count, and those that may count once their sentence names their governorate."""
    text = doc.folded
    seen: list[_Seen] = []
    doubtful: list[tuple[NameHit, _Reading]] = []
    last_end = -1
    for hit in doc.names:
        entry = hit.entry
        if not entry.place_ids:
            for first, last, place_ids in entry.inner:
                known = tuple(_PLACES[place_id] for place_id in place_ids)
                seen.append(_Seen(hit.start + first, hit.start + last, hit.start + first, known, "force"))
            continue
        word, word_start = _word_before(text, hit.lead)
        reading = _reading(entry.name, entry.place_ids, word)
        options = reading.sure
        if not options and reading.possible:
            if not _supported(text, hit, last_end):
                doubtful.append((hit, reading))
                continue
            options = reading.possible if _spelled(doc, hit, reading.possible) else ()
        if not options or _person(text, hit, word):
            continue
        phrase_start = word_start if word in _WORDS else hit.lead
        kind = "name"
        if doc.title_end < hit.start <= doc.title_end + 40 and _is_dateline(text, hit):
            kind = "dateline"
        seen.append(_Seen(hit.start + reading.strip, hit.end, phrase_start, options, kind))
        last_end = hit.end
    return seen, doubtful


def _is_dateline(text: str, hit: NameHit) -> bool:
    """بغداد - ، (بغداد/ رويترز): a place that opens a line and is cut off from the sentence."""
    opening = text[text.rfind("\n", 0, hit.start) + 1 : hit.start]
    return len(opening) <= 30 and "." not in opening and _DATELINE_AFTER.match(text, hit.end) is not None


def _settled(options: tuple[Place, ...]) -> Place | None:
    """The place meant where all options lie in one governorate, or in one country abroad: the widest of them."""
    if len(options) == 1:
        return options[0]
    if len({(option.governorate, option.country) for option in options}) == 1:
        return min(options, key=lambda option: _RANK.index(option.level))
    return None


def _nearest(
    at: int, starts: list[int], known: list[tuple[int, str]], wanted: set[str], reach: int
) -> str | None:
    """The wanted governorate named nearest to a position within reach; None where none is."""
    best: tuple[int, str] | None = None
    for place in range(bisect_left(starts, at - reach), len(starts)):
        start, governorate = known[place]
        if start > at + reach:
            break
        if governorate in wanted and (best is None or abs(start - at) < best[0]):
            best = (abs(start - at), governorate)
    return best[1] if best else None


class _Context:
    """The governorates that a text names beyond doubt, for telling places of one name apart."""

    def __init__(self, doc: Document, seen: list[_Seen]) -> None:
        self.doc = doc
        self.plain = [
            item.options
            for item in seen
            if item.kind != "dateline" and not all(option.needs_place_word for option in item.options)
        ]
        self.known = [
            (item.start, place.governorate)
            for item in seen
            if (place := _settled(item.options)) is not None and place.governorate and item.kind != "dateline"
        ]
        self.starts = [start for start, _ in self.known]

    @functools.cached_property
    def countries(self) -> Counter[str]:
        """How often the text names each country, its people or a place that can only lie there."""
        counts = Counter(nationality.country for nationality in find_nationalities(self.doc))
        for options in self.plain:
            if options[0].country and len({option.country for option in options}) == 1:
                counts[options[0].country] += 1
        return counts

    def country(self, wanted: set[str]) -> str | None:
        """Which of the wanted countries the text names more than the others; None where that does not settle it."""
        ordered = sorted(wanted, key=lambda code: (-self.countries[code], code))
        ahead = self.countries[ordered[0]] > (self.countries[ordered[1]] if len(ordered) > 1 else 0)
        return ordered[0] if ahead else None

    def nearest(self, at: int) -> str | None:
        """The governorate named nearest to a position, in its sentence."""
        sentence = self.doc.sentence_at(at)
        if sentence is None or not self.known:
            return None
        first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        return min(self.known[first:last], key=lambda item: abs(item[0] - at), default=(0, None))[1]

    def governorate(self, at: int, wanted: set[str], widely: bool) -> str | None:
        """Which of the wanted governorates the text around a position names: close by, in the sentence, anywhere."""
        if not self.known:
            return None
        near = _nearest(at, self.starts, self.known, wanted, _NEAR)
        if near is not None:
            return near
        sentence = self.doc.sentence_at(at)
        if sentence is not None:
            first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
            inside = {governorate for _, governorate in self.known[first:last]} & wanted
            if inside:
                return inside.pop() if len(inside) == 1 else None
        anywhere = {governorate for _, governorate in self.known} & wanted if widely else set()
        return anywhere.pop() if len(anywhere) == 1 else None


def _written(doc: Document, item: _Seen) -> str:
    """The bare name as written; the alif that للبصرة leaves out is put back."""
    name = doc.raw_text(item.start, item.end)
    return "ال" + name[2:] if name.startswith("لل") and doc.folded.startswith("لل", item.start) else name


def _mention(doc: Document, item: _Seen, context: _Context) -> PlaceMention | None:
    """The mention with its place where that is settled; None for a common word in a text that never names Iraq."""
    options = item.options
    if len(options) == 1 and not options[0].needs_place_word:
        return _at(doc, item, options[0], options[0].governorate, options[0].country, options[0].level)
    if not context.countries["IQ"] and all(o.needs_place_word and o.country == "IQ" for o in options):
        return None
    countries = {option.country for option in options if option.country}
    country = countries.pop() if len(countries) == 1 else context.country(countries)
    if country is not None:
        options = tuple(option for option in options if option.country == country)
    place = _settled(options)
    level, governorate = options[0].level, None
    if place is None:
        wanted = {option.governorate for option in options if option.governorate}
        governorate = context.governorate(item.start, wanted, widely=True)
        place = _settled(tuple(o for o in options if governorate and o.governorate == governorate))
    if place is not None:
        governorate, country, level = place.governorate, place.country, place.level
    return _at(doc, item, place, governorate, country, level)


def _at(
    doc: Document, item: _Seen, place: Place | None, governorate: str | None, country: str | None, level: str
) -> PlaceMention:
    return PlaceMention(
        item.start,
        item.end,
        place.place_id if place else None,
        _written(doc, item),
        governorate,
        country,
        level,
        item.kind,
        item.phrase_start,
    )


def _doubtful(doc: Document, hits: list[tuple[NameHit, _Reading]], context: _Context) -> list[_Seen]:
    """Common words that stand as places after all: "في حديثة" in a sentence that names Anbar."""
    found = []
    for hit, reading in hits:
        in_place = hit.lead < hit.start and doc.folded[hit.start - 1] == "ب"
        if not in_place and _previous_word(doc.folded, hit.lead) not in _PLACED:
            continue
        wanted = {place.governorate for place in reading.possible if place.governorate}
        if hit.entry.name in _STRICT or not _spelled(doc, hit, reading.possible):
            continue
        governorate = context.governorate(hit.start, wanted, widely=False) if wanted else None
        if governorate is not None:
            options = tuple(place for place in reading.possible if place.governorate == governorate)
            found.append(_Seen(hit.start, hit.end, hit.lead, options, "name"))
    return found


def _capitals(doc: Document, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """ "العاصمة" alone is Baghdad where the article names Iraq or its places more than any other country."""
    counts = Counter(mention.country for mention in mentions if mention.country)
    counts.update(nationality.country for nationality in find_nationalities(doc))
    if not counts or any(counts[country] >= counts["IQ"] for country in counts if country != "IQ"):
        return []
    taken = {mention.phrase_start for mention in mentions} | {mention.start for mention in mentions}
    abroad = {n.start: n.country for n in find_nationalities(doc) if n.country != "IQ"}
    baghdad = _PLACES["iq_bg"]
    found = []
    for place in occurrences(doc.folded, "عاصمه"):
        start, end = place - 2, place + len("عاصمه")
        lead = _CAPITAL_LEAD.search(doc.folded, max(0, place - 5), place)
        if lead is None or doc.folded[end : end + 1].isalpha():
            continue
        follows = next(
            (at for at in range(end, min(end + 4, len(doc.folded))) if doc.folded[at].isalpha()), end
        )
        if follows in abroad or not taken.isdisjoint(range(lead.start(), follows + 1)):
            continue
        name = "العاصمة" if doc.folded.startswith("لل", start) else doc.raw_text(start, end)
        found.append(
            PlaceMention(start, end, "iq_bg", name, "IQ-BG", "IQ", baghdad.level, "capital", lead.start())
        )
    return found


def _unlisted(doc: Document, mentions: list[PlaceMention], context: _Context) -> list[PlaceMention]:
    """Villages and quarters that no list has, where the text puts them into a governorate of Iraq."""
    text = doc.folded
    starts = {mention.start for mention in mentions}
    found = []
    for word in _UNLISTED_AFTER if context.known else ():
        for place in occurrences(text, word):
            match = _UNLISTED.match(text, place + len(word))
            if match is None or match.start(1) in starts or match.group(1) in _NO_NAMES:
                continue
            if place and text[place - 1].isalpha() and _lead_word(text, place) not in _LEADS:
                continue
            if word == "ناحيه " and _previous_word(text, place) == "من":
                continue
            start, end = match.span(1)
            governorate = context.nearest(start)
            if governorate is not None:
                level, name = _WORDS[word[:-1]][0], doc.raw_text(start, end)
                found.append(
                    PlaceMention(start, end, None, name, governorate, "IQ", level, "unlisted", place)
                )
    return found


def find_places(doc: Document) -> list[PlaceMention]:
    """All places of the text, by start; places inside a longer name are not told twice."""
    seen, doubtful = _collect(doc)
    context = _Context(doc, seen)
    if doubtful:
        seen += _doubtful(doc, doubtful, context)
    mentions = [m for item in seen if (m := _mention(doc, item, context)) is not None]
    if "عاصمه" in doc.folded:
        mentions += _capitals(doc, mentions)
    mentions += _unlisted(doc, mentions, context)
    return sorted(mentions, key=lambda mention: mention.start)


def find_nationalities(doc: Document) -> list[Nationality]:
    """The adjectives of nationality in the text, by start."""
    return [Nationality(h.start, h.end, h.entry.nationality) for h in doc.names if h.entry.nationality]


def country_in(doc: Document, start: int, end: int) -> str | None:
    """The one country that the places of a folded span lie in, else the one its adjectives name; None if several."""
    mentions = doc.places[bisect_left(doc.places, start, key=lambda m: m.start) :]
    named = {m.country for m in mentions if m.start < end and m.country}
    if not named:
        named = {n.country for n in find_nationalities(doc) if start <= n.start < end}
    return named.pop() if len(named) == 1 else None
