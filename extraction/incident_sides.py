"""Who did it to whom: perpetrators and targets of a clause.

In: the actors named in a clause and the common nouns for parties, with the words around them. Out: `Sides`, codes of
the codebook. Arabic marks the doer by place and by particles: the subject follows its active verb ("خطف مسلحون
طبيبا"), a passive or a toll has only its victim ("قتل شرطي"), على يد / نفذه / شنه lead the doer of a noun.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

from extraction.document import Document, in_span
from extraction.incident_merge import Mention
from extraction.incident_segments import Clause, Hit
from extraction.incident_tolls import Tolls, person_number
from extraction.incident_words import CUES, WORDS
from extraction.lexicon import load

_WORDS: dict[str, tuple[str, bool]] = {}
_PAIRS: dict[str, dict[str, str]] = {}  # مبني المحافظه, نقطه تفتيش: two words that name a party together
for _row in load("parties"):
    for _word in _row["words"].split("|"):
        _head, _, _tail = _word.partition(" ")
        if _tail:
            for _clitic in ("", "و", "ل", "ب", "ال", "وال", "لل"):
                _PAIRS.setdefault(_clitic + _head, {})[_tail] = _row["code"]
            continue
        for _clitic in (
            "",
            "و",
            "ف",
            "ب",
            "ل",
            "ك",
            "وب",
            "ول",
            "ال",
            "وال",
            "بال",
            "وبال",
            "لل",
            "ولل",
            "فال",
        ):
            _WORDS.setdefault(_clitic + _word, (_row["code"], _row["scope"] == "iraq"))

ARMED = frozenset(
    {
        "islamic_state",
        "al_qaeda",
        "iraqi_security_forces",
        "iraqi_army",
        "iraqi_police",
        "counter_terrorism_service",
        "riot_police",
        "popular_mobilization",
        "tribal_forces",
        "peshmerga",
        "kurdish_security",
        "us_forces",
        "international_coalition",
        "turkish_forces",
        "iranian_forces",
        "pkk",
        "shia_militias",
        "militias",
        "armed_group_unidentified",
        "insurgents_other",
        "foreign_forces_other",
    }
)
INSURGENT = frozenset({"islamic_state", "al_qaeda", "armed_group_unidentified", "insurgents_other", "pkk"})
STATE = (ARMED - INSURGENT - {"shia_militias", "militias"}) | {"government_officials"}
_STATE_ARMS = STATE - {"government_officials"}
_DOER = WORDS["doer"]
_AGAINST = WORDS["against"]
# Nouns whose genitive did the act (غارات التحالف), and those whose genitive suffered it (مقتل جنود).
_OF_DOER = WORDS["of_doer"]
_OF_VICTIM = WORDS["of_victim"]
_PREPOSITIONS = WORDS["prepositions"]
_NATIONS = {
    clitic + row["adjective"]: row["code"]
    for row in load("nation_forces")
    for clitic in ("", "ال", "وال", "بال", "لل", "و")
}


_STATES = {clitic + row["name"]: row["code"] for row in load("nation_names") for clitic in ("", "و")}
_OURS = frozenset(
    {
        "iraqi_security_forces",
        "iraqi_army",
        "iraqi_police",
        "counter_terrorism_service",
        "riot_police",
        "popular_mobilization",
        "tribal_forces",
        "peshmerga",
        "kurdish_security",
    }
)
_BRANCHES = frozenset({"iraqi_army", "iraqi_police", "riot_police", "counter_terrorism_service"})
_GENERIC = frozenset({"iraqi_security_forces", "armed_group_unidentified", "insurgents_other", "militias"})
_RELATIVES = WORDS["relatives"]
_LOSERS = WORDS["losers"]
_KURDS = WORDS["kurds"]
_MANAGED = WORDS["managed"]
_DEPUTIES = WORDS["deputies"]
_CHIEFS = WORDS["chiefs"]
_OWN_MEN = WORDS["own_men"]
_MEN_OF = WORDS["men_of"]
_SOURCE = WORDS["source"]
_CLAIM = WORDS["claim"]
_ADOPT = WORDS["adopt"]


class Sides(NamedTuple):
    """Actor codes on either end, in order of mention."""

    perpetrator: list[str]
    target: list[str]


class Party(NamedTuple):
    """A mention of a party: word index in the clause's sentence and code."""

    i: int
    last: int
    code: str
    noun: bool


