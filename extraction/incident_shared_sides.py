"""What a whole article tells of the sides: the one enemy of its war, and whose soldiers its soldiers are.

In: a document and its mentions. The mentions' perpetrators and targets are changed in place.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from extraction.document import Document, in_span
from extraction.incident_aims import means_islamic_state
from extraction.incident_compare import dates_meet
from extraction.incident_doers import by_own_device
from extraction.incident_mention import Mention
from extraction.incident_party import ALLIES, ARMED, INSURGENT
from extraction.incident_types import ATTACKS
from extraction.incident_words import WORDS

_SOLDIERS = WORDS["soldiers"]
_AMONG_THEM = frozenset({"armed_clash", "execution"})  # اعدم التنظيم عشره من عناصره
_CROWDS = frozenset({"protest", "riot"})
_OF_CROWDS = _CROWDS | {"protest_repression"}
_MANY = 3
_AFTER_CROWD = 2  # sentences
_STATES = (("turkish_forces", (" التركي", "انقره")), ("iranian_forces", (" الايراني", "طهران")))
_OFTEN = 3
_FRONT = frozenset({"IQ", "SY", None})
_HOMES = {"turkish_forces": ("TR",), "iranian_forces": ("IR",)}
_ARMIES = ("الجيش", "جيش", "القوات", "قوات", "الاركان", "اركان", "الدفاع", "الحرس الثوري")
_ABROAD = frozenset(
    {"air_strike", "shelling", "armed_attack", "armed_clash", "security_operation", "territory_captured"}
)
_GENERIC = frozenset({"iraqi_security_forces", "iraqi_army", "iraqi_police"})
_THE_GUNMEN = WORDS["the_gunmen"]
_THE_ATTACK = WORDS["this_attack"]
_SOON = 2  # sentences from an attack to another word of it
_BOTH_SIDES = WORDS["both_sides"]
_FIGHTS = frozenset({"armed_clash", "armed_attack", "air_strike", "shelling"})
_SHORTLY = 500  # characters back to the group whose gunmen are meant
_NEARBY = 300  # characters to a name of the enemy
_ACCUSED = ("اتهم", "يتهم", "نسبت ", "نسب ")  # اتهم الحشد التحالف بشن غاره علي موقع له
_UNNAMED = "armed_group_unidentified"
_REBELS = INSURGENT - {"pkk"}
_NEIGHBOURS = frozenset({"turkish_forces", "iranian_forces"})
_STRIKERS = frozenset(
    {"iraqi_army", "peshmerga", "popular_mobilization", "international_coalition", "us_forces"}
)
_OWN_AIR = ("عراقي", "طيران", "الجويه العراق", "القوه الجويه", "قوه جويه", "عمليات", "قطعات", "سلاح الجو")
_CLEARING = (
    "تحرير",
    "تطهير",
    "حاصر",
    "حصار",
    "معقل",
    "استعاد",
    "عمليات عسكريه",
    "عمليه عسكريه",
    "تقدم ",
    "زحف",
)


def share_sides(doc: Document, mentions: list[Mention], home: str | None) -> None:
    """What the whole article tells of the sides: the one enemy of its war, and whose soldiers its soldiers are.

    An article that names داعش and no other group: ground is taken from it, and by the country's forces; one about
    American troops calls them جنود. Its militants and terrorists are those of the one group.
    """
    codes = Counter([actor.code for actor in doc.actors if actor.code in ARMED])
    against_is = codes["islamic_state"] >= max(3 * codes["al_qaeda"], 3 * codes["pkk"], 1)
    against_pkk = bool(codes["turkish_forces"] and codes["pkk"]) and not codes["islamic_state"]
    own = codes["iraqi_security_forces"] + codes["iraqi_police"]
    foreign = codes["us_forces"] > max(own, 1) and _no_own_army(doc)
    militants = against_is and means_islamic_state(doc)
    nation = _nation_of(doc)
    fought: Mention | None = None  # the clash told last with both its sides
    for mention in mentions:
        if militants and (mention.country or home) in ("IQ", "SY", None):
            mention.perpetrator, mention.target = (
                list(dict.fromkeys("islamic_state" if code == "insurgents_other" else code for code in codes))
                for codes in (mention.perpetrator, mention.target)
            )
            if against_is:
                _the_gunmen(doc, mention)
            _one_group(mention)
        if nation is not None and _of_its_forces(mention, nation):
            of_nation = (nation if code in _GENERIC else code for code in mention.perpetrator)
            mention.perpetrator = list(dict.fromkeys(of_nation))
            if nation not in mention.perpetrator:  # مقتل جندي في هجوم لحزب العمال
                of_nation = (nation if code in _GENERIC else code for code in mention.target)
                mention.target = list(dict.fromkeys(of_nation))
        told = doc.folded[mention.start : mention.end]
        fought = _both_sides(mention, told, fought)
        theirs = foreign or (("امريك" in told or "اميرك" in told) and "عراقي" not in told)
        if theirs and not _SOLDIERS.isdisjoint(told.split()):
            codes_seen = ("us_forces" if code == "iraqi_army" else code for code in mention.target)
            mention.target = list(dict.fromkeys(codes_seen))
            if foreign:
                senders = ("us_forces" if code == "iraqi_army" else code for code in mention.perpetrator)
                mention.perpetrator = list(dict.fromkeys(senders))
        if against_is and mention.event_type == "security_operation" and _cleared(mention, told, home):
            mention.target = ["islamic_state"]
        if against_is and mention.event_type in ("armed_clash", "weapons_seizure"):
            _face(doc, mention, home)
        if against_pkk and mention.event_type in ("armed_clash", "security_operation"):
            _face_pkk(mention)
        if against_pkk and mention.perpetrator == ["turkish_forces"] and mention.target == [_UNNAMED]:
            mention.target = ["pkk"]  # قصفت طايرات تركيه مواقع للمسلحين
        if not against_is or mention.event_type not in ("territory_captured", "air_strike", "shelling"):
            continue
        if mention.perpetrator and not mention.target and set(mention.perpetrator) <= ALLIES:
            if mention.event_type == "territory_captured" or not any(word in told for word in _ACCUSED):
                mention.target = ["islamic_state"]
        elif (
            mention.event_type == "territory_captured"
            and not codes["al_qaeda"]
            and not mention.perpetrator
            and (mention.country or home) == "IQ"
            and (mention.target == ["islamic_state"] or (not mention.target and _freed(doc, mention)))
        ):
            mention.perpetrator, mention.target = ["iraqi_security_forces"], ["islamic_state"]


def _face(doc: Document, mention: Mention, home: str | None) -> None:
    """تدور اشتباكات مع القوات, فككت القوات العبوات: whom the state's forces face where one enemy is named close by."""
    told = mention.perpetrator or mention.target
    alone = not (mention.perpetrator and mention.target)
    if not (alone and told and ALLIES.issuperset(told) and (mention.country or home) in ("IQ", "SY")):
        return
    near = in_span(doc.actors, max(0, mention.start - _NEARBY), mention.end + _NEARBY)
    if not any(actor.code == "islamic_state" for actor in near):
        return
    if mention.perpetrator:
        mention.target = ["islamic_state"]
    elif mention.event_type == "armed_clash":
        mention.perpetrator = ["islamic_state"]  # سقط قتلي من الجيش في المعارك


