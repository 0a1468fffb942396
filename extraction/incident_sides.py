"""Who did it to whom: perpetrators and targets of a clause.

In: the actors named in a clause and the common nouns for parties, with the words around them. Out: `Sides`, codes of
the codebook. Arabic marks the doer by place and by particles: the subject follows its active verb ("خطف مسلحون
طبيبا"), a passive or a toll has only its victim ("قتل شرطي"), على يد / نفذه / شنه lead the doer of a noun.
"""

from __future__ import annotations

import msgspec

from extraction.document import Document
from extraction.incident_aims import aimed_near, crowd_target, threatened, threatens
from extraction.incident_doers import (
    ATTIRE,
    NO_DOER,
    STATE_ARMS,
    attackers,
    fill_doer,
    planters,
    tell_speaker,
)
from extraction.incident_parties import (
    ALLIES,
    ARMED,
    INSURGENT,
    NATIONS,
    OWN_MEN,
    PARTY_WORDS,
    STATE,
    Party,
    likely_doers,
    parties_of,
)
from extraction.incident_roles import role_of
from extraction.incident_segments import Clause
from extraction.incident_taking import beaten, nearest_taker, retaken
from extraction.incident_tolls import Tolls
from extraction.incident_types import SURROUNDS
from extraction.incident_words import CUES, WORDS

_AUTHORITIES = WORDS["authorities"]
_CLOSURES = WORDS["operation_closure"]
_CLAIM = WORDS["claim"]
_ADOPT = WORDS["adopt"]
_REPRESSORS = ARMED - INSURGENT - {"tribal_forces"}
_OWNING = _CLAIM | _ADOPT


class Sides(msgspec.Struct, frozen=True, gc=False):
    """Actor codes on either end, in order of mention."""

    perpetrator: list[str]
    target: list[str]
    assumed: bool = False  # the state's forces, only because such acts are theirs


