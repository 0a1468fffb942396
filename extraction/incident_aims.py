"""Whom an act is aimed at, and who is meant, where syntax does not tell.

In: a clause with its parties, or a document. Out: codes. A blast right outside a headquarters or beside a convoy is
aimed at those, a crowd marches against those whom its cause names, militants in news of one group are that group's.
"""

from __future__ import annotations

from extraction.document import Document
from extraction.incident_party import ARMED, Party
from extraction.incident_segments import Clause
from extraction.incident_triggers import bare
from extraction.incident_words import WORDS

_RIGHT_AT = WORDS["right_at"]
_IN_VEHICLE = WORDS["in_vehicle"]
_VEHICLES = frozenset(word.removeprefix("ب") for word in _IN_VEHICLE)
_CLOSE_TO = WORDS["close_to"]
_NEAR_THINGS = WORDS["near_things"]
_OF_VICTIM = WORDS["of_victim"] - {"استهداف", "القي", "هزيمه", "ملاحقه", "قمع", "تفريق"}
_BODIES = WORDS["bodies"]  # a ministry is a building too
_AGAINST_CROWD = WORDS["against_crowd"]
_REGIME = WORDS["regime"]
_CROWD_AT = WORDS["crowd_at"]
_BLASTS = frozenset({"bombing", "suicide_bombing", "shelling"})
_AIMS = (
    ARMED
    | {
        "government_officials",
        "politicians",
        "religious_minorities",
        "foreign_nationals",
        "activists",
        "journalists",
    }
) - {
    "islamic_state",
    "al_qaeda",
    "armed_group_unidentified",
    "insurgents_other",
}
_SHRINES = frozenset({"مسجد", "جامع", "حسينيه", "مزار", "كنيسه"})
# Where people are, but for the places of passage, where the labels name no victim: قتل خمسه في شارع تجاري.
_SITES = WORDS["sites"] - WORDS["of_passage"]
_AMONG = WORDS["among"]
_GROUPED = frozenset({"مجموعه", "عدد", "عشرات", "ميات"})
_UNDER = frozenset({"اسفل", "تحت"})
_SITE_AT = frozenset({"في", "داخل", "وسط", "امام", "قرب", "بالقرب", "عند", "خارج", "علي", "مدخل", "محيط"})
_MOSTLY = frozenset({"غالبيه", "الغالبيه", "اغلبيه", "الاغلبيه", "غالبيتها", "غالبيته", "اغلبها", "معظمهم"})
_QUARTERS = frozenset({"منطقه", "مناطق", "المنطقه", "المناطق", "حي", "احياء", "ضاحيه", "بحي", "بمنطقه"})
_HEADS = frozenset({"foreign_nationals", "politicians"})
_SECTS = frozenset({"شيعيه", "سنيه"})
_WAS = frozenset({"كان", "كانت", "كانوا"})
_AIMED = frozenset({"استهدف", "استهدفت", "استهدفا", "استهدفتا", "مستهدفا", "مستهدفه", "تستهدف", "يستهدف"})
_CAUSE_REACH = 7  # words from a crowd's cause to the party it names


def aimed_near(clause: Clause, event_type: str, loose: list[Party]) -> list[str]:
    """انفجرت سياره خارج مقر الحزب, بالقرب من قافله اميركيه: the party at whose place a blast went off."""
    if event_type not in _BLASTS:
        return []
    words = clause.sentence.words
    mostly = not _MOSTLY.isdisjoint(clause.word_set)
    for party in loose if mostly else ():
        if party.code == "religious_minorities" and not _MOSTLY.isdisjoint(
            words[max(clause.first, party.i - 5) : party.i]
        ):
            return [party.code]  # في قريه غالبيتها من الشبك
    for i in range(clause.first, clause.last - 1) if mostly else ():
        if words[i] in _MOSTLY and words[i + 1].removeprefix("ال") in _SECTS:
            quarter = not _QUARTERS.isdisjoint(words[max(clause.first, i - 4) : i])
            return ["civilians"] if quarter else []  # في منطقه ذات غالبيه شيعيه
    for party in loose:
        if words[party.i].removeprefix("ال") in _SHRINES:
            return [party.code]
        if party.code == "civilians" and _at_site(clause, party):
            return [party.code]
        if party.code == "infrastructure" and not _UNDER.isdisjoint(
            words[max(clause.first, party.i - 1) : party.i]
        ):
            return [party.code]  # انفجرت اسفل انبوب نفط
        if party.code not in _AIMS:
            continue
        before = words[max(clause.first, party.i - 4) : party.i]
        if not _IN_VEHICLE.isdisjoint(before[-3:]):
            return [party.code]  # انفجرت عبوه بسياره ضابط, بعجله تابعه للحشد
        before = words[max(clause.first, party.i - 5) : party.i]
        if "في" in before and not _VEHICLES.isdisjoint([*before[before.index("في") + 1 :], words[party.i]]):
            return [party.code]  # انفجرت قنبله في موكب عسكري اميركي, في سياره تابعه لاحد قاده الصحوه
        if not _RIGHT_AT.isdisjoint(before):
            return [party.code]
        at = [*before, words[party.i]]
        if not _CLOSE_TO.isdisjoint(before) and not _NEAR_THINGS.isdisjoint(at):
            return [party.code]
        if (words[party.i] in _BODIES or bare(words[party.i]) in _BODIES) and not _CLOSE_TO.isdisjoint(
            before[-2:]
        ):
            return [party.code]  # قرب وزارتي الماليه والخارجيه
    return []


