"""Incidents of an article: attacks, protests, operations, arrests, changes of control.

In: a `Document`. Out: drafts of `incident` facts. A sentence with a trigger is cut into clauses, each clause is read
(type, tolls, day, place, sides, certainty), mentions of one incident are joined, and what is certain enough stays.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from extraction.document import Document, in_span
from extraction.draft import Draft
from extraction.facts import Count
from extraction.incident_blamed import lay_blame
from extraction.incident_carry import carry_scenes, redated, tell_more
from extraction.incident_days import date_fresh, forget_days
from extraction.incident_doers import strikes_on
from extraction.incident_halves import one_fight, says_otherwise, takes_up
from extraction.incident_lands import country_of
from extraction.incident_mention import Mention
from extraction.incident_merge import merge
from extraction.incident_parties import OWN_MEN, likely_doers
from extraction.incident_party import INSURGENT, NAMED_FORCES
from extraction.incident_patients import befell
from extraction.incident_reading import read_clause
from extraction.incident_results import once_a_clause
from extraction.incident_segments import CORE_ROLES, ArticleWords, Clause, SentenceWords, clauses
from extraction.incident_shared_sides import credit_crowds, credit_forces, retell_attacks, share_sides
from extraction.incident_split import split_by_act
from extraction.incident_taking import taken_before
from extraction.incident_types import ATTACKS, crowd_type
from extraction.incident_words import WORDS
from extraction.sentences import Sentence

_START = attrgetter("start")
_PROVISIONAL = frozenset({"اوليه", "اولي", "سابقه", "نهاييه", "موقته"})  # حصيله غير نهاييه
_WAS = frozenset({"وكان", "وكانت", "كانت", "كان"})
THRESHOLD = 3.0
_LANDS = WORDS["lands"]
_CROWDS = frozenset({"protest", "protest_repression"})
_MARCHES = frozenset({"protest", "riot"})
_BLOWS = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing"})
_THE_STRIKES = WORDS["the_strikes"]
_CUT_OUT = 0.2
_LONG_PAST = 0.6
_THEME = 1.0
_THEME_TOLD = 2
_LEAST = 0.9  # below this the company of other reports lifts nothing
_LEAST_OF_LEAD = 0.7
_HARD = {
    "bombing": 3.0,
    "suicide_bombing": 2.7,
    "air_strike": 2.7,
    "shelling": 2.8,
    "abduction": 3.3,
    "assassination": 3.1,
    "protest": 2.2,
    "riot": 2.5,
    "arrest": 2.6,
    "threat": 2.2,
    "armed_clash": 2.3,
    "armed_attack": 3.2,
    "property_destruction": 2.8,
    "weapons_seizure": 2.6,
    "security_operation": 2.5,
    "territory_captured": 2.1,
}


def extract_incidents(doc: Document) -> list[Draft]:
    """Drafts of the incidents a document states, in the order of the text."""
    article = ArticleWords(doc.words)
    mentions: list[Mention] = []
    body = 0
    for sentence in doc.sentences:
        if sentence.is_debris or sentence.is_title:
            continue
        body += 1
        words = article.sentence(sentence.start, sentence.end)
        if words is None:
            if mentions:
                tell_more(doc, sentence, mentions[-1])
        else:
            retold = bool(mentions) and redated(doc, sentence, mentions[-1])
            found = _read_sentence(doc, sentence, words, body <= 3, mentions[-1:])
            if retold:
                found = [m for m in found if m.counts or m.place]
            for mention in found:
                mention.opening = body == 1
                mention.summary = mention.opening and len(found) > 1
            if not found and mentions:
                tell_more(doc, sentence, mentions[-1])
            if not (found and _overtaken(mentions, found, words.words)):
                mentions += found
    if not body:
        for sentence in doc.sentences:
            words = article.sentence(sentence.start, sentence.end)
            if sentence.is_title and words is not None:
                mentions += _read_sentence(doc, sentence, words, True, [])
    if not mentions:
        return []
    date_fresh(doc, mentions)
    home = country_of(doc)
    _share_aircraft(doc, mentions)
    share_sides(doc, mentions, home)
    trust, belief = _trust(mentions, home)
    if body <= 1 and not doc.title and doc.published_on is None:
        _doubt_more(mentions)
    merged = merge(mentions)
    incidents = [
        m
        for m in merged
        if m.score >= (_LEAST_OF_LEAD if m.lead else _LEAST)
        and m.score + trust * (0.6 if m.anaphoric else 1.0) - m.doubt * belief
        >= _HARD.get(m.event_type, THRESHOLD) - 1e-6  # sums of tenths
    ]
    incidents = once_a_clause(incidents or _theme(merged))
    carry_scenes(doc, mentions, incidents)
    forget_days(incidents)
    retell_attacks(doc, mentions, incidents)
    credit_forces(doc, incidents, home)
    lay_blame(doc, incidents)
    credit_crowds(incidents)
    return [_draft(doc, m, home) for m in incidents]


def _overtaken(mentions: list[Mention], found: list[Mention], words: list[str]) -> bool:
    """ارتفعت الحصيله الي 30 قتيلا. وكانت مصادر اعلنت مقتل 23; وكانت حصيله اوليه افادت بمقتل 23: a toll that was raised since."""
    if not mentions or words[0] not in _WAS or len(found) > 1:
        return False
    last, new = mentions[-1], found[0]
    provisional = words[1:2] == ["حصيله"] and not _PROVISIONAL.isdisjoint(words[2:4])
    if (
        not (last.risen or provisional)
        or new.sentence - last.sentence > 1
        or new.place not in (None, last.place)
    ):
        return False
    old_toll, new_toll = last.counts.get("killed"), new.counts.get("killed")
    if not old_toll or not new_toll or old_toll.best is None or new_toll.best is None:
        return False
    return new_toll.best < old_toll.best


def _share_aircraft(doc: Document, mentions: list[Mention]) -> None:
    """Strikes whose aircraft go unnamed are flown by those of the article's other strikes, where these agree."""
    strikes = [mention for mention in mentions if mention.event_type == "air_strike"]
    flown = {tuple(mention.perpetrator) for mention in strikes if mention.perpetrator}
    codes = [code for code in min(flown, key=len) if all(code in told for told in flown)] if flown else []
    if codes:
        for mention in strikes:
            known = mention.perpetrator or "مجهوله" in doc.folded[mention.start : mention.end]
            known = known or not set(codes).isdisjoint(mention.target)  # قصف اصاب جنودا اميركيين
            mention.perpetrator = mention.perpetrator if known else list(codes)
    last: Mention | None = None
    for mention in strikes if not codes else ():
        if mention.perpetrator:
            last = mention
        elif last is not None and mention.sentence - last.sentence <= 1:
            words = doc.folded[mention.start : mention.end].split()
            if not _THE_STRIKES.isdisjoint(words[:4]) and set(last.perpetrator).isdisjoint(mention.target):
                mention.perpetrator = list(last.perpetrator)  # كما استهدفت الغارات اجتماعا للتنظيم


