"""What kind of act a clause tells.

In: a clause with its triggers and tolls. Out: `event_type_of`, the most specific, deadliest type its triggers support.
Types that can be tellings of one event form a `family`.
"""

from __future__ import annotations

from extraction.facts import Count
from extraction.incident_crowd_types import acts_itself, fired_upon, only_forces_hurt, only_reasons, stormed
from extraction.incident_means import (
    blew_himself_up,
    bomber_flies,
    bomber_stopped,
    from_the_air,
    made_safe,
    shells_burst,
    shot_down,
    without_unused,
)
from extraction.incident_operations import names_operation
from extraction.incident_segments import Clause, Hit
from extraction.incident_words import WORDS

ATTACKS = frozenset(
    {
        "suicide_bombing",
        "air_strike",
        "bombing",
        "shelling",
        "execution",
        "abduction",
        "armed_clash",
        "armed_attack",
        "assassination",
    }
)
FAMILY = {
    "protest": "crowd",
    "riot": "crowd",
    "protest_repression": "crowd",
    "arrest": "force",
    "security_operation": "force",
    "weapons_seizure": "force",
    "territory_captured": "territory",
    "property_destruction": "property",
    "threat": "threat",
    "other": "other",
    "abduction": "abduction",
    "execution": "execution",
}


def family(event_type: str) -> str:
    """The group of types within which two mentions may be one event."""
    return FAMILY.get(event_type, "attack")


NO_ONE = Count(0, 0, 0)
_PUT_TO_DEATH = {"execution"}
_DESTROYS = frozenset({"دمر", "تدمير"})
_LATER = frozenset({"بعد", "عقب"})
# What only a crowd does, named or not.
_MOBS = frozenset({"اقتحم", "اعمال", "شغب", "رشق", "رمي", "القي", "القاء", "اضطرابات"})
_MANY_OF_CROWD = WORDS["many_of_crowd"]
_TYRES = frozenset({"اطارات", "الاطارات", "باطارات", "اطارا"})
_LIGHTS = frozenset({"اشعل", "اشعال"})
_DWELLERS = WORDS["dwellers"]
_TROOPS = WORDS["troops"]
CLOSES = frozenset({"اغلق", "قطع", "اغلاق", "ستغلق"})
SURROUNDS = CLOSES | {"حاصر", "طوق", "محاصره", "تطويق"}  # what a crowd does as well as the police
_VIOLENT = WORDS["violent"]
BLASTS = frozenset({"bombing", "suicide_bombing"})
_FIRES = frozenset({"riot", "property_destruction"})
_CAPTIVES = frozenset({"رهينه", "رهاين", "الرهاين", "الرهينه", "رهينتين", "اسير", "اسيرا", "اسري", "الاسري"})
_RESCUES = frozenset({"تحرير", "انقاذ", "خلال", "اثناء", "غاره", "قصف", "بقصف", "غارات", "تفجير", "هجوم"})
_CAPTURES = frozenset({"اسرهم", "اسره", "اسرها", "احتجازهم", "احتجازه", "استسلامهم"})
_AT_PROTEST = frozenset({"في", "خلال", "اثناء", "عن", "من", "ب"})
_TAKES_PART = ("ناشط", "نشطاء", "مشارك")
_OF_PROTESTS = WORDS["of_protests"]
_OVER = frozenset({"علي", "احتجاجا", "بعد", "عقب", "ضد"})


# Of several types of which none is an attack, the first of these.
_BY_RANK = (
    "territory_captured",
    "arrest",
    "weapons_seizure",
    "security_operation",
    "riot",
    "armed_attack",
    "property_destruction",
    "threat",
    "other",
)