def aims_at_arms(clause: Clause, parties: list[Party], target: list[str]) -> bool:
    """اصيب مدنيون بقنبله استهدفت دوريه: behind those who were hurt stands the armed party that the blow was aimed at."""
    words, first = clause.sentence.words, clause.first
    last = max((p.i for p in parties if p.code == "civilians"), default=0)
    return any(
        p.code in ARMED
        and p.code in target
        and p.i > last + 2
        and not _AIMED.isdisjoint(words[max(first, last + 1, p.i - 2) : p.i])
        for p in parties
    )


def _at_site(clause: Clause, party: Party) -> bool:
    """انفجرت في سوق شعبيه, بالقرب من حافله, داخل سرادق عزاء: a blast where people are."""
    words = clause.sentence.words
    word = words[party.i]
    if word == "امام":
        return True  # امام جامع: before a mosque, or its imam
    if word not in _SITES and word[1:] not in _SITES and bare(word) not in _SITES:
        before = words[max(clause.first, party.i - 4) : party.i]
        if not _GROUPED.isdisjoint(before) and not _SITE_AT.isdisjoint(before):
            return True  # قرب مجموعه من الزوار
        return not _AMONG.isdisjoint(before[-3:])  # بين جموع المصلين
    following = words[party.last + 1] if party.last + 1 < clause.last else ""
    if word[1:] in _SITES and word[0] == "ب":
        return following != "الشيوخ"  # بسوق شعبيه, بحافله
    return following != "الشيوخ" and not _SITE_AT.isdisjoint(words[max(clause.first, party.i - 3) : party.i])


def crowd_target(clause: Clause, party: Party) -> bool:
    """احتجاجا علي فوز الحزب, للمطالبه باقاله المحافظ, قرب مقر الحكومه: a party named by the crowd's cause."""
    words = clause.sentence.words
    for i in range(party.i - 1, max(clause.first, party.i - _CAUSE_REACH) - 1, -1):
        if words[i] in "،," or (party.i - i <= 2 and bare(words[i]) in _OF_VICTIM):
            return False  # احتجاجا علي مقتل بريطاني: the fallen are those whom it mourns
        if words[i].removeprefix("و") in _AGAINST_CROWD:
            return True
        if words[i] in _CROWD_AT and party.i - i <= 3:
            return words[party.i] != "الامم"
    return False


def against_regime(clause: Clause) -> bool:
    """احتجاجات ضد الرييس, تطالب باسقاط النظام: a crowd against those in power, who are no party of their own."""
    if _REGIME.isdisjoint(clause.word_set):
        return False
    words = clause.sentence.words
    return any(
        words[i] in _REGIME and words[i - 1].removeprefix("و") in _AGAINST_CROWD
        for i in range(clause.first + 1, clause.last)
    )


def threatens(clause: Clause, loose: list[Party]) -> list[str]:
    """توعد الوزير المسلحين, هدد محتجون: who threatens stands right after the verb, or else before it."""
    for hit in clause.hits:
        if hit.trigger.event_type != "threat" or hit.trigger.pos != "v":
            continue
        after = next((p.code for p in loose if hit.i < p.i <= hit.i + 5), None)
        before = next((p.code for p in reversed(loose) if hit.i - 6 <= p.last < hit.i), None)
        code = after or _first_subject(clause, hit.i, loose) or before
        if code is not None and code not in ("civilians", "infrastructure"):
            return [code]
    return []


def _first_subject(clause: Clause, verb: int, loose: list[Party]) -> str | None:
    """وكان التنظيم قد دعا الي المقاطعه وهدد المشاركين: the subject of the verb to which "and" joins the threat."""
    words = clause.sentence.words
    if words[verb][0] != "و":
        return None
    return next((p.code for p in loose if p.i < verb and words[p.i - 1].removeprefix("و") in _WAS), None)


def threatened(clause: Clause, loose: list[Party], perpetrator: list[str]) -> list[str]:
    """توعد الرييس متمردي الحزب: whom a threat names next."""
    for hit in clause.hits:
        if hit.trigger.event_type == "threat":
            return [
                p.code
                for p in loose
                if hit.i + 1 < p.i <= hit.i + 14
                and p.code not in perpetrator
                and not (p.i <= hit.i + 5 and not p.noun and p.code in _HEADS)  # توعد الرييس فلان
            ][:1]
    return []


def means_islamic_state(doc: Document) -> bool:
    """Whether "terrorists" and "militants" can only be the Islamic State's: no other insurgents are named."""
    return not any(
        actor.code == "insurgents_other" and actor.actor_id != "insurgents_other" for actor in doc.actors
    )