def _theme(merged: list[Mention]) -> list[Mention]:
    """The blow that a whole article comes back to, where it tells of no act in its own right: condolences, verdicts, inquiries."""
    told = [
        m
        for m in merged
        if m.tellings >= _THEME_TOLD
        and max(m.score, m.surest) >= _THEME
        and not m.series
        and m.place is not None
        and m.dated
        and m.status == "occurred"
        and m.event_type in ATTACKS
    ]
    return [max(told, key=lambda m: (m.score, -m.start))] if told else []


def _doubt_more(mentions: list[Mention]) -> None:
    """A sentence cut out of its article, without title and day: what it does not tell as its news was likely known before.

    What it dates by the year alone is long past: وفي عام 2006 خطف مسلحون طبيبا.
    """
    for mention in mentions:
        if mention.doubt >= 0:
            mention.doubt += _CUT_OUT
        if mention.dated and mention.date is not None and mention.date[2] == "year":
            mention.doubt += _LONG_PAST


def _trust(mentions: list[Mention], home: str | None) -> tuple[float, float]:
    """What the company of other reports and an Iraqi scene add to each mention, and how much of its doubt counts."""
    if len({mention.sentence for mention in mentions}) < 2:
        return 0.0, 1.0
    firm = sum(mention.score >= THRESHOLD for mention in mentions)
    return 0.5 + 0.3 * min(firm, 3) * (len(mentions) > 2) + 0.5 * (home == "IQ"), 0.4


