"""Places named in a text, each with its governorate and country where the text settles them.

In: a `Document`. Out: `PlaceMention`s by start. A name that is also a common word (بلد، القائم، الثورة) counts only
after a place word, beside another place, or where its governorate is named in the sentence; of several places with one
name (the two الرشاد) the text around must tell which, else `place_id` and `governorate` stay None.

API: `find_places(doc)`, `find_nationalities(doc)`, `country_in(doc, start, end)`.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from extraction.document import Mentions, in_span
from extraction.lexicon import load
from extraction.name_scan import NameHit, occurrences
from extraction.place_context import Context, Seen
from extraction.place_reading import (
    LED,
    PLACE_WORDS,
    PLACED,
    SIDES,
    STRICT,
    WIRE,
    Reading,
    group,
    group_of,
    is_dateline,
    is_person,
    previous_word,
    read_name,
    settled,
    spelled,
    supported,
    word_before,
)
from extraction.place_relocation import foremost, relocated
from extraction.place_unlisted import find_unlisted
from extraction.registry import Place, places

if TYPE_CHECKING:
    from extraction.document import Document


class PlaceMention(msgspec.Struct, frozen=True, gc=False):
    """A place in the folded text, without its place word; `phrase_start` is where that word begins.

    `name` is the bare name as written. `kind` is name, dateline (the outlet's own stamp at the head of the text), capital
    ("العاصمة" alone) or force (the place in the name of a force: شرطة كركوك).
    """

    start: int
    end: int
    place_id: str | None
    governorate: str | None
    country: str | None
    level: str
    kind: str
    phrase_start: int
    name: str


class Nationality(msgspec.Struct, frozen=True, gc=False):
    """An adjective of nationality (السورية), with its country."""

    start: int
    end: int
    country: str


_BAGHDAD = places()["iq_bg"]
_GUARDS = {
    row["name"]: (
        frozenset(row["before"].split("|")) - {""},
        tuple(f" {word}" for word in row["after"].split("|") if word),
    )
    for row in load("place_guards")
}
_BY_START = attrgetter("start")
# قتل ثلاثه في الناصريه، وفي العماره قتل تسعه: a scene of its own at the head of a clause
_FRONTED = re.compile(r"(?:\A|[\n.،]) ?وفي \Z")
_WIRE_REACH = 300  # characters of what may stand between the title and an agency's stamp
_TWO_PROVINCES = 24  # characters from a name to that which tells that it lies in two provinces
_NO_MARKS = dict.fromkeys(map(ord, '"«»“”()'))
# دبي، الامارات العربيه المتحده (CNN): the country in an outlet's stamp.
_STAMP = re.compile(r"[،,] [^\W\d_]+(?: [^\W\d_]+){0,3} ?(?:\(|-)")
_CAPITAL_LEAD = re.compile(r"(?<![^\W\d_])[وف]?(?:[بك]?ال|لل)\Z")


def _guarded(text: str, hit: NameHit) -> bool:
    """Whether a neighbour says that the name is a common word here: المناطق السنيه, مسقط راسه, بعقوبه الاعدام."""
    before, after = _GUARDS[hit.entry.name]
    if "!" in before:  # يستهدفها دوما: always; but في دوما, مدينه دوما, حرستا ودوما
        last = previous_word(text, hit.lead)
        placed = last in LED or last in SIDES or last in PLACE_WORDS or last.endswith("،")
        return hit.lead == hit.start and last != "" and not placed
    return previous_word(text, hit.lead) in before or text.startswith(after, hit.end)


def _collect(doc: Document) -> tuple[list[Seen], list[tuple[NameHit, Reading]]]:
    """The hits that count, and those that may count once their sentence names their governorate."""
    text = doc.folded
    seen: list[Seen] = []
    doubtful: list[tuple[NameHit, Reading]] = []
    last_end = -1
    for hit in doc.names:
        entry = hit.entry
        if not entry.place_ids:
            for first, last, place_ids in entry.inner:
                inside = group_of(place_ids)
                if inside is not None:
                    seen.append(Seen(hit.start + first, hit.start + last, hit.start + first, inside, "force"))
            continue
        if entry.name in _GUARDS and _guarded(text, hit):
            continue
        word, word_start = word_before(text, hit.lead)
        reading = read_name(entry.name, entry.place_ids, word)
        meant = reading.sure
        if meant is None and reading.possible is not None:
            if not supported(text, hit, last_end):
                doubtful.append((hit, reading))
                continue
            meant = reading.possible if spelled(doc, hit, reading.possible) else None
        if meant is None or is_person(text, hit, word):
            continue
        phrase_start = word_start if word in PLACE_WORDS else hit.lead
        after_title = hit.start - doc.title_end
        stamp = (0 < after_title <= 40 and is_dateline(text, hit)) or (
            0 < after_title <= _WIRE_REACH and WIRE.match(text, hit.end) is not None
        )
        if not stamp and seen and seen[-1].kind == "dateline":
            stamp = _STAMP.match(text, last_end, hit.end + 6) is not None
        kind = "dateline" if stamp else "name"
        seen.append(Seen(hit.start + reading.strip, hit.end, phrase_start, meant, kind))
        last_end = hit.end
    return seen, doubtful


def _mention(doc: Document, item: Seen, context: Context) -> PlaceMention | None:
    """The mention with its place where that is settled; None for a common word in a text that never names Iraq."""
    place, options = item.meant.settled, item.meant.options
    if item.meant.common and not (context.countries["IQ"] or _is_unit(doc, item)):
        return None
    if (
        item.meant.hidden_towns
        and context.countries["IQ"]
        and not (context.told(options) or _is_bare(doc, item))
    ):
        return None  # منطقه الباب in an article on Iraq that never names Syria
    if place is not None:
        return _at(doc, item, place, place.governorate, place.country, place.level)
    countries = {option.country for option in options if option.country}
    country = countries.pop() if len(countries) == 1 else context.country(countries)
    if country is not None:
        options = tuple(option for option in options if option.country == country)
    place = settled(options)
    level, governorate = options[0].level, None
    if place is None:
        wanted = {option.governorate for option in options if option.governorate}
        governorate = context.governorate(item.start, wanted, widely=True)
        place = settled(tuple(o for o in options if governorate and o.governorate == governorate))
        if place is None and doc.folded[item.phrase_start : item.start] in ("", "ب"):
            place = settled(tuple(o for o in options if o.level == "governorate"))  # المثني without حي
        if place is None and governorate is None and context.everywhere.isdisjoint(wanted):
            place = foremost(options)
    if place is not None:
        governorate, country, level = place.governorate, place.country, place.level
    return _at(doc, item, place, governorate, country, level)


def _is_bare(doc: Document, item: Seen) -> bool:
    """منطقه عسير: behind the word for an area a name without the article is no adjective of it."""
    return doc.folded[item.phrase_start : item.start].endswith("منطقه ") and not doc.folded.startswith(
        "ال", item.start
    )


def _is_unit(doc: Document, item: Seen) -> bool:
    """محافظه الديوانيه, ناحيه كنعان: a common word, but its unit is told."""
    if doc.folded[item.start : item.end].partition(" ")[0] in SIDES:
        return True  # شرقي الموصل
    return doc.folded[item.phrase_start : item.start].strip().removeprefix("ب") in _UNITS


_UNITS = frozenset({"محافظه", "قضاء", "ناحيه"})


def _at(
    doc: Document, item: Seen, place: Place | None, governorate: str | None, country: str | None, level: str
) -> PlaceMention:
    return PlaceMention(
        item.start,
        item.end,
        place.place_id if place else None,
        governorate,
        country,
        level,
        item.kind,
        item.phrase_start,
        _as_written(doc, item.start, item.end),
    )


def _as_written(doc: Document, start: int, end: int) -> str:
    """The bare name as written; the alif that للبصرة leaves out is put back."""
    name = doc.raw_text(start, end)
    return "ال" + name[2:] if name.startswith("لل") else name


def _doubtful(doc: Document, hits: list[tuple[NameHit, Reading]], context: Context) -> list[Seen]:
    """Common words that stand as places after all: "في حديثة" in a sentence that names Anbar."""
    found = []
    for hit, reading in hits:
        in_place = hit.lead < hit.start and doc.folded[hit.start - 1] == "ب"
        fronted = _FRONTED.search(doc.folded, max(0, hit.lead - 8), hit.lead) is not None
        before = previous_word(doc.folded, hit.lead)
        if not (in_place or fronted) and before not in PLACED:
            continue
        possible = reading.possible
        if possible is None or hit.entry.name in STRICT or not spelled(doc, hit, possible):
            continue
        once = group(tuple(place for place in possible.options if place.place_id in context.named))
        if once is not None and once.settled is not None:
            found.append(Seen(hit.start, hit.end, hit.lead, once, "name"))  # مدينه العماره ... في العماره
            continue
        whole = group(tuple(place for place in possible.options if place.level == "governorate"))
        if whole is not None and context.countries["IQ"]:
            found.append(
                Seen(hit.start, hit.end, hit.lead, whole, "name")
            )  # في المثني: no quarter of that name
            continue
        wanted = {place.governorate for place in possible.options if place.governorate}
        governorate = context.governorate(hit.start, wanted, widely=False) if wanted else None
        sure = fronted or before == "قرب"  # قرب القايم
        if governorate is None and sure and len(wanted) == 1 and hit.entry.name.startswith("ال"):
            governorate = next(iter(wanted)) if context.countries["IQ"] else None
        if governorate is not None:
            meant = group(tuple(place for place in possible.options if place.governorate == governorate))
            if meant is not None:
                found.append(Seen(hit.start, hit.end, hit.lead, meant, "name"))
    return found


def _capitals(doc: Document, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """ "العاصمة" alone is Baghdad where the article names Iraq or its places more than any other country."""
    counts = Counter([mention.country for mention in mentions if mention.country])
    nationalities = find_nationalities(doc)
    counts.update([nationality.country for nationality in nationalities])
    if not counts or any(counts[country] >= counts["IQ"] for country in counts if country != "IQ"):
        return []
    taken = {mention.phrase_start for mention in mentions} | {mention.start for mention in mentions}
    abroad = {n.start for n in nationalities if n.country != "IQ"}
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
            PlaceMention(start, end, "iq_bg", "IQ-BG", "IQ", _BAGHDAD.level, "capital", lead.start(), name)
        )
    return found


def _bare(name: str) -> str:
    """معسكر "أشرف" without the quotation marks inside it."""
    return name if _NO_MARKS.keys().isdisjoint(map(ord, name)) else name.translate(_NO_MARKS)


def _unlisted(doc: Document, mentions: list[PlaceMention], context: Context) -> list[PlaceMention]:
    """Villages, quarters and structures that no list has, where the text puts them into a governorate or a country.

    A name that makes another place of a listed one (جامعة الأنبار، الأمين الثانية) takes its place.
    """
    widened: set[int] = set()
    found = []
    told: dict[str, tuple[str | None, str | None]] = {}  # by name, where an earlier telling puts it
    for item in sorted(find_unlisted(doc, mentions), key=_BY_START):
        name = _bare(doc.raw_text(item.start, item.end))
        listed = item.widened
        if listed is not None:
            widened.add(listed.start)
            governorate, country = listed.governorate, listed.country
            if item.elsewhere:
                abroad = listed.country != "IQ" and context.home() == "IQ"
                around = context.around(item.start if abroad else item.end, item.end, not abroad)
                governorate, country = around if around[1] is not None else (governorate, country)
        else:
            governorate, country = context.around(item.start, item.end)
            if country is None:
                governorate, country = told.get(name, (None, None))
            else:
                told.setdefault(name, (governorate, country))
            country = country or context.home()
            if governorate and doc.folded.find("بين محافظتي", item.end, item.end + _TWO_PROVINCES) > 0:
                governorate = None  # منطقه كذا الواقعه بين محافظتي نينوي وصلاح الدين
            if country is None or (country == "IQ" and _is_office(doc, item.phrase_start, item.start)):
                continue
        found.append(
            PlaceMention(
                item.start,
                item.end,
                None,
                governorate,
                country,
                item.level,
                "unlisted",
                item.phrase_start,
                name,
            )
        )
    return [mention for mention in mentions if mention.start not in widened] + found


def _is_office(doc: Document, opening: int, start: int) -> bool:
    """مديريه شرطه كذا: in Iraq no district is called so without the article."""
    head = doc.folded[opening:start].strip("\"'“”‘’«»( ")
    return head.endswith("مديريه") and not doc.folded.startswith("ال", start)


def find_places(doc: Document) -> list[PlaceMention]:
    """All places of the text, by start; places inside a longer name are not told twice."""
    seen, doubtful = _collect(doc)
    context = Context(doc, seen)
    if doubtful:
        seen += _doubtful(doc, doubtful, context)
    mentions = [m for item in seen if (m := _mention(doc, item, context)) is not None]
    if "عاصمه" in doc.folded:
        mentions += _capitals(doc, mentions)
    return relocated(doc, sorted(_unlisted(doc, mentions, context), key=lambda mention: mention.start))


def find_nationalities(doc: Document) -> list[Nationality]:
    """The adjectives of nationality in the text, by start."""
    return [Nationality(h.start, h.end, h.entry.nationality) for h in doc.names if h.entry.nationality]


def country_in(doc: Document, start: int, end: int) -> str | None:
    """The one country that the places of a folded span lie in, else the one its adjectives name; None if several."""
    named = {mention.country for mention in in_span(doc.places, start, end) if mention.country}
    if not named:
        named = {item.country for item in in_span(Mentions(find_nationalities(doc)), start, end)}
    return named.pop() if len(named) == 1 else None
