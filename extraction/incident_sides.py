"""Who did it to whom: perpetrators and targets of a clause.

In: the actors named in a clause and the common nouns for parties, with the words around them. Out: `Sides`, codes of
the codebook. Arabic marks the doer by place and by particles: the subject follows its active verb ("خطف مسلحون
طبيبا"), a passive or a toll has only its victim ("قتل شرطي"), على يد / نفذه / شنه lead the doer of a noun.
"""

from __future__ import annotations

import msgspec

from extraction.document import Document
from extraction.incident_accused import accused_of, charged_from, claimant_of, deed_from
from extraction.incident_aims import aimed_near, aims_at_arms, threatened, threatens
from extraction.incident_blows import OFFICIAL, PLACES_OF
from extraction.incident_clash import fill_clash, repelled, told_against, told_between
from extraction.incident_crowds import crowd_targets
from extraction.incident_doers import (
    NO_DOER,
    attackers,
    fill_doer,
    in_attire,
    planters,
    tell_speaker,
)
from extraction.incident_parties import OWN_MEN, likely_doers, parties_of
from extraction.incident_partners import in_apposition, kind_of_victim, parted_by_or
from extraction.incident_party import ALLIES, ARMED, FORCES, INSURGENT, STATE, Party
from extraction.incident_roles import read_far, role_of
from extraction.incident_segments import Clause, Hit
from extraction.incident_stands_for import owner_of_deed
from extraction.incident_struck import is_object_after, is_sponsor, is_struck
from extraction.incident_taking import beaten, forced, nearest_taker, ousted, retaken
from extraction.incident_tolls import Tolls
from extraction.incident_triggers import bare
from extraction.incident_victims import (
    aimed_at,
    amid_protest,
    household_fell,
    losses,
    of_faith,
    seized,
    seized_own,
    soldiers_of,
    told_among,
)
from extraction.incident_weighing import of_other_act, own_assault, without_ranks
from extraction.incident_words import WORDS

_NAMED_MEN = frozenset({"politicians", "government_officials"})
_AUTHORITIES = WORDS["authorities"]
_CLOSURES = WORDS["operation_closure"]
_REPRESSORS = ARMED - {"tribal_forces", "insurgents_other"}
_MILITIAS = frozenset({"shia_militias", "militias"})


class Sides(msgspec.Struct, frozen=True, gc=False):
    """Actor codes on either end, in order of mention."""

    perpetrator: list[str]
    target: list[str]
    assumed: bool = False  # the state's forces, only because such acts are theirs
    stood_at: bool = False  # a crowd's scene, which is no target of theirs: امام الحقل


class _Case:
    """A clause with its parties, and its sides as far as they are told."""

    __slots__ = (
        "by_authorities",
        "clause",
        "doc",
        "event_type",
        "idle",
        "loose",
        "nouns",
        "parties",
        "perpetrator",
        "target",
        "tolls",
        "verbs",
    )

    def __init__(self, doc: Document, clause: Clause, event_type: str, tolls: Tolls) -> None:
        self.doc = doc
        self.clause = clause
        self.event_type = event_type
        self.tolls = tolls
        self.parties = parties_of(doc, clause)
        self.verbs: dict[int, Hit] = {}
        self.nouns: dict[int, Hit] = {}
        for hit in clause.hits:
            t = hit.trigger
            if t.pos == "n":
                self.nouns[hit.i] = hit
            elif (t.pos == "v" or t.lemma in _FIXED_VERBS) and t.role != "hint" and t.lemma not in NO_DOER:
                self.verbs[hit.i] = hit
        self.perpetrator: list[str] = []
        self.target: list[str] = []
        self.by_authorities = False  # who did it is told as "the authorities"
        self.idle: set[Party] = set()  # those told to have no part
        self.loose: list[Party] = []  # those whose part syntax leaves open