def _read_sentence(
    doc: Document, sentence: Sentence, words: SentenceWords, lead: bool, told: list[Mention]
) -> list[Mention]:
    """The mentions of a sentence; `told` holds the last one before it, if any."""
    if CORE_ROLES.isdisjoint(words.roles):
        return []
    places = in_span(doc.places, sentence.start, sentence.end)
    parts = clauses(words, frozenset(map(_START, places)))
    mentions: list[Mention] = []
    before: Clause | None = None
    for number, clause in enumerate(parts):
        for part in split_by_act(clause):
            mention = read_clause(doc, sentence, part, lead and number == 0, len(parts) == 1)
            if mention is not None:
                last = mentions[-1] if mentions else told[0] if told else None
                if mentions and before is not None and one_fight(mentions[-1], before, mention, part):
                    continue
                before = part
                if mentions:
                    taken_before(mention, part, mentions[-1])
                if mentions and says_otherwise(mention, part, mentions[-1]):
                    mention.anaphoric = mention.otherwise = True
                if last is not None and sentence.index - last.sentence <= 1 and takes_up(mention, part, last):
                    mention.event_type = last.event_type
                if last is not None and last.event_type in _MARCHES and sentence.index - last.sentence <= 1:
                    kind = crowd_type(part, mention.event_type)
                    if kind != mention.event_type:  # وحاصروا المبني: the crowd did, not the forces
                        mention.event_type, mention.perpetrator, mention.assumed = kind, ["protesters"], False
                if (
                    mentions
                    and not mention.perpetrator
                    and (_continues(part) or strikes_on(part, mention.target, mentions[-1].perpetrator))
                ):
                    mention.perpetrator = mentions[-1].perpetrator
                if last is not None and mention.assumed and _same_forces(part, last, mention):
                    mention.perpetrator, mention.assumed = last.perpetrator, False
                if mentions and not mention.target and not _COMPARED.isdisjoint(part.words):
                    mention.target = mentions[-1].target  # 24 جنديا، مقارنه بتسعه سقطوا في الشهر السابق
                mentions.append(mention)
    return mentions


def _same_forces(clause: Clause, last: Mention, mention: Mention) -> bool:
    """قتلت الشرطه مسلحا. كما اعتقلت ثلاثه: the force told of just before, where none is named."""
    if last.assumed or not NAMED_FORCES.issuperset(last.perpetrator or ("",)):
        return False
    if not set(last.perpetrator).isdisjoint(mention.target) or mention.event_type not in _ROUTINE:
        return False
    first = clause.hits[0]
    if first.trigger.pos == "v" and not clause.sentence.words[first.i].endswith(("ت", "وا")):
        return False  # كما اعتقل ثلاثه: by whom is not said
    opens = first.trigger.pos == "v" and first.i - clause.first <= 1
    return mention.sentence == last.sentence or (mention.sentence - last.sentence == 1 and opens)


def _continues(clause: Clause) -> bool:
    """بعد ان قتلوا, بعد اختطافهم: a verb or noun whose doer is that of the clause before."""
    main = next((h.trigger for h in clause.hits if h.trigger.role not in ("hint", "support")), None)
    return main is not None and clause.after and (main.plural_subject or main.pronoun)


_ROUTINE = frozenset({"arrest", "weapons_seizure", "security_operation"})
_COMPARED = frozenset({"مقارنه", "بالمقارنه"})
_FORCES_OF = {"TR": "turkish_forces", "IR": "iranian_forces"}
_WITHIN = frozenset({"execution", "protest", "riot"})  # those who put their own men to death
_OWN_BLAST = WORDS["own_blast"]
_OURS = frozenset(
    {"iraqi_security_forces", "iraqi_army", "iraqi_police", "counter_terrorism_service", "riot_police"}
)