_NAMING = frozenset({*_WORDS, *_PAIRS, *_OWN_MEN})


def _parties(doc: Document, clause: Clause) -> list[Party]:
    words, starts = clause.sentence.words, clause.sentence.starts
    first, last = clause.first, clause.last
    taken: set[int] = set()
    found: list[Party] = []
    for actor in in_span(doc.actors, clause.start, clause.end):
        k = bisect_right(starts, actor.start, first, last) - 1
        if k < first or k in taken or not actor.code:
            continue
        end = bisect_left(starts, actor.end, k, last)
        taken.update(range(k, end))
        found.append(Party(k, end - 1, actor.code, False))
    for i in [i for i, word in enumerate(clause.words, first) if word in _NAMING]:
        if i in taken:
            continue
        following = words[i + 1] if i + 1 < last else ""
        if words[i] in _PAIRS and following in _PAIRS[words[i]]:
            found.append(Party(i, i + 1, _PAIRS[words[i]][following], True))
            taken.add(i + 1)
            continue
        if words[i] in _OWN_MEN:
            code = _owner(doc, clause, starts[i])
            if code is not None:
                found.append(Party(i, i, code, False))
            continue
        if words[i] not in _WORDS or (words[i] in _DEPUTIES and following in _CHIEFS):
            continue
        code, ours = _WORDS[words[i]]
        if ours:
            code = _foreign(following, code)
        elif code == "armed_group_unidentified" and following in _KURDS:
            code = "pkk"
        found.append(Party(i, i, code, True))
    found.sort()
    return [p for p, after in zip(found, [*found[1:], None], strict=False) if not _is_member(words, p, after)]


def _foreign(adjective: str, code: str) -> str:
    """جنديا تركيا, السلطات الفرنسيه: the force that a nationality after a common noun tells."""
    nation = _NATIONS.get(adjective, code)
    return code if nation == "iraqi_security_forces" else nation


def _owner(doc: Document, clause: Clause, at: int) -> str | None:
    """اعلن الجيش مقتل احد جنوده: whose men they are, by the armed party named before in the sentence."""
    for actor in reversed(in_span(doc.actors, clause.sentence.starts[0], at)):
        if actor.code in ARMED:
            return actor.code
    return None


def _is_member(words: list[str], party: Party, after: Party | None) -> bool:
    """مسلحين من تنظيم داعش: the group is named right after, the gunmen are no party of their own."""
    if after is None or party.code not in _GENERIC:
        return False
    if party.noun and words[party.last] in _MEN_OF and not after.noun and after.i == party.last + 1:
        return not words[after.i].startswith("و")
    if party.code == "iraqi_security_forces":
        # ضابط في الجيش, عناصر من الشرطه: the branch says more
        return (
            party.noun
            and after.code in _BRANCHES
            and after.i - party.last == 2
            and words[party.last + 1] in ("من", "في", "ب")
        )
    between = words[party.last + 1 : after.i]
    return (
        len(between) <= 2
        and after.code in ARMED
        and all(word in ("من", "تابعين", "ينتمون", "الي", "ل") for word in between)
    )