def read_sides(doc: Document, clause: Clause, event_type: str, tolls: Tolls) -> Sides:
    """The sides of a clause, [] where not stated."""
    if event_type in ("protest", "riot"):
        struck, stood_at = crowd_targets(doc, clause)
        return Sides(["protesters"], struck, stood_at=stood_at)
    case = _Case(doc, clause, event_type, tolls)
    _take_parts(case)
    assumed = _tell_doers(case)
    _tell_sought(case)
    _weigh_forces(case)
    _weigh_by_type(case)
    _fill_perpetrator(case)
    _fill_target(case)
    # two foreign forces, one against the other, share a code
    own = event_type == "execution" and not OWN_MEN.isdisjoint(clause.word_set)  # اعدم التنظيم عناصره
    both = own or event_type == "armed_clash"
    if own and not case.perpetrator and len(case.target) == 1:
        case.perpetrator = list(case.target)  # امر زعيم التنظيم باعدام تسعه من اتباعه
    perpetrator, target = case.perpetrator, without_ranks(clause, case.parties, case.target)
    if event_type in _OF_MEN:
        target = [code for code in target if code != "infrastructure"]  # اعدموا ثلاثه تحت الجسر
    if event_type == "arrest" and case.by_authorities and not set(target).isdisjoint(perpetrator):
        both = seized_own(clause, case.parties)  # القت السلطات القبض علي سته من ضباط الامن
    if not both and not set(target).isdisjoint(perpetrator):
        target = [c for c in target if c not in perpetrator or c == "foreign_forces_other"]
    return Sides(perpetrator[:3], target[:3], assumed)


def _take_parts(case: _Case) -> None:
    """Each party on the side that the words around it tell; who is accused or claims the act did it."""
    clause, parties = case.clause, case.parties
    words = clause.sentence.words
    accused = accused_of(clause, parties)
    if accused is not None and accused.code:
        case.perpetrator.append(accused.code)
    for party, role in zip(parties, _roles(case, accused), strict=True):
        if role == "neither":
            case.idle.add(party)
            continue
        side = case.perpetrator if role == "doer" else case.target
        code = kind_of_victim(words, party, clause.word_set) if role == "victim" else party.code
        if not role or (role == "doer" and code not in ARMED):
            case.loose.append(party)
        elif code not in side:
            side.append(code)
    owner = owner_of_deed(case.doc, clause, parties)
    if owner is not None and not (case.event_type == "territory_captured" and retaken(clause)):
        case.perpetrator = list(dict.fromkeys([owner, *case.perpetrator]))
        case.target = [code for code in case.target if code != owner]
    claimant = claimant_of(clause, parties)
    if claimant is not None:
        case.perpetrator = [claimant]
    case.target = soldiers_of(clause, parties, case.perpetrator, case.target)
    if (
        "civilians" in case.target
        and case.event_type in _STRIKES | _BLASTS
        and aims_at_arms(clause, parties, case.target)
    ):
        case.target.remove("civilians")  # اصيب سته مدنيين بقنبله استهدفت رتلا عسكريا