def _face_pkk(mention: Mention) -> None:
    """اطلقت تركيا عمليتها, قتل جندي تركي في اشتباكات: in news of Turkish soldiers and of the one group that they fight."""
    if mention.perpetrator == ["turkish_forces"] and not mention.target:
        mention.target = ["pkk"]
    elif (
        mention.event_type == "armed_clash"
        and mention.target == ["turkish_forces"]
        and not mention.perpetrator
    ):
        mention.perpetrator = ["pkk"]


def _the_gunmen(doc: Document, mention: Mention) -> None:
    """هاجم مسلحو التنظيم القريه. وسيطر المسلحون عليها: the gunmen are those of the group that was named shortly before."""
    gunmen = "armed_group_unidentified"
    if gunmen not in mention.perpetrator and gunmen not in mention.target:
        return
    words = doc.folded[mention.start : mention.end].split()
    # but المسلحين التركمان: others
    if not any(a in _THE_GUNMEN and not b.startswith("ال") for a, b in pairwise([*words, ""])):
        return
    before = in_span(doc.actors, max(0, mention.start - _SHORTLY), mention.start)
    told = [actor.code for actor in before if actor.code in ("islamic_state", gunmen)]
    if told[-1:] == ["islamic_state"]:  # not خطفه مسلحون مجهولون. واقتاده المسلحون
        mention.perpetrator, mention.target = (
            list(dict.fromkeys("islamic_state" if code == gunmen else code for code in codes))
            for codes in (mention.perpetrator, mention.target)
        )