def read_sides(doc: Document, clause: Clause, event_type: str, tolls: Tolls) -> Sides:
    """The sides of a clause, [] where not stated."""
    if event_type in ("protest", "riot"):
        return _crowd_sides(doc, clause)
    parties = _parties(doc, clause)
    words = clause.sentence.words
    verbs = {
        h.i: h
        for h in clause.hits
        if h.trigger.pos == "v" and h.trigger.role != "hint" and h.trigger.lemma not in _NO_DOER
    }
    nouns = {h.i: h for h in clause.hits if h.trigger.pos == "n"}
    perpetrator: list[str] = []
    target: list[str] = []
    loose: list[Party] = []
    accused = _accused(clause, parties)
    if accused is not None:
        perpetrator.append(accused.code)
    roles = [
        "neither"
        if accused is not None and p.last <= accused.last
        else _role(clause, p, event_type, tolls, verbs, nouns)
        for p in parties
    ]
    for k in range(len(parties) - 1):
        # الميليشيات وقوات الشغب قتلت: joined by و, they share their part.
        if parties[k].last + 1 == parties[k + 1].i and words[parties[k + 1].i].startswith("و"):
            roles[k] = roles[k] or roles[k + 1]
            roles[k + 1] = roles[k + 1] or roles[k]
    for party, role in zip(parties, roles, strict=True):
        if role == "neither":
            continue
        side = {"doer": perpetrator, "victim": target}.get(role)
        if side is None or (role == "doer" and party.code not in ARMED):
            loose.append(party)
        elif party.code not in side:
            side.append(party.code)
    claimant = _claimant(clause, parties)
    if claimant is not None:
        perpetrator = [claimant]
    if event_type == "armed_clash":
        _fill_clash(loose, perpetrator, target)
    perpetrator = likely_doers(event_type, perpetrator)
    if event_type != "armed_clash" and not perpetrator:
        _speaker(clause, loose, verbs, perpetrator)
    if not perpetrator and event_type != "armed_clash":
        _fill_doer(clause, event_type, loose, perpetrator, target)
    if event_type == "arrest" and perpetrator == ["government_officials"]:
        perpetrator = ["iraqi_security_forces"]  # السلطات: those who arrest are its forces
    if event_type == "territory_captured" and not _LOSERS.isdisjoint(clause.words):
        # مني التنظيم بهزيمه, خسر التنظيم المدينه: its subject lost
        target += [code for code in perpetrator if code in INSURGENT]
        perpetrator = [code for code in perpetrator if code not in INSURGENT]
    if event_type == "protest_repression":
        perpetrator = [code for code in perpetrator if code in ARMED]
        target = target if target else ["protesters"]
    perpetrator = likely_doers(event_type, perpetrator)
    if not target and event_type in ("assassination", "abduction", "execution"):
        _fill_victim(clause, loose, target)
    target = [code for code in target if code not in perpetrator or event_type == "armed_clash"]
    return Sides(perpetrator[:3], target[:3])


def likely_doers(event_type: str, perpetrator: list[str]) -> list[str]:
    """The perpetrators an act can have: blasts are not the state's work, aircraft not the insurgents'.

    Such parties stand beside the act as its victims, or tell of it.
    """
    strangers = _STRANGERS.get(event_type)
    return perpetrator if strangers is None else [code for code in perpetrator if code not in strangers]


_STRANGERS = {
    "bombing": _OURS,
    "suicide_bombing": _OURS,
    "air_strike": INSURGENT | {"government_officials"},
    "weapons_seizure": INSURGENT,
}


def share_sides(doc: Document, mentions: list[Mention], home: str | None) -> None:
    """What the whole article tells of the sides: the one enemy of its war, and whose soldiers its soldiers are.

    An article that names داعش and no other group: ground is taken from it, and by the country's forces; one about
    American troops calls them جنود.
    """
    codes = Counter(actor.code for actor in doc.actors if actor.code in ARMED)
    against_is = codes["islamic_state"] >= 3 * max(codes["al_qaeda"], codes["pkk"], 1)
    foreign = codes["us_forces"] >= 2 and _no_own_army(doc)
    for mention in mentions:
        if foreign and mention.event_type not in ("protest", "riot", "protest_repression"):
            mention.target = ["us_forces" if code == "iraqi_army" else code for code in mention.target]
        if not against_is or mention.event_type not in ("territory_captured", "air_strike"):
            continue
        if mention.perpetrator and not mention.target and set(mention.perpetrator) <= _ALLIES:
            mention.target = ["islamic_state"]
        elif (
            mention.event_type == "territory_captured"
            and not codes["al_qaeda"]
            and mention.target == ["islamic_state"]
            and not mention.perpetrator
            and (mention.country or home) == "IQ"
        ):
            mention.perpetrator = ["iraqi_security_forces"]


_ALLIES = (_OURS | {"international_coalition"}) - {"tribal_forces"}


def _no_own_army(doc: Document) -> bool:
    """Whether the article never speaks of an Iraqi army, only of soldiers or of the army."""
    return not any(
        "عراق" in doc.folded[actor.start : actor.end + 12]
        for actor in doc.actors
        if actor.code == "iraqi_army"
    )