def read_sides(doc: Document, clause: Clause, event_type: str, tolls: Tolls) -> Sides:
    """The sides of a clause, [] where not stated."""
    if event_type in ("protest", "riot"):
        return _crowd_sides(doc, clause)
    parties = parties_of(doc, clause)
    words = clause.sentence.words
    verbs = {
        h.i: h
        for h in clause.hits
        if h.trigger.pos == "v" and h.trigger.role != "hint" and h.trigger.lemma not in NO_DOER
    }
    nouns = {h.i: h for h in clause.hits if h.trigger.pos == "n"}
    perpetrator: list[str] = []
    target: list[str] = []
    loose: list[Party] = []
    accused = _accused(clause, parties) if parties else None
    if accused is not None:
        perpetrator.append(accused.code)
    roles = [
        "neither"
        if accused is not None and p.last <= accused.last
        else role_of(clause, p, event_type, tolls, verbs, nouns)
        for p in parties
    ]
    for k in range(len(parties) - 1):
        person = parties[k + 1].code == "politicians" and not parties[k + 1].noun
        if person and roles[k] == "neither" and parties[k + 1].i - parties[k].last <= 3:
            roles[k + 1] = "neither"  # اعلن رييس الوزراء العراقي حيدر العبادي
        beside = parties[k].last + 1 == parties[k + 1].i
        if roles[k] == roles[k + 1] == "doer" and beside and words[parties[k + 1].i][0] != "و":
            roles[k + 1] = "victim"  # توعدت الفصايل القوات: subject and object
        # الميليشيات وقوات الشغب قتلت: joined by و, they share their part.
        if parties[k].last + 1 == parties[k + 1].i and words[parties[k + 1].i].startswith("و"):
            roles[k] = roles[k] or roles[k + 1]
            roles[k + 1] = roles[k + 1] or roles[k]
    for party, role in zip(parties, roles, strict=True):
        if role == "neither":
            continue
        side = perpetrator if role == "doer" else target
        if not role or (role == "doer" and party.code not in ARMED):
            loose.append(party)
        elif party.code not in side:
            side.append(party.code)
    claimant = _claimant(clause, parties) if parties else None
    if claimant is not None:
        perpetrator = [claimant]
    if event_type == "armed_clash":
        told = _between(clause, parties)
        perpetrator, target = told or (perpetrator, target)
        if told is None:
            _fill_clash(clause, loose, perpetrator, target)
    perpetrator = likely_doers(event_type, perpetrator)
    if event_type != "armed_clash" and not perpetrator:
        tell_speaker(clause, loose, verbs, perpetrator)
    assumed = False
    if not perpetrator and event_type != "armed_clash":
        assumed = fill_doer(clause, event_type, loose, perpetrator, target)
    if not target and event_type in ("security_operation", "arrest"):
        wanted = [p.code for p in loose if p.code in INSURGENT and p.code not in perpetrator]
        target += dict.fromkeys(wanted)
    if not target and event_type in ("arrest", "abduction"):
        target += _seized(clause, loose, perpetrator)
    # السلطات, or an official who announces a pursuit or sends troops: those who do it are the state's forces;
    # a curfew or a closure may be the government's own
    by_forces = event_type == "arrest" or (
        event_type == "security_operation"
        and _CURFEW.isdisjoint(clause.word_set)
        and (_CLOSURES.isdisjoint(clause.lemmas) or not _AUTHORITIES.isdisjoint(clause.word_set))
    )
    if by_forces and perpetrator == ["government_officials"]:
        perpetrator = ["iraqi_security_forces"]
    if event_type in _REPELLABLE:
        perpetrator, target = _repelled(clause, perpetrator, target)
    if event_type == "territory_captured":
        # مني التنظيم بهزيمه, استعاده المدينه التي كان التنظيم يحتلها: who lost it
        lost = beaten(clause, parties) | (INSURGENT if retaken(clause) else frozenset())
        target += [code for code in perpetrator if code in lost]
        perpetrator = [code for code in perpetrator if code not in lost]
        target += [code for code in lost if len(lost) == 1 and code not in target and perpetrator]
        # سيطر علي المصفاه, احتلال المنازل: ground, no side
        target = [code for code in target if code not in ("infrastructure", "civilians")]
        if not STATE.isdisjoint(perpetrator) and not INSURGENT.isdisjoint(perpetrator):
            perpetrator = nearest_taker(clause, parties, perpetrator)
    if event_type == "protest_repression":
        perpetrator = [code for code in perpetrator or target if code in _REPRESSORS]
        target = [code for code in target if code not in ARMED and code != "civilians"] or ["protesters"]
    perpetrator = likely_doers(event_type, perpetrator)
    if not perpetrator and event_type == "threat":
        perpetrator += threatens(clause, loose)
    if not perpetrator and event_type in _BY_MEN:
        if not ATTIRE.isdisjoint(clause.word_set):
            perpetrator.append("armed_group_unidentified")  # رجل يرتدي زي الشرطه
        else:
            perpetrator += attackers(clause, event_type, loose, target)
    if not perpetrator and event_type == "bombing":
        perpetrator += planters(clause, loose)
        if (
            not perpetrator
            and target
            and INSURGENT.issuperset(target)
            and not _OWN_BLAST.isdisjoint(clause.word_set)
        ):
            perpetrator, target = target, []  # قتل مسلحان بانفجار عبوه اثناء محاولتهما زرعها
            loose = []
    if not target and event_type == "threat":
        target += threatened(clause, loose, perpetrator)
    if not target:
        target += aimed_near(clause, event_type, loose)
    if not target and event_type in _STRIKES and perpetrator and STATE.issuperset(perpetrator):
        target += [party.code for party in loose if party.code in INSURGENT][:1]
    if not target and event_type in ("assassination", "abduction", "execution"):
        _fill_victim(clause, event_type, loose, target)
    if not target and event_type == "arrest" and _amid_protest(clause):
        target.append("protesters")
    if not target and event_type in _HARMED and tolls.counts:
        target += _told_among(clause, loose, perpetrator)
    if not target and event_type in _HARMED:
        target += _losses(clause)
    if not target and event_type in _HARMED and not _IRAQIS.isdisjoint(clause.word_set):
        target += _compatriots(clause, tolls)
    # two foreign forces, one against the other, share a code
    both = event_type == "armed_clash" or (
        event_type == "execution" and not OWN_MEN.isdisjoint(clause.word_set)  # اعدم التنظيم عناصره
    )
    target = [code for code in target if both or code not in perpetrator or code == "foreign_forces_other"]
    return Sides(perpetrator[:3], target[:3], assumed)


