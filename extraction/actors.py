"""Actors named in a text: forces, armed groups, parties, bodies, kinds of people, registered persons.

In: a `Document`. Out: `ActorMention`s by start, each with its registry id and the codebook's code. A name that meant
one actor before a day and another after it (قوات التحالف) is read on the article's day; a state force with a foreign
adjective (الشرطة الفرنسية) is a foreign one; "التنظيم" is the one organisation that the article has named.

API: `find_actors(doc)`. People are found by `persons`, which builds on this pass.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from extraction.lexicon import load
from extraction.name_scan import NameHit, occurrences
from extraction.names import GIVEN
from extraction.places import find_nationalities
from extraction.registry import Actor, ActorName, actor_names, actors, holds

if TYPE_CHECKING:
    from extraction.document import Document


class ActorMention(msgspec.Struct, frozen=True, order=True, gc=False):
    """An actor in the folded text; `kind` is the registry's type (person, state_force, armed_group, party, group ...)."""

    start: int
    end: int
    actor_id: str
    code: str
    kind: str


_ACTORS = actors()
_GUARDS = {
    row["name"]: (frozenset(row["before"].split("|")) - {""}, frozenset(row["after"].split("|")) - {""})
    for row in load("actor_guards")
}
_STATE = frozenset(
    {"iraqi_security_forces", "iraqi_army", "iraqi_police", "counter_terrorism_service", "riot_police"}
)
_FOREIGN = {"TR": "turkish_forces", "IR": "iranian_forces", "US": "us_forces", "GB": "us_forces"}
# القاعدة is a base too, التحالف a party list, حزب العمال a party elsewhere: they mean the actor only where the article names it in full.
_ONLY_IF_NAMED = frozenset({"القاعده", "للقاعده", "التحالف", "للتحالف", "حزب العمال"})
# طيران التحالف, غارة للتحالف, عناصر القاعدة, «القاعدة»: after these words or in quotation marks it is nobody else's.
_AFTER = {row["name"]: frozenset(row["words"].split("|")) for row in load("actor_short_names")}
_OPENING_MARKS = (' "', " «", " “", " (")
_MARKS = frozenset('"«»“”')
_HOUTHIS = "حوثي"
# مسلحو تنظيم ...: a construct says whose men they are.
_CONSTRUCTS = frozenset({"مسلحو", "مسلحي"})
_ORGANISATIONS = frozenset({"islamic_state", "al_qaeda", "pkk"})
_ORGANISATION_LEAD = re.compile(r"(?<![^\W\d_])[وفبلك]?(?:ال|لل)\Z")
_BEFORE_QUOTED = re.compile(r"(?<![^\W\d_])[وفبل]?(تنظيم|كتايب|حركه|ميليشيا|مليشيا|جيش|لواء|سرايا|حزب)\Z")
_QUOTED = re.compile(r" [\"«“(]([^\"»”)\n]{3,25})[\"»”)]")
_LONGEST_BEFORE = 9  # letters of ميليشيا with what stands before it
_OTHER_ORGANISATION = re.compile(r"[^\W\d_]| (?:الاداري|الداخلي|القانوني|الدولي)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \"«“(،]{1,2}\Z")
_WORD_AFTER = re.compile(r"[ \"»”)]{1,2}([^\W\d_]+)")
_CLITIC = re.compile(r"\A[وفبلك]?(?:ال|لل)?(?=..)")
# عبد، بن: what stands before a family name when it is part of a longer name.
NAME_PARTS = frozenset({"عبد", "ابو", "ابي", "بن", "ابن", "ال", "ام"})


def before(text: str, position: int) -> str:
    """The word before a position, as it stands; '' at the start of a line."""
    first = max(0, position - 18)
    word = text[max(first, text.rfind(" ", first, position - 1) + 1) : position - 1]
    if position and word.isalpha() and text[position - 1] == " ":
        return word  # as most words: letters between spaces
    match = _WORD_BEFORE.search(text, first, position)
    return match.group(1) if match else ""


def after(text: str, position: int) -> str:
    """The word after a position, as it stands; '' at the end of a line or before a mark."""
    match = _WORD_AFTER.match(text, position)
    return match.group(1) if match else ""