def _accused(clause: Clause, parties: list[Party]) -> Party | None:
    """اتهم الحشد التحالف بشن غاره: the second is said to have done it."""
    if "accuse" not in clause.sentence.cues:
        return None
    words = clause.sentence.words
    for i in range(clause.first, clause.last):
        if words[i] in CUES["accuse"]:
            after = [party for party in parties if i < party.i <= i + 10]
            if len(after) > 1 and after[1].code in ARMED:
                return after[1]
            if len(after) == 1 and after[0].code in ARMED and after[0].i - i > 1:
                return after[0]
    return None


def _role(
    clause: Clause, party: Party, event_type: str, tolls: Tolls, verbs: dict[int, Hit], nouns: dict[int, Hit]
) -> str:
    """doer, victim or neither, by the words around a party."""
    words, starts = clause.sentence.words, clause.sentence.starts
    at = party.i
    while at > clause.first and party.i - at < 5 and words[at - 1] in _MEN_OF:
        at -= 1
    before = words[max(clause.first, at - 3) : at]
    armed = party.code in ARMED
    if armed and not _SOURCE.isdisjoint(before[-2:]):
        return ""
    if words[party.i] in _ADJECTIVES and before and before[-1] not in ("", "،"):
        return "neither"
    if len(before) > 1 and before[-1] in _GRIP and before[-2] == "من":
        return "victim"
    if armed and not _DOER.isdisjoint(before[-2:]):
        return "doer"
    if event_type == "protest_repression" and party.code == "protesters":
        return "victim"
    if armed and party.last + 2 in verbs and words[party.last + 1] in _RELATIVES:
        # النصر علي التنظيم الذي سيطر: the doer of the clause that follows
        hit = verbs[party.last + 2]
        if hit.trigger.role == "event" and words[hit.i][-1] not in "هم":
            return "doer"
    if party.last + 2 in verbs and words[party.last + 1] in _RELATIVES:
        # المدنيين الذين قتلوا
        hit = verbs[party.last + 2]
        after = words[hit.i + 1] if hit.i + 1 < clause.last else ""
        if hit.trigger.role in ("killed", "injured", "abducted", "arrested") and after not in _WORDS:
            return "victim"
    if any(word in _AGAINST or word.removeprefix("و") in _AGAINST for word in before[-2:]) or (
        len(before) == 3 and before[0] in _AGAINST and before[1] not in _PREPOSITIONS
    ):
        return "victim"
    noun = next((nouns[i] for i in (at - 1, at - 2) if i in nouns), None)
    beside = noun is not None and (noun.i == at - 1 or words[at - 1] in _LINKS)
    # غارات التحالف, قصف عشوايي لقوات الجيش
    led = beside or words[party.i].startswith("ل")
    if noun is not None and led and armed and noun.trigger.lemma in _OF_DOER:
        return "doer"
    if noun is not None and beside:
        if armed and _has_object(clause, party):
            return "doer"
        if noun.trigger.lemma in _OF_VICTIM:
            return "victim"
    verb = next((verbs[i] for i in (at - 1, at - 2, at - 3) if i in verbs), None)
    suffered = any(s <= starts[party.i] < e for s, e in tolls.victims)
    if suffered and (verb is None or party.i - verb.i > 1):
        return "victim"
    if armed and verb is not None and _PREPOSITIONS.isdisjoint(words[verb.i + 1 : party.i]):
        if not _is_passive(clause, verb, party):
            return "doer"
        return "victim"
    ahead = next((verbs[i] for i in range(party.last + 1, party.last + 4) if i in verbs), None)
    if (
        armed
        and ahead is not None
        and (ahead.trigger.plural_subject or ahead.trigger.role in ("event", "support"))
    ):
        after = words[ahead.i + 1] if ahead.i + 1 < clause.last else "،"
        toll = ahead.trigger.role in ("killed", "injured")
        if not (toll and (after in _PREPOSITIONS or after[0] in "بو")):
            return "doer"
        return "victim"
    return "victim" if suffered else ""


# استعاده المدينه من ايدي المسلحين: who lost it.
_GRIP = WORDS["grip"]
_SPOKES = WORDS["spokes"]
_ADJECTIVES = WORDS["adjectives"]
_NO_DOER = WORDS["no_doer"] | WORDS["finders"]
_LINKS = WORDS["links"]


def _has_object(clause: Clause, party: Party) -> bool:
    """اعدام التنظيم لرهاين, اعتقال الشرطه عددا من: a noun of action with its doer and then its object."""
    after = clause.sentence.words[party.last + 1] if party.last + 1 < clause.last else ""
    return len(after) > 3 and (after.startswith("ل") or after in ("عددا", "عشرات"))