def event_type_of(clause: Clause, tolls: dict[str, Count]) -> str | None:
    """The most specific, deadliest type that the clause's triggers support; None where only means stand there."""
    if clause.act:
        return clause.act
    acts: set[str] = set()
    hints: set[str] = set()
    unharmed: set[str] = set()
    for hit in clause.hits:
        t = hit.trigger
        if t.role == "hint":
            hints.add(t.event_type)
        elif t.event_type == "protest" and t.pos == "n" and _only_placed(clause, hit):
            continue
        elif t.role != "crowd" and t.role != "support":
            (unharmed if tolls.get(t.role) == NO_ONE else acts).add(t.event_type)
    acts = acts or unharmed  # اضرموا النار من دون وقوع ضحايا: the fire is what is told
    crowd = "crowd" in clause.roles
    harmed = bool(tolls) and any(
        tolls.get(field, NO_ONE) != NO_ONE for field in ("killed", "injured", "killed_or_injured")
    )
    found = _undone(clause, acts, tolls, harmed) or _of_crowd(clause, acts, hints, crowd, harmed)
    if found is not None:
        return found
    if "assassination" in acts:
        return "assassination"
    if "killed" in clause.roles:
        hints = without_unused(clause, hints)
    if "suicide_bombing" in hints and bomber_flies(clause):
        hints.discard("suicide_bombing")
    if not acts.isdisjoint(BLASTS) and bomber_stopped(clause):
        return "weapons_seizure"
    found = _of_blow(clause, acts, hints, harmed) or _of_others(clause, acts, hints, crowd, harmed)
    return "protest" if found is None and crowd and acts_itself(clause) else found


def _only_placed(clause: Clause, crowd: Hit) -> bool:
    """ناشط في الاحتجاجات, من مويدي التظاهرات, خطف مصورا خلال التظاهره: a protest that only says who he was or when one was carried off."""
    words = clause.sentence.words
    before = words[max(clause.first, crowd.i - 5) : crowd.i]
    if before and before[-1].removeprefix("ل") in _OF_PROTESTS:
        return True
    if not before or before[-1] not in _AT_PROTEST:
        return False
    if before[-1] == "في" and any(
        word.removeprefix("و").removeprefix("ال").startswith(_TAKES_PART) for word in before[-3:-1]
    ):
        return True
    return any(
        h.i < crowd.i
        and h.trigger.event_type in ("abduction", "assassination")
        and words[h.i - 1] not in _OVER
        for h in clause.telling
    )


def _undone(clause: Clause, acts: set[str], tolls: dict[str, Count], harmed: bool) -> str | None:
    """احبط هجوما, فككت عبوه: what was foiled or made safe; where men fell over it, both sides fought."""
    if "foil" in clause.roles:
        fell = "killed" in clause.roles and tolls.get("killed", NO_ONE) != NO_ONE
        return "armed_clash" if fell else "weapons_seizure"
    if "bombing" in acts and acts <= {"bombing", "armed_attack"} and not harmed and made_safe(clause):
        return "weapons_seizure"
    return None


def _of_crowd(clause: Clause, acts: set[str], hints: set[str], crowd: bool, harmed: bool) -> str | None:
    """تظاهر, احرق متظاهرون مقرا, اطلق النار علي المتظاهرين: what a crowd does, and what is done to it."""
    if not harmed and _crowd_goes_on(clause):
        return "riot"
    protest = crowd or "protest" in acts
    if "assassination" in acts and protest and not crowd:
        return "assassination"
    if crowd and fired_upon(clause):
        return "protest_repression"
    if "protest_repression" in acts or (
        "protest_repression" in hints and (protest or {"armed_attack"} == acts)
    ):
        return "protest_repression"
    if not protest:
        return None
    if "bombing" in acts:
        return "suicide_bombing" if "suicide_bombing" in hints else "bombing"
    if _crowd_acts(clause) == "riot" or ("riot" in hints and not harmed):
        return "riot"
    if not harmed and acts <= {"protest", "armed_attack"} and stormed(clause):
        return "riot"
    if harmed and only_forces_hurt(clause):
        return "riot"
    if not harmed and "protest" in acts and only_reasons(clause):
        return "protest"
    if harmed or "armed_attack" in acts or "armed_clash" in acts:
        return "protest_repression"
    if "arrest" in acts and "protest" not in acts:
        return "arrest"
    if acts == {"security_operation"} and _only_closes(clause, "security_operation"):
        return "protest"  # اغلاق المحتجين طريق الميناء
    if "protest" in acts:
        return "protest" if crowd or not _only_closes(clause, "protest") else "security_operation"
    return None