def _roles(case: _Case, accused: Party | None) -> list[str]:
    """The part of each party by its own words, then by those of the party beside it."""
    clause, parties = case.clause, case.parties
    if not parties:
        return []
    words = clause.sentence.words
    far = read_far(clause)
    roles: list[str] = []
    charge = clause.last
    if case.event_type in _TAKING_LIVES:
        charge = charged_from(clause)
    elif case.event_type == "arrest":
        charge = deed_from(clause)
    for p in parties:
        if accused is not None and p.last <= accused.last:
            roles.append("neither")
            continue
        role = role_of(clause, p, case.event_type, case.tolls, case.verbs, case.nouns, far)
        if role in ("victim", "") and of_other_act(clause, p, case.event_type, role):
            role = "neither"
        roles.append("neither" if role == "victim" and p.i > charge else role)
    in_apposition(words, parties, roles)
    turned = -1
    for k in range(len(parties) - 1):
        person = parties[k + 1].code in _NAMED_MEN and not parties[k + 1].noun
        between = words[parties[k].last + 1 : parties[k + 1].i]
        # اعلن وزير الداخليه فلان: his ministry stands between his title and his name
        told = k - (k > 0 and parties[k - 1].last + 1 == parties[k].i and parties[k - 1].code in OFFICIAL)
        if person and roles[told] == "neither" and len(between) < 3 and "ان" not in between:
            roles[k + 1] = "neither"  # اعلن رييس الوزراء العراقي حيدر العبادي
        beside = parties[k].last + 1 == parties[k + 1].i
        parted = parties[k].last + 2 == parties[k + 1].i and words[parties[k].last + 1] == "،"
        if roles[k] != "neither" and is_object_after(clause, parties[k], parties[k + 1], case.verbs):
            roles[k], roles[k + 1], turned = "doer", "victim", k + 1
        if beside and roles[k] == "neither" and is_sponsor(clause, parties[k], parties[k + 1]):
            roles[k + 1] = "neither"
            continue
        near = beside or parted or parties[k + 1].code not in OFFICIAL
        armed = roles[k] == "doer" and parties[k].code in ARMED
        if armed and parted_by_or(words, parties[k], parties[k + 1]) and not roles[k + 1]:
            roles[k + 1] = "doer"  # من قبل الجيش او التحالف: both are named
        # هاجم التنظيم امس قطعات للجيش: behind a verb and its subject no second subject stands
        if (
            armed
            and near
            and roles[k + 1] in ("", "doer")
            and is_struck(clause, parties[k], parties[k + 1], case.verbs)
        ):
            roles[k + 1] = "victim"
        if roles[k] == roles[k + 1] == "doer" and beside and words[parties[k + 1].i][0] != "و":
            roles[k + 1] = "victim"  # توعدت الفصايل القوات: subject and object
            turned = k + 1
        joined = beside and words[parties[k + 1].i][0] == "و" and parties[k + 1].last + 1 not in case.verbs
        if joined and (turned == k or (roles[k] == "victim" and _allied(parties[k], parties[k + 1]))):
            roles[k + 1] = "victim"  # هاجم التنظيم الجيش والحشد, علي دوريه من الجيش والشرطه
        elif joined and roles[k] == "doer" and _side_by_side(parties[k], parties[k + 1]):
            roles[k + 1] = "doer"  # اعتقل سته علي يد الجيش والقوات الامريكيه
        # الميليشيات وقوات الشغب قتلت: joined by و, they share their part.
        if beside and words[parties[k + 1].i].startswith("و"):
            roles[k] = roles[k] or roles[k + 1]
            roles[k + 1] = roles[k + 1] or roles[k]
    return roles


def _allied(party: Party, other: Party) -> bool:
    """الجيش والشرطه: both the state's."""
    return party.code in ALLIES and other.code in ALLIES


def _side_by_side(party: Party, other: Party) -> bool:
    """القوات العراقيه والقوات الامريكيه: who act together when one word tells that they act."""
    return all(p.code in ALLIES or p.code == "us_forces" for p in (party, other))


def _tell_doers(case: _Case) -> bool:
    """The sides of a clash, the speaker or the forces by kind of act; whether the doer is only assumed."""
    clause, event_type = case.clause, case.event_type
    exchange = event_type in ("shelling", "armed_attack") and "تبادل" in clause.lemmas  # تبادل للقصف بين
    clash = event_type == "armed_clash" or exchange
    if clash:
        told = told_between(clause, case.parties) or told_against(
            clause, [p for p in case.parties if p not in case.idle]
        )
        case.perpetrator, case.target = told or (case.perpetrator, case.target)
        if told is None:
            fill_clash(clause, case.parties, case.loose, case.perpetrator, case.target)
        case.perpetrator = soldiers_of(clause, case.parties, [], case.perpetrator)
    case.perpetrator = likely_doers(event_type, case.perpetrator)
    if case.loose and not clash and not case.perpetrator:
        tell_speaker(clause, case.loose, case.verbs, case.perpetrator)
        if len(likely_doers(event_type, case.perpetrator)) < len(case.perpetrator):
            case.perpetrator = []  # تمكن الجيش والشرطه مدعومين بغارات: of those joined one cannot have done it
    if not clash and not case.perpetrator:
        return fill_doer(clause, event_type, case.loose, case.verbs, case.perpetrator, case.target)
    return False