def _claimant(clause: Clause, parties: list[Party]) -> str | None:
    """اعلن التنظيم مسووليته عن الهجوم, تبني التنظيم التفجير: who owns to the act."""
    words = clause.sentence.words
    for i in range(clause.first, clause.last):
        if words[i] in _CLAIM:
            near = [party for party in parties if party.code in ARMED and i - 8 <= party.i < i]
            near = near or [party for party in parties if party.code in ARMED and i < party.i <= i + 3]
            if near:
                return near[-1].code
        elif words[i] in _ADOPT:
            near = [party for party in parties if party.code in ARMED and i - 3 <= party.i <= i + 4]
            if near:
                return max(near, key=lambda party: (party.i > i, -party.i)).code
    return None


def _fill_victim(clause: Clause, loose: list[Party], target: list[str]) -> None:
    """اغتال مسلحون مرشح حزب: whom the act is aimed at, the first of no armed party after it."""
    main = next((hit for hit in clause.hits if hit.trigger.role not in ("hint", "support")), None)
    if main is None:
        return
    for party in loose:
        if party.code not in ARMED and main.i < party.i <= main.i + 8 and party.code != "infrastructure":
            target.append(party.code)
            return
    if clause.sentence.words[main.i].endswith(("ه", "ها", "هم")):
        # اما مرشح الحزب فقد اغتاله مسلحون: the object goes before
        earlier = [p for p in loose if p.code not in ARMED and main.i - 10 <= p.i < main.i]
        target.extend(party.code for party in earlier[:1])


def _is_passive(clause: Clause, verb: Hit, party: Party) -> bool:
    """قتل جنديان في هجوم against قتل مسلحون ضابطا: passive where no object follows the noun after the verb."""
    if (
        verb.trigger.role not in ("killed", "injured", "abducted", "arrested")
        and verb.trigger.lemma != "اغتال"
    ):
        return False
    if clause.sentence.words[verb.i].endswith(("ه", "ها", "هم", "هما")):
        return False  # خطفها مسلحون: the pronoun is the object
    if party.i - verb.i > 1 and not party.noun:
        words_between = clause.sentence.words[verb.i + 1 : party.i]
        if any(word[:1].isdigit() or person_number(word) for word in words_between):
            return True
    following = clause.sentence.words[party.last + 1 : min(clause.last, party.last + 4)]
    # قتل مسلحون في الموصل محاميا: the object comes late
    late = clause.sentence.words[party.last + 2 : min(clause.last, party.last + 8)]
    if party.code in INSURGENT and any(word[-1] == "ا" and len(word) > 3 and word in _WORDS for word in late):
        return False
    for word in following:
        if word in _PREPOSITIONS:
            return True
        if person_number(word) or word[:1].isdigit() or word.endswith("ا"):
            return False
    first = clause.sentence.words[party.i]
    indefinite = not first.startswith(("ال", "قوات", "تنظيم", "مسلح", "جيش", "مجهول", "عناصر", "وال"))
    return indefinite and party.code not in INSURGENT


def _speaker(clause: Clause, loose: list[Party], verbs: dict[int, Hit], perpetrator: list[str]) -> None:
    """وقال تنظيم داعش انه قتل, قوه من اللواء تمكنت من قتل: the speaker or subject tells what it did itself."""
    words = clause.sentence.words
    for i in range(clause.first, clause.last):
        if words[i] in _MANAGED:
            subject = next((p.code for p in reversed(loose) if p.last < i and p.code in ARMED), None)
            subject = subject or next((p.code for p in loose if i < p.i <= i + 2 and p.code in ARMED), None)
            if subject is not None:
                perpetrator.append(subject)
                return
    for i in verbs:
        if i and words[i - 1] in ("انه", "انها", "بانه", "بانها", "انهم"):
            speaker = next(
                (p.code for p in loose if p.last < i and i - p.last <= 4 and p.code in ARMED), None
            )
            if speaker is not None:
                perpetrator.append(speaker)
                return