def _of_blow(clause: Clause, acts: set[str], hints: set[str], harmed: bool) -> str | None:
    """هجوم بعبوه, قصفت الطائرات, فجر نفسه: the means that a blow was dealt by."""
    if acts.isdisjoint(ATTACKS - {"abduction"}) and "armed_attack" not in acts:
        return "suicide_bombing" if "suicide_bombing" in hints and harmed else None
    if "suicide_bombing" in hints or ("bombing" in acts and blew_himself_up(clause)):
        return "suicide_bombing"
    if "air_strike" in acts or (
        "air_strike" in hints
        and acts & {"shelling", "armed_attack", "bombing"}
        and not shot_down(clause)
        and from_the_air(clause)
    ):
        return "air_strike"
    if "bombing" in acts and "bombing" not in hints and shells_burst(clause):
        return "shelling"
    if "bombing" in acts or ("bombing" in hints and "shelling" not in acts and acts != _PUT_TO_DEATH):
        return "bombing"
    if "shelling" in acts or (
        "shelling" in hints and "armed_attack" in acts and not _fought_with(clause, acts)
    ):
        return "shelling"
    return None


def _fought_with(clause: Clause, acts: set[str]) -> bool:
    """اشتباكات بالرشاشات والقذايف: shells are only what both sides fight with."""
    if "armed_clash" not in acts:
        return False
    fights = [h.i for h in clause.hits if h.trigger.event_type == "armed_clash" and h.trigger.pos == "n"]
    shells = [h.i for h in clause.hits if h.trigger.role == "hint" and h.trigger.event_type == "shelling"]
    words = clause.sentence.words
    return any(
        i < shells[0] <= i + 5 and any(word[0] == "ب" for word in words[i + 1 : shells[0] + 1])
        for i in fights
    )


def _of_others(clause: Clause, acts: set[str], hints: set[str], crowd: bool, harmed: bool) -> str | None:
    """Acts whose means are not told or that are no blows: executions, abductions, fights, then by `_BY_RANK`."""
    killed = harmed and "killed" in clause.roles
    if ("abduction" in acts and _captives_killed(clause)) or (
        killed and acts == {"armed_attack"} and _put_to_death(clause)
    ):
        return "execution"
    for event_type in ("execution", "abduction", "armed_clash"):
        if event_type in acts:
            return event_type
    others = acts - ATTACKS
    if "armed_attack" in acts and (not others or killed or (others <= _FIRES and "armed_attack" in hints)):
        return "armed_attack"
    chosen = next((event_type for event_type in _BY_RANK if event_type in acts), None)
    if chosen == "territory_captured" and names_operation(clause):
        return "security_operation"
    if chosen == "weapons_seizure" and "air_strike" in hints and not _DESTROYS.isdisjoint(clause.lemmas):
        return "air_strike"  # دمر طيران الجيش سياره مفخخه; but not اسقاط طايره مسيره
    if (
        chosen == "riot"
        and not crowd
        and _TYRES.isdisjoint(clause.word_set)
        and all(h.trigger.lemma not in _MOBS for h in clause.hits)
    ):
        return "property_destruction"
    return chosen


def _crowd_goes_on(clause: Clause) -> bool:
    """احرق متظاهرون مقرا، مضيفا ان اخرين اقتحموا المبني: the crowd of the clause before, in a verb or اخرون."""
    if not clause.first or _VIOLENT.isdisjoint(clause.lemmas) or "crowd" not in clause.sentence.roles:
        return False
    if not any(
        h.trigger.lemma in _VIOLENT and h.trigger.pos == "v" and h.trigger.plural_subject for h in clause.hits
    ):
        return False
    return any(h.i < clause.first and h.trigger.role == "crowd" for h in clause.sentence.hits)