def retell_attacks(doc: Document, mentions: list[Mention], incidents: list[Mention]) -> None:
    """هاجم التنظيم نقطه للحشد. وقتل اثنان في الهجوم: whose attack it was that an incident tells again."""
    told = {id(incident) for incident in incidents}
    last: Mention | None = None  # the insurgents' attack told last
    for mention in mentions:
        if mention.event_type not in ATTACKS or mention.background:
            continue
        if mention.perpetrator:
            last = mention if INSURGENT.issuperset(mention.perpetrator) else None
        elif id(mention) in told and last is not None and _is_retold(doc, mention, last):
            mention.perpetrator = list(last.perpetrator)


def _is_retold(doc: Document, mention: Mention, last: Mention) -> bool:
    """Whether "the attack" of a mention is the one told shortly before."""
    return (
        0 <= mention.sentence - last.sentence <= _SOON
        and not _THE_ATTACK.isdisjoint(doc.folded[mention.start : mention.end].split())
        and set(last.perpetrator).isdisjoint(mention.target)
        and (not mention.governorates or bool(mention.governorates & last.governorates))
    )


def _both_sides(mention: Mention, told: str, fought: Mention | None) -> Mention | None:
    """وتجددت الاشتباكات بين الطرفين: the sides of the clash or the strike told last; returns the one that is last now."""
    if mention.perpetrator and mention.target:
        both = ARMED.issuperset(mention.perpetrator) and ARMED.issuperset(mention.target)
        return mention if both and mention.event_type in _FIGHTS else fought
    if (
        fought is not None
        and mention.event_type == "armed_clash"
        and not (mention.perpetrator or mention.target)
        and mention.sentence - fought.sentence <= _MANY
        and not _BOTH_SIDES.isdisjoint(told.split())
    ):
        mention.perpetrator, mention.target = list(fought.perpetrator), list(fought.target)
    return fought


def _one_group(mention: Mention) -> None:
    """صد هجوما للتنظيم وقتل 15 مسلحا: gunmen beside the one group are its own, and it does not attack itself."""
    if "islamic_state" not in mention.perpetrator and "islamic_state" not in mention.target:
        return
    gunmen = "armed_group_unidentified"
    mention.perpetrator = [code for code in mention.perpetrator if code != gunmen]
    mention.target = [code for code in mention.target if code != gunmen]
    if mention.event_type == "threat" and mention.perpetrator == mention.target:
        mention.target = []  # هدد التنظيم بهجمات في مناطق استعيدت من المتشددين
    if mention.event_type not in _AMONG_THEM and mention.perpetrator == mention.target:
        mention.perpetrator = []


def _nation_of(doc: Document) -> str | None:
    """اعلنت الاركان التركيه ان القوات قصفت: the one other state whose army's news this is, where no Iraqi force is named."""
    text = doc.folded
    if "عراقي" in text:
        return None
    told = [code for code, names in _STATES if sum(text.count(name) for name in names) >= _OFTEN]
    if len(told) != 1:
        return None
    adjective = dict(_STATES)[told[0]][0]
    return told[0] if any(body + adjective in text for body in _ARMIES) else None


def _of_its_forces(mention: Mention, nation: str) -> bool:
    """Whether forces without a name can be another state's: at home any, abroad those that strike and fight, no police."""
    if mention.country in _HOMES[nation]:
        return True
    fights = mention.event_type in _ABROAD and "iraqi_police" not in mention.perpetrator
    return fights and mention.country in _FRONT


