"""Who took ground and who lost it.

In: a clause with its parties. Out: small answers for `incident_sides`: the sides that a word of loss stands beside,
whether ground was taken back, and which of two doers stands at the taking.
"""

from __future__ import annotations

from extraction.incident_mention import Mention
from extraction.incident_party import ARMED, STATE, Party
from extraction.incident_segments import Clause, Hit
from extraction.incident_words import WORDS

_LOSERS = WORDS["losers"]
_YIELD = WORDS["yield"]
_RETAKE = WORDS["retake"]
_HOLD = frozenset({"السيطره", "سيطرته", "سيطرتها", "مواقعه", "مواقعها", "اراضيه"})
_WITHDRAWAL = frozenset({"انسحابه", "انسحابها", "انسحابهم"})  # تركها الجيش بعد انسحابه
_DRIVEN = frozenset({"طرد", "دحر"})
_WRESTS = frozenset({"انتزع", "انتزاع"})
_RELATIVES = WORDS["relatives"]
_SOUGHT = WORDS["sought"]
_SOUGHT_REACH = 6  # words from what is tried to the act
_BEHIND = WORDS["relatives"] | {"بعدما", "بعد"}
_KNOWN_SIDES = 1.5  # what place and taker of the clause before add
_FORCED = WORDS["forced"]
_RETREATS = frozenset({"الانسحاب", "التراجع", "الفرار", "الهروب", "الهرب", "المغادره", "للانسحاب", "للتراجع"})


def nearest_taker(clause: Clause, parties: list[Party], perpetrator: list[str]) -> list[str]:
    """ضربات للقوات حيث سيطر التنظيم: of two sides told as doers, the one that stands at the taking."""
    for hit in clause.hits:
        if hit.trigger.lemma in _RETAKE and _taken_before(clause, hit):
            continue
        if hit.trigger.event_type == "territory_captured" and hit.trigger.role == "event":
            near = min(
                (p for p in parties if p.code in perpetrator),
                key=lambda p: (abs(p.i - hit.i) - (p.i > hit.i), p.i),
            )
            return [near.code]
    return perpetrator


def taken_before(mention: Mention, clause: Clause, last: Mention) -> None:
    """طردت القوات التنظيم من هيت، الذي سيطر عليها في 2014: who lost the ground now had taken it then; the place is that of the clause before."""
    if clause.words[0] not in _BEHIND or {mention.event_type, last.event_type} != {"territory_captured"}:
        return
    if last.sentence != mention.sentence or not mention.dated:
        return
    men = clause.words[0] == "الذين"
    if last.target and (
        men or not mention.perpetrator or mention.assumed or mention.perpetrator == last.perpetrator
    ):
        mention.perpetrator, mention.assumed = list(last.target), False
    if mention.place is None or (men and last.place is None):
        known, bare = (last, mention) if mention.place is None else (mention, last)
        bare.place, bare.place_level = known.place, known.place_level
        bare.governorate, bare.governorates = known.governorate, known.governorates
        bare.country = known.country
    if mention.place is not None and mention.perpetrator:
        mention.score += _KNOWN_SIDES


def forced(clause: Clause) -> bool:
    """واجبر هذا التقدم عناصر التنظيم علي الانسحاب: somebody is made to withdraw."""
    return not _FORCED.isdisjoint(clause.word_set) and not _RETREATS.isdisjoint(clause.word_set)


def beaten(clause: Clause, parties: list[Party]) -> frozenset[str]:
    """بعد انسحاب الجيش منها, مني التنظيم بهزيمه: the sides that a word of loss stands beside."""
    words = clause.sentence.words
    if forced(clause):
        driven = [
            p.code
            for p in parties
            if p.code in ARMED
            and not _FORCED.isdisjoint(words[max(clause.first, p.i - 5) : p.i])
            and not _RETREATS.isdisjoint(words[p.last + 1 : p.last + 5])
        ]
        if driven:
            return frozenset(driven[-1:])  # اجبرت القوات المسلحين: the object
    if _LOSERS.isdisjoint(clause.word_set) and _YIELD.isdisjoint(clause.word_set):
        return frozenset()
    return frozenset(
        p.code
        for p in parties
        if p.code in ARMED
        and not (
            _LOSERS.isdisjoint(words[max(clause.first, p.i - 3) : p.i])
            and _YIELD.isdisjoint(words[p.last + 1 : p.last + 3])
            and not _lost_hold(words, p)
            and _WITHDRAWAL.isdisjoint(words[p.last + 1 : p.last + 3])
        )
    )


def _lost_hold(words: list[str], party: Party) -> bool:
    """فقد التنظيم السيطره علي هيت; but not فقد سيطر التنظيم."""
    if party.i == 0 or words[party.i - 1] not in _YIELD:
        return False
    return not _HOLD.isdisjoint(words[party.last + 1 : party.last + 3])


def retaken(clause: Clause) -> bool:
    """استعاد, حرر: the first act told is a taking back, which insurgents suffer."""
    main = next((hit for hit in clause.hits if hit.trigger.role not in ("hint", "support")), None)
    return main is not None and main.trigger.lemma in _RETAKE and not _taken_before(clause, main)


def _taken_before(clause: Clause, main: Hit) -> bool:
    """يحاول الجيش استعادتها من التنظيم الذي استولي عليها في ايار: only the taking, told behind, has been done."""
    words = clause.sentence.words
    if main.trigger.pos == "v" or _SOUGHT.isdisjoint(
        words[max(clause.first, main.i - _SOUGHT_REACH) : main.i]
    ):
        return False
    return any(
        h.i > main.i
        and h.trigger.pos == "v"
        and h.trigger.event_type == "territory_captured"
        and h.trigger.lemma not in _RETAKE
        and not _RELATIVES.isdisjoint(words[h.i - 2 : h.i])
        for h in clause.hits
    )


def wrested(clause: Clause) -> bool:
    """انتزع التنظيم القريه من الجيش: taken out of another's hands."""
    return any(h.trigger.lemma in _WRESTS and h.trigger.role == "event" for h in clause.hits)


def ousted(clause: Clause, parties: list[Party]) -> bool:
    """نجح التنظيم في طرد قوات الامن من المدن: the state's forces are those driven out."""
    main = next((hit for hit in clause.hits if hit.trigger.role not in ("hint", "support")), None)
    if main is None or main.trigger.lemma not in _DRIVEN:
        return False
    return any(0 < p.i - main.i <= 2 and p.code in STATE for p in parties)