def _captives_killed(clause: Clause) -> bool:
    """خطفوا وقتلوا, خطف وقتل الصحافيه: who was carried off was put to death; but not قتل عشره وخطف اثنان."""
    taken = [h.i for h in clause.hits if h.trigger.event_type == "abduction" and h.trigger.role != "hint"]
    words = clause.sentence.words
    return any(
        h.trigger.role == "killed"
        and (
            any(0 < h.i - i <= (8 if h.trigger.pronoun and h.trigger.pos == "v" else 2) for i in taken)
            or any(0 < i - h.i <= 9 and not _LATER.isdisjoint(words[h.i + 1 : i]) for i in taken)
        )
        for h in clause.hits
    )


def _put_to_death(clause: Clause) -> bool:
    """ذبح المتشددون رهينه, قتلوا الجنود بعد اسرهم: captives killed, and by no rescue or bomb."""
    words = clause.sentence.words
    for h in clause.hits:
        if h.trigger.role != "killed" or h.trigger.pos != "v":
            continue
        after = words[h.i + 1 : h.i + 10]
        if _RESCUES.isdisjoint(after) and not _CAPTIVES.isdisjoint(after[:5]):
            return True
        if not _CAPTURES.isdisjoint(after) and not _LATER.isdisjoint(after):
            return True
    return False


def _crowd_acts(clause: Clause) -> str:
    """riot where the crowd itself storms, burns or clashes: احرق المتظاهرون، اشتباكات بين المتظاهرين والشرطه."""
    crowd = [hit.i for hit in clause.hits if hit.trigger.role == "crowd"]
    words = clause.sentence.words
    for hit in clause.hits:
        t = hit.trigger
        if t.lemma not in _VIOLENT or (
            t.lemma in _LIGHTS and not _TYRES.isdisjoint(words[hit.i + 1 : hit.i + 6])
        ):
            continue  # اشعلوا الاطارات: a road that is closed
        if t.pos == "v" and not t.plural_subject and any(_struck(words, hit.i, i) for i in crowd):
            continue
        if t.pos == "n" and t.event_type == "armed_clash":
            if any(0 < i - hit.i <= 4 for i in crowd):
                return "riot"
        elif (
            (t.event_type == "riot" and not crowd)
            or any(0 < i - hit.i <= 3 for i in crowd)
            or (t.plural_subject and any(i < hit.i for i in crowd))
            or (t.pos == "n" and any(0 < hit.i - i <= 6 or 0 < i - hit.i <= 3 for i in crowd))
        ):
            return "riot"
    return ""


def crowd_type(clause: Clause, event_type: str) -> str:
    """واشعلوا النيران في المبني, وحاصروا المقر: what "they" do after a march is told, the crowd does."""
    if event_type not in ("property_destruction", "security_operation", "armed_attack"):
        return event_type
    for hit in clause.hits:
        t = hit.trigger
        if not t.plural_subject or t.imperfect:
            continue
        if t.event_type == "riot" or (t.lemma == "اقتحم" and clause.roles.isdisjoint({"killed", "injured"})):
            return "riot" if _TROOPS.isdisjoint(clause.word_set) else event_type
        if (
            event_type == "security_operation"
            and t.lemma in SURROUNDS
            and _TROOPS.isdisjoint(clause.word_set)
        ):
            return "protest"
    return event_type


def _struck(words: list[str], verb: int, crowd: int) -> bool:
    """هاجم مسلحون المتظاهرين: the crowd is whom the verb strikes; but not هاجم ميات المتظاهرين."""
    return (
        1 < crowd - verb <= 4
        and words[crowd].endswith("ين")
        and words[crowd - 1] not in _MANY_OF_CROWD
        and not words[crowd - 1].isdecimal()
    )


def _only_closes(clause: Clause, event_type: str) -> bool:
    """اغلقت الشرطه الشوارع: a road closed by no crowd is no protest; but قطع الاهالي الطريق is one."""
    closing = [h for h in clause.hits if h.trigger.event_type == event_type and h.trigger.role == "event"]
    if any(h.trigger.lemma not in SURROUNDS for h in closing):
        return False
    return event_type != "protest" or _DWELLERS.isdisjoint(clause.word_set)
