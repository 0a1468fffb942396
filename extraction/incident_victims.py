"""Whom an act harmed or was aimed at, where the words around a party do not tell.

In: a clause with its loose parties (those whose part syntax leaves open) and its tolls. Out: codes, the first that a
reading finds: those seized, those whom a toll counts apart, a nation's dead, Iraqis counted as such.
"""

from __future__ import annotations

from itertools import pairwise

from extraction.incident_asides import before_time
from extraction.incident_blows import COUNTS
from extraction.incident_doers import STATE_ARMS
from extraction.incident_nations import NATIONS
from extraction.incident_party import ARMED, INSURGENT, OURS, Party
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS

_AMONG = WORDS["told_among"]
_PARTED = frozenset(
    {"،", "بسبب", "لانتقاده", "لانتقادهم", "لانتقادها", "انتقد", "انتقدت", "انتقدوا", "خلفيه"}
)
_OWN_REACH = 8  # words from a seizure to the state's own men
_OWN_LEADS = frozenset(
    {
        "علي",
        "من",
        "كبار",
        "عدد",
        "عددا",
        "غير",
        "محدد",
        "القبض",
        "امس",
        "اليوم",
        "السلطات",
        "العراقيه",
        "بعض",
        "احد",
        "شخصا",
    }
)
_SOLDIERS = WORDS["soldiers"]
_HOUSEHOLD = WORDS["household"]
_NATIONS_FORCES = frozenset({"us_forces", "turkish_forces", "iranian_forces", "foreign_forces_other"})
_FAITHS = frozenset({"طايفه", "الطايفه", "الديانه", "المكون", "الاقليه", "اقليه"})
_LOSSES = WORDS["losses"] - {"ضحايا", "الضحايا"}


def amid_protest(clause: Clause) -> bool:
    """حمله اعتقالات علي خلفيه الاحتجاجات, اعتقال ثلاثه في تظاهره: a crowd is named soon after."""
    seized = next((h.i for h in clause.hits if h.trigger.role == "arrested"), clause.last)
    return any(
        seized < h.i <= seized + 12 and h.trigger.event_type == "protest" for h in clause.sentence.hits
    )


def told_among(clause: Clause, loose: list[Party], perpetrator: list[str]) -> list[str]:
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


def losses(clause: Clause) -> list[str]:
    """القتلي الامريكيين, خساير امريكيه: a nation whose dead are told is its forces; but not الضحايا الامريكيين."""
    if _LOSSES.isdisjoint(clause.word_set):
        return []
    words = clause.sentence.words
    for i in range(clause.first, clause.last - 1):
        code = NATIONS.get(words[i + 1]) if words[i] in _LOSSES else None
        if code is not None and code != "iraqi_security_forces":
            return [code]
    return []


def aimed_at(clause: Clause, event_type: str, loose: list[Party]) -> list[str]:
    """اغتال مسلحون مرشح حزب: whom the act is aimed at, the first of no armed party after it."""
    if not clause.telling:
        return []
    main = clause.telling[0]
    reach = 12 if event_type == "execution" else 8  # اعدم التنظيم امس الشيخ فلان، امام وخطيب مسجد
    behind = [party for party in loose if main.i < party.i <= main.i + reach]
    for party in behind:
        if party.code not in ARMED and party.code != "infrastructure":
            return [party.code]
    for party in behind if event_type == "assassination" else ():  # استهدفت عبوه موكب مدير الشرطه
        if party.code in STATE_ARMS:
            return [party.code]
    if clause.sentence.words[main.i].endswith(("ه", "ها", "هم")):
        # اما مرشح الحزب فقد اغتاله مسلحون: the object goes before
        earlier = [p for p in loose if p.code not in ARMED and main.i - 10 <= p.i < main.i]
        return [party.code for party in earlier[:1]]
    return []


def seized(clause: Clause, loose: list[Party], perpetrator: list[str]) -> list[str]:
    """توقيف عدد من الضباط: the first party named right after the seizure."""
    for hit in clause.hits:
        if hit.trigger.role in ("arrested", "abducted"):
            words = clause.sentence.words
            # اختطف مسلحون، فجر اليوم، اربعه مزارعين: as if the time did not stand between
            close = [(p, before_time(words, p.i, hit.i)) for p in loose if hit.i < p.i]
            near = [(p, i) for p, i in close if i <= hit.i + 6 and p.code not in perpetrator]
            return [p.code for p, i in near[:1] if _PARTED.isdisjoint(words[hit.i : i])]
    return []


def seized_own(clause: Clause, parties: list[Party]) -> bool:
    """اعتقلت السلطات عددا من العناصر الامنيه, القت القبض علي سته من رجال الامن: the state's own men right behind the seizure."""
    words = clause.sentence.words
    return any(
        hit.trigger.role == "arrested"
        and 0 < p.i - hit.i <= _OWN_REACH
        and all(w in _OWN_LEADS or w in COUNTS or w[0].isdigit() for w in words[hit.i + 1 : p.i])
        for hit in clause.hits
        for p in parties
        if p.code in STATE_ARMS
    )


def soldiers_of(clause: Clause, parties: list[Party], perpetrator: list[str], target: list[str]) -> list[str]:
    """دوريه للجيش الاميركي ... مقتل جندي, اعلنت انقره مقتل جندي: soldiers without a nation are those of the one named.

    But not those whom that nation struck, nor where an Iraqi force is named.
    """
    if "iraqi_army" not in target and "iraqi_security_forces" not in target:
        return target
    ours = ("iraqi_army", "iraqi_security_forces")
    bare_soldiers = [
        p for p in parties if p.code in ours and p.i == p.last and clause.sentence.words[p.i] in _SOLDIERS
    ]
    if not bare_soldiers or any(p.code in OURS and p not in bare_soldiers for p in parties):
        return target
    nations = {p.code for p in parties if p.code in _NATIONS_FORCES}
    iraqi = any("عراقي" in b and a != "المقاومه" for a, b in pairwise(["", *clause.words]))
    if len(nations) != 1 or not nations.isdisjoint(perpetrator) or iraqi:
        return target
    nation = nations.pop()
    return list(dict.fromkeys(nation if code in ours else code for code in target))


def of_faith(clause: Clause, loose: list[Party]) -> list[str]:
    """جثه رجل من الطايفه اليزيديه, ثلاثه من ابناء الديانه المسيحيه: victims told by their faith."""
    words = clause.sentence.words
    return [
        p.code
        for p in loose
        if p.code == "religious_minorities"
        and not _FAITHS.isdisjoint(words[max(clause.first, p.i - 2) : p.i])
    ][:1]


def household_fell(clause: Clause) -> bool:
    """اقتحم مسلحون منزله وقتلوا زوجته وابنايه: a man's family is killed, who himself is no party."""
    if _HOUSEHOLD.isdisjoint(clause.word_set):
        return False
    words = clause.sentence.words
    return any(
        h.trigger.role == "killed" and not _HOUSEHOLD.isdisjoint(words[h.i + 1 : h.i + 9])
        for h in clause.hits
    )