def _blamed(clause: Clause, parties: list[Party]) -> Party | None:
    """القت الحكومه بمسووليه الهجوم علي التنظيم, حملت التنظيم مسووليه الهجوم: on whom it is laid."""
    words = clause.sentence.words
    for i in range(clause.first, clause.last):
        if words[i] not in _BLAME:
            continue
        for party in parties:
            if party.i > i + 1 and party.code in ARMED and "علي" in words[max(i, party.i - 2) : party.i]:
                return party
        burden = next(
            (k for k in range(i - 1, max(clause.first, i - 10) - 1, -1) if words[k] in _BURDENS), None
        )
        laid = [p for p in parties if burden is not None and burden < p.i < i and p.code in ARMED]
        if laid:
            return laid[-1]
    return None


def _accused(clause: Clause, parties: list[Party]) -> Party | None:
    """اتهم الحشد التحالف بشن غاره: the second is said to have done it."""
    if not _BLAME.isdisjoint(clause.word_set):
        return _blamed(clause, parties)
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


_BLAME = WORDS["blame"]
_BURDENS = WORDS["burdens"]
_LOSSES = WORDS["losses"] - {"ضحايا", "الضحايا", "ضحيه"}
_OWN_BLAST = WORDS["own_blast"]
_AMONG = WORDS["told_among"]
_REPELS = frozenset({"صد", "تصدي", "احبط", "احباط"})
_FIRST_BLOWS = _REPELS | {"هاجم", "هجوم", "شن", "اقتحم", "اقتحام", "تعرض", "كمين"}
_IRAQIS = frozenset({"عراقيا", "عراقيين", "عراقيون", "عراقيان", "العراقيين"})
_HARMED = frozenset({"armed_attack", "bombing", "suicide_bombing", "shelling", "air_strike", "execution"})
_CURFEW = WORDS["curfew"]
_REPELLABLE = frozenset({"armed_clash", "armed_attack"})
_STRIKES = frozenset({"armed_attack", "air_strike", "shelling"})
_BY_MEN = frozenset({"armed_attack", "abduction", "assassination", "execution"})


def _amid_protest(clause: Clause) -> bool:
    """حمله اعتقالات علي خلفيه الاحتجاجات, اعتقال ثلاثه في تظاهره: a crowd is named soon after."""
    seized = next((h.i for h in clause.hits if h.trigger.role == "arrested"), clause.last)
    return any(
        seized < h.i <= seized + 12 and h.trigger.event_type == "protest" for h in clause.sentence.hits
    )


def _compatriots(clause: Clause, tolls: Tolls) -> list[str]:
    """قتل 17 عراقيا, مقتل سته عراقيين: Iraqis counted as such are civilians."""
    words, starts = clause.sentence.words, clause.sentence.starts
    for start, end in tolls.victims:
        for i in range(clause.first, clause.last):
            if words[i] not in _IRAQIS or not start <= starts[i] < end:
                continue
            if not i or words[i - 1] not in PARTY_WORDS:
                return ["civilians"]
    return []