def _of_country(doc: Document, mention: Mention, codes: list[str], country: str | None) -> tuple[str, ...]:
    """الجيش in Libya is not the Iraqi army: abroad the state's forces are that country's, unless named as Iraqi."""
    if country in (None, "IQ") or "عراق" in doc.folded[mention.start : mention.end]:
        return tuple(codes)
    theirs = _FORCES_OF.get(country or "", "foreign_forces_other")
    if (
        country in ("PS", "IL")
        and "us_forces" in codes
        and "الاحتلال" in doc.folded[mention.start : mention.end]
    ):
        codes = [theirs if code == "us_forces" else code for code in codes]  # قوات الاحتلال
    return tuple(dict.fromkeys(theirs if code in _OURS else code for code in codes))


def _one_day(doc: Document, m: Mention) -> bool:
    """شهدت البصره الجمعه احتجاجات قتل فيها سبعه: the plural of one day in one place is one occurrence."""
    if m.event_type not in _CROWDS or m.place is None or m.date is None or len(m.governorates) > 1:
        return False
    told = doc.folded[m.start : m.end].split()
    lasting = ("منذ" in told or "خلال" in told) if m.event_type == "protest" else "عدد" in told
    return m.date[0] == m.date[1] and not lasting and _LANDS.isdisjoint(told)


def _one_side(doc: Document, m: Mention) -> tuple[list[str], list[str]]:
    """Which side a party that two tellings put on both of them is on: who fell was struck, but not by his own bomb."""
    told = doc.folded[m.start : m.end].split()
    doers = (
        not _OWN_BLAST.isdisjoint(told)
        if m.event_type in _BLOWS
        else m.event_type == "armed_clash" and not m.counts
    )
    if doers or (m.event_type == "armed_clash" and INSURGENT.isdisjoint(m.target)):
        return m.target, []
    among = "foreign_forces_other" in m.target or m.event_type == "arrest"  # ضباط امن اعتقلتهم السلطات
    return (m.target, m.target) if among else ([], m.target)


def _draft(doc: Document, m: Mention, home: str | None) -> Draft:
    country = None if m.several else m.country or home
    perpetrator = likely_doers(m.event_type, m.perpetrator)
    if m.event_type in ("execution", "territory_captured", "security_operation"):
        # tellings of one event may have the sides the other way round
        own = m.event_type == "execution" and not OWN_MEN.isdisjoint(doc.folded[m.start : m.end].split())
        m.target = [c for c in m.target if own or c not in perpetrator or c == "foreign_forces_other"]
    if m.event_type in _BLOWS and perpetrator == m.target and NAMED_FORCES.issuperset(m.target):
        perpetrator = []  # two tellings: whom it hit, and who struck back
    elif (
        set(perpetrator) == set(m.target) != set()
        and m.event_type not in _WITHIN
        and (country == "IQ" or _OURS.isdisjoint(m.target))
    ):
        perpetrator, m.target = _one_side(doc, m)
    fields: dict[str, Any] = {
        "event_type": m.event_type,
        "status": m.status,
        "granularity": "series" if m.series and not _one_day(doc, m) else "event",
        "country": country,
        "place": m.place,
        "perpetrator": _of_country(doc, m, perpetrator, country),
        "target": _of_country(doc, m, m.target, country),
    }
    if m.date is not None:
        fields["date_start"], fields["date_end"], fields["date_precision"] = m.date
    if country == "IQ":
        fields["governorate"] = m.governorate
    known = ("killed" in m.counts) + ("injured" in m.counts)
    if known == 2 or (known and m.counts.get("killed_or_injured") == Count()):
        m.counts.pop("killed_or_injured", None)
    fields.update({} if m.series else m.by_name)
    fields.update(m.counts)
    if m.patient is not None and not m.series and m.status == "occurred" and befell(m.event_type, m.patient):
        fields.setdefault(m.patient.fate, Count(1, 1, 1))  # ان فلانا قتل: one, told without a figure
    return Draft("incident", m.start, m.end, fields)
