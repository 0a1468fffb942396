"""Who is said to be behind attacks told elsewhere in the article: a claim, an accusation, "bears the hallmarks of".

In: a document and its incidents. Out: the incidents with the perpetrators they lacked. قتل عشره في تفجيرات الاثنين. ...
وقال الجيش ان هجمات الاثنين من تنفيذ التنظيم: what is said of "the attacks" holds for those of that day, what is said of
"the attack" for the last one told.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from extraction.actors import ActorMention
from extraction.document import Document, in_span
from extraction.incident_mention import Mention
from extraction.incident_party import INSURGENT
from extraction.incident_words import WORDS
from extraction.lexicon import column
from extraction.sentences import Sentence

_GROUPS = (INSURGENT | {"shia_militias"}) - {"armed_group_unidentified"}
_ATTACKS = frozenset({"bombing", "suicide_bombing", "armed_attack", "shelling", "assassination", "abduction"})
_SEIZURES = frozenset({"abduction"})
_BLASTS = frozenset({"bombing", "suicide_bombing"})
_LAID = WORDS["laid_at"]
_STANDING = WORDS["stands_behind"]
_BEHIND = WORDS["behind_it"] | {"وراء", "خلف"}
_ADOPT_IT = WORDS["adopt_it"]
_FOREIGN_BANDS = tuple(WORDS["foreign_bands"])
_CARRIED_OUT = {
    "تنفيذ": ("من",),
    "نفذت": ("انها", "بانها"),
    "نفذ": ("انه", "بانه", "عناصره", "مقاتليه", "عناصرها", "مقاتليها", "اتباعه"),
    "نفذوا": ("انهم", "بانهم"),
}
_BUT = frozenset({"لكن", "ولكن"})
_UNSAID = WORDS["not_laid"]
_ONE = WORDS["the_attack"]
_SEIZED = WORDS["the_seizure"]
_RELATIVES = WORDS["relatives"]
_SOME = frozenset(
    {"معظم", "مثل", "اغلب", "غالبيه", "مختلف", "جميع", "كل", "كافه", "عشرات", "ميات", "اكثر", "اعنف", "من"}
)
_MANY = WORDS["the_attacks"]
_DAYS_ACTS = WORDS["attacks_of_day"]
_DAYS = frozenset(column("weekdays", "word")) | {"اليوم", "امس"}
_NEAR = 6  # sentences back to the attack that is meant
_MARKS = "\"'«»“”().,،:؛"


# Without one of these in its words a sentence points at nobody, or means no several acts.
_POINTING = _BEHIND | _CARRIED_OUT.keys()
_PLURAL = _MANY | _DAYS_ACTS


class _Laid(NamedTuple):
    """Codes of those behind, which acts are meant and on which day, if the sentence says so."""

    sentence: Sentence
    codes: list[str]
    kinds: frozenset[str]
    several: bool
    day: tuple[dt.date | None, dt.date | None] | None
    words: frozenset[str]
    where: tuple[
        frozenset[str], frozenset[str]
    ]  # governorates and countries of the towns that the sentence names


def lay_blame(doc: Document, incidents: list[Mention]) -> None:
    """Gives attacks without a doer those whom the article says to be behind them; see the module."""
    if not any(_unlaid(m) for m in incidents) or not any(_is_group(doc, a) for a in doc.actors):
        return
    for sentence in doc.sentences:
        if not sentence.is_debris and not sentence.is_title:
            laid = _laid(doc, sentence)
            if laid is not None:
                _lay(laid, [m for m in incidents if m.event_type in laid.kinds and _may_be_meant(laid, m)])


def _lacks(mention: Mention) -> bool:
    return not mention.background and _unlaid(mention)


def _unlaid(mention: Mention) -> bool:
    """Whether nobody is told to have done it, or only gunmen of whom no group is named."""
    told = mention.perpetrator and mention.perpetrator != ["armed_group_unidentified"]
    return mention.event_type in _ATTACKS and not told and mention.status == "occurred"


def _may_be_meant(laid: _Laid, attack: Mention) -> bool:
    """تبني التنظيم الهجوم في باريس, الهجوم الذي وقع عام 2015: not one elsewhere, nor one of later days; none is owned before."""
    governorates, countries = laid.where
    if governorates and attack.governorates and governorates.isdisjoint(attack.governorates):
        return False
    if countries and attack.country is not None and attack.country not in countries:
        return False
    last = laid.day[1] if laid.day is not None and not laid.several else None
    return last is None or attack.date is None or attack.date[0] <= last


def _laid(doc: Document, sentence: Sentence) -> _Laid | None:
    """تبني التنظيم الهجوم, اتهم الوزير التنظيم بالوقوف وراء الهجمات, تحمل بصماته: on whom a sentence lays which attacks."""
    actors = in_span(doc.actors, sentence.start, sentence.end)
    codes = dict.fromkeys(actor.code for actor in actors if _is_group(doc, actor))
    if not codes:
        return None
    words = [word.strip(_MARKS) for word in doc.folded[sentence.start : sentence.end].split()]
    but = next((i for i, word in enumerate(words) if word in _BUT), 0)
    told = frozenset(words[but:])  # لم تتبن اي جهه الهجوم، لكن مصدرا اتهم التنظيم
    if not _UNSAID.isdisjoint(told):
        return None
    if _LAID.isdisjoint(told) and (
        _POINTING.isdisjoint(told) or not any(_stands_behind(words, i) for i in range(1, len(words)))
    ):
        return None
    several = not _PLURAL.isdisjoint(told) and any(_means_many(words, i) for i in range(len(words)))
    owns_it = not _ADOPT_IT.isdisjoint(words[:2])  # وتبناه التنظيم: that of which was just told
    if not several and not owns_it and _ONE.isdisjoint(told):
        return None
    day = next((d for d in in_span(doc.dates, sentence.start, sentence.end) if d.precision == "day"), None)
    kinds = _BLASTS if any("تفجير" in word or "انفجار" in word for word in words) else _ATTACKS
    if not several and not owns_it and _ONE.isdisjoint(told - _SEIZED):
        kinds = _SEIZURES
    span = (day.date_start, day.date_end) if day is not None else None
    places = [
        p
        for p in in_span(doc.places, sentence.start, sentence.end)
        if p.kind == "name" and p.level != "country"
    ]
    where = (
        frozenset(place.governorate for place in places if place.governorate),
        frozenset(place.country for place in places if place.country),
    )
    return _Laid(sentence, list(codes), kinds, several, span, told, where)


def _is_group(doc: Document, actor: ActorMention) -> bool:
    """Whether one can lay an attack on this actor: insurgents and militias, of other countries too, but no state."""
    if actor.code != "foreign_forces_other":
        return actor.code in _GROUPS
    name = doc.folded[actor.start : actor.end]
    return any(band in name for band in _FOREIGN_BANDS)


def _stands_behind(words: list[str], i: int) -> bool:
    """يقف وراء الهجوم, قالت انها نفذت التفجيرين, من تنفيذ التنظيم."""
    if words[i] in _BEHIND:
        return words[i - 1] in _STANDING
    return words[i - 1] in _CARRIED_OUT.get(words[i], ())


def _means_many(words: list[str], i: int) -> bool:
    """تلك الهجمات, تفجيرات الثلاثاء; but not معظم الهجمات التي, تنفيذ هجمات."""
    following = words[i + 1] if i + 1 < len(words) else ""
    if words[i] in _MANY:
        owned = following in _RELATIVES and not _ADOPT_IT.isdisjoint(
            words[i + 2 : i + 3]
        )  # اللذين تبناهما التنظيم
        return (owned or following not in _RELATIVES) and (not i or words[i - 1] not in _SOME)
    return words[i] in _DAYS_ACTS and (following in _DAYS or following == "يوم")


def _lay(laid: _Laid, attacks: list[Mention]) -> None:
    at = laid.sentence
    last = next((m for m in reversed(attacks) if m.sentence <= at.index), None)
    own = last is not None and last.sentence == at.index  # an attack first told here
    if last is None or (own and laid.day is None and laid.words.isdisjoint(m.date_key for m in attacks)):
        return
    if not laid.several:
        if not own and at.index - last.last_told <= _NEAR and _lacks(last):
            last.perpetrator = list(laid.codes)
        return
    day = laid.day or (last.date[:2] if last.date is not None else None)
    keys: dict[int, str] = {}  # the day's name in articles without a date, told once for what follows
    running = ""
    for mention in attacks:
        running = mention.date_key or running
        keys[id(mention)] = running
    key = next((k for k in keys.values() if k and k in laid.words), None)
    for mention in attacks:
        dated = mention.date is not None
        same = mention.date[:2] == day if mention.date is not None else keys[id(mention)] == key
        known = _lacks(mention) or (dated and laid.day is not None and _unlaid(mention))  # تفجيرات الثلاثاء
        if (
            (same or mention is last)
            and known
            and (mention is last or dated or not mention.series or mention.date_key == key)
        ):
            mention.perpetrator = list(laid.codes)