def _told_among(clause: Clause, loose: list[Party], perpetrator: list[str]) -> list[str]:
    """اربعه مصابين بينهم شرطي, 355 قتيلا منهم 290 مدنيا و24 جنديا: those whom a toll counts apart."""
    if _AMONG.isdisjoint(clause.word_set):
        return []
    words = clause.sentence.words
    at = next(i for i in range(clause.first, clause.last) if words[i] in _AMONG)
    told: list[str] = []
    for party in loose:
        if at < party.i <= at + 4 and party.code not in INSURGENT and party.code not in perpetrator:
            told.append(party.code)
            at = party.last
    return list(dict.fromkeys(told))


def _losses(clause: Clause) -> list[str]:
    """القتلي الامريكيين, خساير امريكيه: a nation whose dead are told is its forces; but not الضحايا الامريكيين."""
    if _LOSSES.isdisjoint(clause.word_set):
        return []
    words = clause.sentence.words
    for i in range(clause.first, clause.last - 1):
        code = NATIONS.get(words[i + 1]) if words[i] in _LOSSES else None
        if code is not None and code != "iraqi_security_forces":
            return [code]
    return []


def _repelled(clause: Clause, perpetrator: list[str], target: list[str]) -> tuple[list[str], list[str]]:
    """صدت القوات هجوما شنه مسلحون, احبط الجيش محاوله للتنظيم: who is repelled is the attacker."""
    if _REPELS.isdisjoint(clause.lemmas):
        return perpetrator, target
    codes = list(dict.fromkeys(perpetrator + target))
    attackers = [code for code in codes if code in INSURGENT]
    defenders = [code for code in codes if code in STATE_ARMS]
    if any("تسلل" in word for word in clause.words):
        return perpetrator, target  # احبطت القوات محاوله تسلل: they struck nobody
    if attackers and defenders:
        return attackers, defenders
    return perpetrator, target


def _claimant(clause: Clause, parties: list[Party]) -> str | None:
    """اعلن التنظيم مسووليته عن الهجوم, تبني التنظيم التفجير: who owns to the act."""
    if _OWNING.isdisjoint(clause.word_set):
        return None
    words = clause.sentence.words
    for i in range(clause.first, clause.last):
        if words[i] in _CLAIM:
            near = [party for party in parties if party.code in ARMED and i - 14 <= party.i < i]
            near = near or [party for party in parties if party.code in ARMED and i < party.i <= i + 3]
            if near:
                return near[-1].code
        elif words[i] in _ADOPT:
            near = [party for party in parties if party.code in ARMED and i - 3 <= party.i <= i + 4]
            if near:
                return max(near, key=lambda party: (party.i > i, -party.i)).code
    return None


def _fill_victim(clause: Clause, event_type: str, loose: list[Party], target: list[str]) -> None:
    """اغتال مسلحون مرشح حزب: whom the act is aimed at, the first of no armed party after it."""
    if not clause.telling:
        return
    main = clause.telling[0]
    for party in loose:
        if party.code not in ARMED and main.i < party.i <= main.i + 8 and party.code != "infrastructure":
            target.append(party.code)
            return
    for party in loose if event_type == "assassination" else ():  # استهدفت عبوه موكب مدير الشرطه
        if party.code in STATE_ARMS and main.i < party.i <= main.i + 8:
            target.append(party.code)
            return
    if clause.sentence.words[main.i].endswith(("ه", "ها", "هم")):
        # اما مرشح الحزب فقد اغتاله مسلحون: the object goes before
        earlier = [p for p in loose if p.code not in ARMED and main.i - 10 <= p.i < main.i]
        target.extend(party.code for party in earlier[:1])