def _tell_sought(case: _Case) -> None:
    """Whom an operation pursues, or who was seized."""
    if not case.target and case.event_type in ("security_operation", "arrest"):
        wanted = [p.code for p in case.loose if _is_sought(case, p) and p.code not in case.perpetrator]
        case.target += dict.fromkeys(wanted)
    if not case.target and case.event_type in ("arrest", "abduction"):
        case.target += seized(case.clause, case.loose, case.perpetrator)


def _is_sought(case: _Case, party: Party) -> bool:
    """ملاحقه المسلحين, طوقت القوات المقر العام للفصيل: insurgents, or militias by a place of theirs."""
    if party.code in INSURGENT:
        return True
    if case.event_type != "security_operation" or party.code not in _MILITIAS:
        return False
    words = case.clause.sentence.words
    return not PLACES_OF.isdisjoint(map(bare, words[max(case.clause.first, party.i - 3) : party.i]))


def _weigh_forces(case: _Case) -> None:
    """السلطات, or an official who announces a pursuit or sends troops: those who do it are the state's forces.

    A curfew or a closure may be the government's own.
    """
    clause = case.clause
    by_forces = case.event_type == "arrest" or (
        case.event_type == "security_operation"
        and _CURFEW.isdisjoint(clause.word_set)
        and (_CLOSURES.isdisjoint(clause.lemmas) or not _AUTHORITIES.isdisjoint(clause.word_set))
    )
    if by_forces and case.perpetrator == ["government_officials"]:
        case.by_authorities = not _AUTHORITIES.isdisjoint(clause.word_set)
        case.perpetrator = ["iraqi_security_forces"]


def _weigh_by_type(case: _Case) -> None:
    """Sides that an act of this type cannot have, or has the other way round."""
    if case.event_type in _ASSAULTS:
        case.perpetrator, case.target = own_assault(case.clause, case.parties, case.perpetrator, case.target)
    if case.event_type in _REPELLABLE:
        case.perpetrator, case.target = repelled(case.clause, case.perpetrator, case.target)
    if case.event_type == "territory_captured":
        _weigh_ground(case)
    if case.event_type == "protest_repression":
        case.perpetrator = [code for code in case.perpetrator or case.target if code in _REPRESSORS]
        harmed = [code for code in case.target if code not in ARMED and code not in _NO_CROWD]
        case.target = harmed or ["protesters"]
    if case.event_type == "weapons_seizure":
        # افشلت الشرطه هجوما للتنظيم علي نقطه تفتيش: whose arms or attempt it was, not whom it was to strike
        theirs = dict.fromkeys(p.code for p in case.parties if p.code in INSURGENT)
        foiled = list(theirs)[:1] if "foil" in case.clause.roles else []
        case.target = foiled or [code for code in case.target if code not in STATE]
    case.perpetrator = likely_doers(case.event_type, case.perpetrator)


def _weigh_ground(case: _Case) -> None:
    """مني التنظيم بهزيمه, استعاده المدينه التي كان التنظيم يحتلها: who lost the ground."""
    clause = case.clause
    lost = beaten(clause, case.parties) | (
        INSURGENT if retaken(clause) and not ousted(clause, case.parties) else frozenset()
    )
    case.target += [code for code in case.perpetrator if code in lost]
    case.perpetrator = [code for code in case.perpetrator if code not in lost]
    if not case.perpetrator:  # تمكنت القوات من تحرير حي سيطر عليه التنظيم
        tell_speaker(clause, [p for p in case.loose if p.code not in lost], case.verbs, case.perpetrator)
    if not case.perpetrator and case.target and STATE.issuperset(case.target):
        # انسحبت البيشمركه من المدينه فدخلها مسلحو التنظيم
        case.perpetrator = [p.code for p in case.loose if p.code in INSURGENT][:1]
    elif not case.perpetrator and lost and forced(clause) and INSURGENT.issuperset(lost):
        # احرزت القوات تقدما واجبرت المسلحين علي الانسحاب
        case.perpetrator = [p.code for p in case.loose if p.code in FORCES][:1]
    case.target += [code for code in lost if len(lost) == 1 and code not in case.target and case.perpetrator]
    if not case.perpetrator and case.target and _by_authorities(clause):
        case.perpetrator = ["iraqi_security_forces"]  # فرضت السلطات سيطرتها علي معقل الميليشيا
    # سيطر علي المصفاه, احتلال المنازل, المجمع الحكومي: ground, no side
    case.target = [code for code in case.target if code not in _GROUND]
    if not STATE.isdisjoint(case.perpetrator) and not INSURGENT.isdisjoint(case.perpetrator):
        case.perpetrator = nearest_taker(clause, case.parties, case.perpetrator)