def credit_crowds(incidents: list[Mention]) -> None:
    """تظاهر المئات في البصره. واحرق مقر الحزب: what burns unattributed where a crowd is out is the crowd's riot.

    In news of crowds throughout, wherever it is told and in whichever of their towns.
    """
    crowds = sum(m.event_type in _OF_CROWDS for m in incidents)
    of_crowds = crowds >= _MANY and 2 * crowds >= len(incidents)
    crowd: Mention | None = None
    for mention in incidents:
        if mention.event_type in _CROWDS:
            crowd = mention
        elif (
            mention.event_type == "property_destruction"
            and not mention.perpetrator
            and not mention.background
            and (of_crowds or (crowd is not None and _beside(mention, crowd)))
            and (
                crowd is None
                or not (mention.date and crowd.date)
                or dates_meet(mention.date, crowd.date)
                or of_crowds
            )
        ):
            mention.event_type, mention.perpetrator = "riot", ["protesters"]


def _beside(mention: Mention, crowd: Mention) -> bool:
    """Whether an act is told soon after a crowd's, and not of another governorate."""
    return mention.sentence - crowd.last_told <= _AFTER_CROWD and not (
        mention.governorates and crowd.governorates and mention.governorates.isdisjoint(crowd.governorates)
    )


def credit_forces(doc: Document, incidents: list[Mention], home: str | None) -> None:
    """مقتل 25 مسلحا في السعديه: in Iraq insurgents who are killed, not by a bomb, fell to the state's forces.

    Where strikes are a coalition's, so are those of forces without a name: واضاف البيان ان القوات نفذت 17 ضربه جويه.
    """
    strikes = [m for m in incidents if m.event_type == "air_strike"]
    if any(m.perpetrator == ["international_coalition"] for m in strikes):
        for strike in strikes:
            told = doc.folded[strike.start : strike.end]
            if strike.perpetrator == ["iraqi_security_forces"] and not any(word in told for word in _OWN_AIR):
                strike.perpetrator = ["international_coalition"]
    felled = [m for m in incidents if _felled(m, home)]
    if felled and not any(actor.code in _NEIGHBOURS for actor in doc.actors):
        for mention in felled:
            told = doc.folded[mention.start : mention.end]
            if "مجهول" not in told and not by_own_device(mention.event_type, told.split()):
                mention.perpetrator = [_striker(doc, mention)]


def _felled(mention: Mention, home: str | None) -> bool:
    return (
        mention.event_type in ("armed_attack", "shelling", "armed_clash")
        and not mention.perpetrator
        and bool(mention.target)
        and _REBELS.issuperset(mention.target)
        and (mention.country or home) == "IQ"
    )


def _striker(doc: Document, mention: Mention) -> str:
    """The one force beside the army's own that the telling names, else the state's forces."""
    named = {actor.code for actor in in_span(doc.actors, mention.start, mention.end)} & _STRIKERS
    return named.pop() if len(named) == 1 else "iraqi_security_forces"


def _cleared(mention: Mention, told: str, home: str | None) -> bool:
    """تطهير حيين, تحاصر القوات المدينه, عمليه لتحرير المحافظه: by the state's forces, from the one enemy."""
    return (
        not mention.target
        and set(mention.perpetrator) <= ALLIES
        and (mention.country or home) in ("IQ", "SY")
        and any(word in told for word in _CLEARING)
    )


def _freed(doc: Document, mention: Mention) -> bool:
    """اكد قايد العمليات تحرير القريه: ground that is freed or taken back."""
    return any(word in doc.folded[mention.start : mention.end] for word in (" تحرير", "استعاد"))


def _no_own_army(doc: Document) -> bool:
    """Whether the article never speaks of an Iraqi army, only of soldiers or of the army."""
    return not any(
        "عراق" in doc.folded[actor.start : actor.end + 12]
        for actor in doc.actors
        if actor.code == "iraqi_army"
    )