def _fill_clash(loose: list[Party], perpetrator: list[str], target: list[str]) -> None:
    """Both sides of a clash, in the order of mention."""
    if not perpetrator and len(target) > 1:
        perpetrator.append(target.pop(0))
    codes = list(dict.fromkeys(party.code for party in loose if party.code in ARMED))
    for code in codes:
        if code in perpetrator or code in target:
            continue
        (target if perpetrator else perpetrator).append(code)


def _fill_doer(
    clause: Clause, event_type: str, loose: list[Party], perpetrator: list[str], target: list[str]
) -> None:
    """The doer by the kind of act where syntax does not tell: a strike by a nation's aircraft, an arrest by forces."""
    words = clause.sentence.words
    for hit in clause.hits:
        if hit.trigger.event_type in (
            "air_strike",
            "shelling",
            "security_operation",
            "armed_attack",
            "territory_captured",
        ):
            after = words[hit.i + 1 : min(clause.last, hit.i + 3)]
            # غاره جويه تركيه, but not ضربا العاصمه العراقيه
            for word in after if after and after[0].endswith(("ي", "يه")) else after[:1]:
                code = _NATIONS.get(word)
                if code is not None:
                    perpetrator.append(code)
                    return
    nation = _nation(clause, event_type)
    if nation is not None:
        perpetrator.append(nation)
        return
    loose = [p for p in loose if _SPOKES.isdisjoint(words[max(clause.first, p.i - 2) : p.i])]
    if event_type in ("security_operation", "arrest", "air_strike", "weapons_seizure", "protest_repression"):
        state = next((party.code for party in loose if party.code in STATE), None)
        if state is not None:
            perpetrator.append(state)
    elif event_type == "territory_captured":
        doer = next((party.code for party in loose if party.code in ARMED and party.code not in target), None)
        if doer is not None:
            perpetrator.append(doer)
    elif target and set(target) <= INSURGENT:
        state = next((party.code for party in loose if party.code in _STATE_ARMS), None)
        if state is not None:
            perpetrator.append(state)
    if not perpetrator and event_type in ("security_operation", "arrest", "weapons_seizure"):
        perpetrator.append("iraqi_security_forces")
    if event_type in ("security_operation", "arrest") and not target:
        target.extend(party.code for party in loose if party.code in INSURGENT)


def _nation(clause: Clause, event_type: str) -> str | None:
    """قصفت تركيا, اعلنت موسكو انها قتلت, هدد الرييس التركي: a state that acts itself."""
    words = clause.sentence.words
    for hit in clause.hits:
        if hit.trigger.pos != "v" or hit.trigger.lemma in _NO_DOER or hit.trigger.role == "hint":
            continue
        after = words[hit.i + 1 : min(clause.last, hit.i + 4)]
        if after and after[0] in _STATES and after[0] not in ("بغداد", "العراق"):
            return _STATES[after[0]]
        if event_type == "threat":
            for word in after[1:]:
                code = _NATIONS.get(word)
                if code is not None and code != "iraqi_security_forces":
                    return code
        if words[hit.i - 1 : hit.i] in (["انها"], ["انه"], ["بانها"]):
            for word in reversed(words[max(clause.first, hit.i - 6) : hit.i - 1]):
                if word in _STATES:
                    return _STATES[word]
    return None


def _crowd_sides(doc: Document, clause: Clause) -> Sides:
    """Protesters against whom their words or steps are turned: ضد الحكومه, امام مبني المحافظه."""
    words = clause.sentence.words
    storms = [hit.i for hit in clause.hits if hit.trigger.lemma in _STORMS]
    target: list[str] = []
    for party in _parties(doc, clause):
        before = words[max(clause.first, party.i - 3) : party.i]
        against = not _AT.isdisjoint(before) or words[party.i] in _SEATS
        # واقتحم مئات المحتجين مطار المدينه: what a crowd storms or burns
        against = against or any(0 < party.i - i <= 7 for i in storms)
        if against and party.code in _OFFENDED and party.code not in target:
            target.append(party.code)
    return Sides(["protesters"], target[:2])


_OFFENDED = frozenset(
    {
        "government_officials",
        "politicians",
        "foreign_nationals",
        "infrastructure",
        "shia_militias",
        "iraqi_security_forces",
        "iraqi_police",
        "iraqi_army",
        "riot_police",
        "popular_mobilization",
    }
)
_AT = WORDS["at"]
_STORMS = WORDS["violent"]
_SEATS = WORDS["seats"]