def _guarded(text: str, hit: NameHit) -> bool:
    """Whether the words beside a name take it away: هجوم مسلح، نائب رئيس."""
    guard = _GUARDS.get(hit.entry.name)
    if guard is None:
        return False
    word = before(text, hit.lead)
    return word in guard[0] or _CLITIC.sub("", word) in guard[0] or after(text, hit.end) in guard[1]


def _owner(owners: tuple[ActorName, ...], day: dt.date | None, late: bool) -> Actor | None:
    """Whom a name means on the article's day; without a day, the earlier one, or the `late` one."""
    if day is not None:
        fitting = [owner for owner in owners if holds(owner.valid_from, owner.valid_to, day)]
    else:
        fitting = [owner for owner in owners if (owner.valid_from is not None) == late or len(owners) == 1]
    return _ACTORS[fitting[0].actor_id] if len(fitting) == 1 else None


def in_longer_name(text: str, start: int, lead: int) -> bool:
    """Whether a person's name is the tail of another's: الهاشمي in "هشام الهاشمي", علي علاوي in "محمد علي علاوي"."""
    if lead != start:
        return False
    word = before(text, start)
    return (word in GIVEN and not GIVEN[word]) or word in NAME_PARTS


def _upon(doc: Document, start: int) -> bool:
    """القبض على إسماعيل: the preposition, which folds to the name علي."""
    return before(doc.folded, start) == "علي" and doc.raw_text(start - 4, start).startswith("على")


def _foreign_force(code: str, end: int, nationalities: dict[int, str]) -> str:
    """The code of a state force after which a nationality stands: الشرطة الفرنسية، الجيش التركي."""
    country = nationalities.get(end + 1, "IQ")
    return code if country == "IQ" else _FOREIGN.get(country, "foreign_forces_other")


def _is_plain(text: str, hit: NameHit) -> bool:
    """غارات التحالف, عناصر من «القاعدة»: a short name whose word before or marks say whom it means."""
    name = "ال" + hit.entry.name[2:] if hit.entry.name.startswith("لل") else hit.entry.name
    words = _AFTER.get(name)
    if words is None:
        return False
    if (
        name == "القاعده"
        and text[hit.start - 1 : hit.start] in _MARKS
        and text[hit.end : hit.end + 1] in _MARKS
    ):
        return hit.start > 0
    if name == "القاعده" and after(text, hit.end).startswith("والبعث"):
        return True  # القاعدة والبعثيين
    return _CLITIC.sub("", before(text, hit.lead)) in words


def _coalition_of(doc: Document) -> str:
    """غارات التحالف: before 2012 the multinational force, in news of the Houthis the Arab coalition."""
    if doc.anchor is not None and doc.anchor.year < 2012:
        return "us_forces"
    return "foreign_forces_other" if _HOUTHIS in doc.folded else "international_coalition"


def _in_iraq(text: str) -> bool:
    """Whether an occupation can only be that of Iraq."""
    return "عراق" in text and not any(word in text for word in ("فلسطين", "اسراييل", "غزه", "الضفه"))


def find_actors(doc: Document) -> list[ActorMention]:
    """All registered actors of the text, by start."""
    text = doc.folded
    nationalities: dict[int, str] | None = None
    coalition = ""  # what "the coalition" is here
    found: list[ActorMention] = []
    families: list[NameHit] = []
    # Without a day, an article that names the Islamic State is of its time.
    late = doc.anchor is None and any(hit.entry.sole is _ACTORS["islamic_state"] for hit in doc.names)
    for hit in doc.names:
        entry = hit.entry
        if not entry.actors or (entry.name in _GUARDS and _guarded(text, hit)):
            continue
        actor = entry.sole or _owner(entry.actors, doc.anchor, late)
        if actor is None:
            continue
        code = actor.code
        if actor.actor_type == "person":
            if in_longer_name(text, hit.start, hit.lead) and not _upon(doc, hit.start):
                continue
            if " " not in entry.name:
                families.append(hit)
                continue
        elif code in _STATE:
            if nationalities is None:
                nationalities = {item.start: item.country for item in find_nationalities(doc)}
            code = _foreign_force(code, hit.end, nationalities)
        elif entry.name in _ONLY_IF_NAMED:
            if not _is_plain(text, hit):
                families.append(hit)
                continue
            if code == "international_coalition":
                coalition = coalition or _coalition_of(doc)
                code = coalition
        if code == "foreign_forces_other" and entry.name.endswith("الاحتلال") and _in_iraq(text):
            code = "us_forces"  # جيش الاحتلال
        actor_id = actor.actor_id if code == actor.code else code
        found.append(ActorMention(hit.start, hit.end, actor_id, code, _ACTORS[actor_id].actor_type))
    if families:
        found += _short_names(doc, families, found, late)
        found.sort()
    marks = sorted(at for mark in _OPENING_MARKS for at in occurrences(text, mark))
    if marks:
        found = _with_quoted(text, marks, found, doc.anchor, late)
    if "تنظيم" in text:
        found = _with_organisation(text, found)
    return _without_constructs(text, found) if "مسلح" in text else found