def _between(clause: Clause, parties: list[Party]) -> tuple[list[str], list[str]] | None:
    """اشتباكات بين الشرطه ومسلحين اسفرت عن مقتل شرطي: the two sides in order, whoever fell."""
    words = clause.sentence.words
    for hit in clause.hits:
        if hit.trigger.event_type != "armed_clash":
            continue
        at = next((i for i in range(hit.i + 1, min(clause.last, hit.i + 8)) if words[i] == "بين"), None)
        if at is None:
            continue
        named = [p for p in parties if at < p.i <= at + 16 and p.code in ARMED]
        named = [p for p in named if words[p.i - 1] not in ("مقتل", "اصابه", "واصابه", "قتل")]
        other = next((p for p in named if (p.code in STATE) != (named[0].code in STATE)), None)
        # بين البيشمركه والقوات العراقيه: both of a kind, parted by و
        other = other or next((p for p in named[1:] if _joined(words, p)), None)
        if other is None or named[0].i > at + 4:
            continue
        first = dict.fromkeys(p.code for p in named if p.i < other.i)
        return list(first), [other.code]
    return None


def _joined(words: list[str], party: Party) -> bool:
    """وقوات الامن, وعناصر الجيش, وبين الجيش: a second side."""
    return words[party.i].startswith("و") or words[party.i - 1].startswith("و")


def _fill_clash(clause: Clause, loose: list[Party], perpetrator: list[str], target: list[str]) -> None:
    """Both sides of a clash, in the order of mention; who repels an attack is the one attacked."""
    ours = [code for code in perpetrator if code in STATE]
    if 0 < len(ours) < len(perpetrator) and set(target) <= {"armed_group_unidentified"}:
        others = [code for code in perpetrator if code not in STATE]
        repelled = not _REPELS.isdisjoint(clause.lemmas)
        perpetrator[:], target[:] = (others, ours) if repelled else (ours, others)
    if not perpetrator and len(target) > 1:
        perpetrator.append(target.pop(0))
    codes = list(dict.fromkeys(party.code for party in loose if party.code in ARMED))
    for code in codes:
        if code in perpetrator or code in target:
            continue
        allied = code in ALLIES and not ALLIES.isdisjoint(perpetrator)
        (target if perpetrator and not allied else perpetrator).append(code)
    theirs = perpetrator and target and INSURGENT.issuperset(perpetrator) and INSURGENT.isdisjoint(target)
    if theirs and _FIRST_BLOWS.isdisjoint(clause.lemmas):
        # قتل سته من الحشد في اشتباك مع التنظيم: no side is told to have struck first
        perpetrator[:], target[:] = target, perpetrator[:]


def _seized(clause: Clause, loose: list[Party], perpetrator: list[str]) -> list[str]:
    """توقيف عدد من الضباط: the first party named right after the seizure."""
    for hit in clause.hits:
        if hit.trigger.role in ("arrested", "abducted"):
            words = clause.sentence.words
            near = [p for p in loose if hit.i < p.i <= hit.i + 6 and p.code not in perpetrator]
            return [p.code for p in near[:1] if "،" not in words[hit.i : p.i]]
    return []


def _crowd_sides(doc: Document, clause: Clause) -> Sides:
    """Protesters against whom their words or steps are turned: ضد الحكومه, امام مبني المحافظه."""
    words = clause.sentence.words
    storms = [hit.i for hit in clause.hits if hit.trigger.lemma in _STORMS]
    closings = [hit.i for hit in clause.hits if hit.trigger.lemma in SURROUNDS]
    target: list[str] = []
    for party in parties_of(doc, clause):
        before = words[max(clause.first, party.i - 3) : party.i]
        against = not _AT.isdisjoint(before) or words[party.i] in _SEATS or crowd_target(clause, party)
        # واقتحم مئات المحتجين مطار المدينه: what a crowd storms or burns
        against = (against or any(0 < party.i - i <= 7 for i in storms)) and words[party.i] != "الامم"
        # اغلق المحتجون ميناء المدينه, but not الطريق الي الميناء
        against = against or (
            party.code == "infrastructure"
            and any(0 < party.i - i <= 3 and "الي" not in words[i : party.i] for i in closings)
        )
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
        "us_forces",
        "turkish_forces",
        "iranian_forces",
    }
)
_AT = WORDS["at"]
_STORMS = WORDS["violent"]
_SEATS = WORDS["seats"]