def _by_authorities(clause: Clause) -> bool:
    """فرضت السلطات سيطرتها: the state itself takes the ground."""
    words = clause.sentence.words
    return any(
        not _AUTHORITIES.isdisjoint(words[hit.i - 3 if hit.i > 3 else 0 : hit.i + 2])
        for hit in clause.hits
        if hit.trigger.event_type == "territory_captured" and hit.trigger.role == "event"
    )


def _fill_perpetrator(case: _Case) -> None:
    """Who threatens, attacks or lays a bomb, where no doer is told yet."""
    if case.perpetrator:
        return
    clause, event_type = case.clause, case.event_type
    if event_type == "threat":
        case.perpetrator += threatens(clause, case.loose)
    if event_type in _TAKING_LIVES:
        if in_attire(clause):
            case.perpetrator.append("armed_group_unidentified")  # رجل يرتدي زي الشرطه
        else:
            case.perpetrator += attackers(clause, event_type, case.loose, case.target)
    if event_type == "bombing":
        case.perpetrator += planters(clause, case.loose)
        slain = bool(case.target) and INSURGENT.issuperset(case.target)
        if not case.perpetrator and slain and not _OWN_BLAST.isdisjoint(clause.word_set):
            # قتل مسلحان بانفجار عبوه اثناء محاولتهما زرعها
            case.perpetrator, case.target, case.loose = case.target, [], []


def _fill_target(case: _Case) -> None:
    """Whom it is aimed at or whom it harmed, where no target is told yet: the first reading that finds someone."""
    clause, event_type, loose, tolls = case.clause, case.event_type, case.loose, case.tolls
    target = case.target
    if not target and event_type == "threat":
        target += threatened(clause, loose, case.perpetrator)
    if not target:
        target += aimed_near(clause, event_type, loose)
    elif (
        target == ["civilians"] and event_type != "shelling"
    ):  # انفجرت قرب دوريه واصيب ثلاثه مدنيين: aimed at the patrol
        target[:0] = [code for code in aimed_near(clause, event_type, loose) if code in ARMED]
    if not target and event_type in _STRIKES and case.perpetrator and STATE.issuperset(case.perpetrator):
        target += [party.code for party in loose if party.code in INSURGENT][:1]
    if not target and event_type in ("assassination", "abduction", "execution"):
        target += aimed_at(clause, event_type, loose)
    if not target and event_type == "arrest" and amid_protest(clause):
        target.append("protesters")
    if not target and event_type in _HARMED:
        counted = told_among(clause, loose, case.perpetrator) if tolls.counts else []
        target += counted or losses(clause)
    if not target and event_type in _HARMED | _TAKING_LIVES:
        target += of_faith(clause, loose)
    if not target and case.perpetrator and household_fell(clause):
        target.append("civilians")


_OF_MEN = frozenset(
    {"arrest", "execution", "abduction", "security_operation", "armed_clash", "assassination"}
)
_NO_CROWD = frozenset({"civilians", "infrastructure"})  # لاخلاء الجسر: what a crowd is driven from
_FIXED_VERBS = frozenset({"اردي"})
_TAKING_LIVES = frozenset({"execution", "abduction", "armed_attack", "assassination"})
_GROUND = frozenset({"infrastructure", "civilians", "government_officials", "politicians", "journalists"})
_OWN_BLAST = WORDS["own_blast"]
_HARMED = frozenset({"armed_attack", "bombing", "suicide_bombing", "shelling", "air_strike", "execution"})
_CURFEW = WORDS["curfew"]
_BLASTS = frozenset({"bombing", "suicide_bombing"})
_REPELLABLE = frozenset({"armed_clash", "armed_attack"})
_ASSAULTS = _REPELLABLE | {"shelling"}
_STRIKES = frozenset({"armed_attack", "air_strike", "shelling"})