def _short_names(
    doc: Document, hits: list[NameHit], found: list[ActorMention], late: bool
) -> list[ActorMention]:
    """Family names alone, and القاعدة or التحالف: the one whom the article names in full, else the one the registry knows by it.

    An article that names only "أثيل النجيفي" in full means him by "النجيفي", not the speaker of parliament.
    """
    named = {mention.actor_id for mention in found}
    full = {mention.actor_id: doc.folded[mention.start : mention.end] for mention in found}
    short: list[ActorMention] = []
    for hit in hits:
        actor = hit.entry.sole or _owner(hit.entry.actors, doc.anchor, late)
        if actor is None or (actor.actor_type != "person" and actor.actor_id not in named):
            continue
        name = "ال" + hit.entry.name[2:] if hit.entry.name.startswith("لل") else hit.entry.name
        if actor.actor_id not in named:
            others = {
                actor_id
                for actor_id, spelling in full.items()
                if _ACTORS[actor_id].actor_type == "person" and spelling.endswith(" " + name)
            }
            if len(others) > 1:
                continue
            if others:
                actor = _ACTORS[others.pop()]
        short.append(ActorMention(hit.start, hit.end, actor.actor_id, actor.code, actor.actor_type))
    return short


def _with_quoted(
    text: str, marks: list[int], found: list[ActorMention], day: dt.date | None, late: bool
) -> list[ActorMention]:
    """تنظيم "الدوله", كتايب "حزب الله": a name of which marks of quotation set the second half apart, whatever that means alone.

    `marks` are the spaces before marks that open.
    """
    added: list[ActorMention] = []
    done = 0
    for at in marks:
        before = _BEFORE_QUOTED.search(text, max(done, at - _LONGEST_BEFORE), at)
        quoted = before and _QUOTED.match(text, at)
        if not before or not quoted:
            continue
        done = quoted.end()
        actor = _owner(actor_names().get(f"{before[1]} {quoted[1]}", ()), day, late)
        inner = [m for m in found if before.start() <= m.start < done]
        if actor is not None and all(m.code != actor.code for m in inner):
            found = [m for m in found if m not in inner]
            added.append(ActorMention(before.start(1), done, actor.actor_id, actor.code, actor.actor_type))
    return sorted(found + added) if added else found


def _with_organisation(text: str, found: list[ActorMention]) -> list[ActorMention]:
    """Adds "التنظيم": the organisation named last before it, or the only one the article names."""
    named = [mention for mention in found if mention.actor_id in _ORGANISATIONS]
    if not named:
        return found
    only = len({mention.actor_id for mention in named}) == 1
    starts, named_starts = [mention.start for mention in found], [mention.start for mention in named]
    added = []
    for at in occurrences(text, "تنظيم"):
        start, end = at - 2, at + len("تنظيم")
        if _OTHER_ORGANISATION.match(text, end) or not _ORGANISATION_LEAD.search(text, max(0, at - 4), at):
            continue
        place, latest = bisect_left(starts, start), bisect_left(named_starts, start) - 1
        inside = (place > 0 and found[place - 1].end > start) or (place < len(found) and starts[place] <= end)
        if not inside and (only or latest >= 0):
            meant = named[max(latest, 0)]
            added.append(ActorMention(start, end, meant.actor_id, meant.code, meant.kind))
    return sorted(found + added)


def _without_constructs(text: str, found: list[ActorMention]) -> list[ActorMention]:
    """Drops "مسلحو" where the group they belong to is named after it."""
    kept = []
    for place, mention in enumerate(found):
        follows = found[place + 1].start - mention.end if place + 1 < len(found) else 99
        if follows > 25 or text[mention.start : mention.end] not in _CONSTRUCTS:
            kept.append(mention)
    return kept
