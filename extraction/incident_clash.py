"""The two sides of a clash, and who is repelled.

In: a clause with its parties. Out: perpetrators and targets. اشتباكات بين الشرطه ومسلحين names both sides; the dead of
several forces fell to one enemy; who is driven back attacked first.
"""

from __future__ import annotations

from extraction.incident_blows import lacks_object
from extraction.incident_doers import STATE_ARMS
from extraction.incident_party import ALLIES, ARMED, INSURGENT, STATE, Party
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS

_REPORT = WORDS["report"]
_SOURCE = WORDS["source"]
_IRREGULARS = frozenset({"tribal_forces", "shia_militias", "militias"})
_COMMON_FOES = frozenset({"islamic_state", "al_qaeda"})
_VERSUS = frozenset({"مع", "بين", "ضد", "وبين"})
_WITH = frozenset({"مع", "ضد"})
_WITH_REACH = 12  # words from a clash to the side that it was fought with
_FELL_WITHIN = 12  # words from that side to those who fell: اشتباكات مع التنظيم اسفرت عن مقتل جنديين
_TOGETHER = frozenset(
    {"بالتزامن", "تزامنا", "بالتعاون", "بالتنسيق", "تزامن", "متزامنا", "بالاشتراك", "جنب", "الي", "تحالف"}
)
_UNARMED = frozenset({"civilians", "foreign_nationals", "protesters"})
_HARM = frozenset({"killed", "injured"})
_QUOTED_WITHIN = 4  # words from a verb of speech to who speaks
_STATE_SIDE = ALLIES | {"us_forces", "tribal_forces"}

REPELS = frozenset({"صد", "تصدي", "احبط", "احباط", "افشل", "افشال"})
_FIRST_BLOWS = REPELS | {"هاجم", "هجوم", "شن", "اقتحم", "اقتحام", "تعرض", "كمين"}


def repelled(clause: Clause, perpetrator: list[str], target: list[str]) -> tuple[list[str], list[str]]:
    """صدت القوات هجوما شنه مسلحون, احبط الجيش محاوله للتنظيم: who is repelled is the attacker."""
    if REPELS.isdisjoint(clause.lemmas):
        return perpetrator, target
    codes = list(dict.fromkeys(perpetrator + target))
    attackers = [code for code in codes if code in INSURGENT]
    defenders = [code for code in codes if code in STATE_ARMS]
    if any("تسلل" in word for word in clause.words):
        return perpetrator, target  # احبطت القوات محاوله تسلل: they struck nobody
    if attackers and defenders:
        return attackers, defenders
    return perpetrator, target


def told_between(clause: Clause, parties: list[Party]) -> tuple[list[str], list[str]] | None:
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
        if other is None and len(named) == 1:
            # بين قوات الامن وسكان المخيم: the other side bears no arms
            other = next((p for p in parties if p.code in _UNARMED and _is_next(words, named[0], p)), None)
        if other is None or named[0].i > at + 4:
            continue
        first = dict.fromkeys(p.code for p in named if p.i < other.i)
        return list(first), [other.code]
    return None


def _is_next(words: list[str], party: Party, other: Party) -> bool:
    """القوات العراقيه وسكان: joined to the one side right behind it."""
    return 0 < other.i - party.last <= 2 and words[other.i].startswith("و")


def told_against(clause: Clause, parties: list[Party]) -> tuple[list[str], list[str]] | None:
    """خاض مسلحو العشاير معارك مع الجيش, اشتبكت البيشمركه مع الحشد: behind مع stands one side, the others are the other."""
    words = clause.sentence.words
    for hit in clause.hits:
        if hit.trigger.event_type != "armed_clash" or hit.trigger.role != "event":
            continue
        reach = range(hit.i + 1, min(clause.last, hit.i + _WITH_REACH))
        at = next((i for i in reach if words[i] in _WITH and words[i - 1] not in _TOGETHER), None)
        foe = next((p for p in parties if at is not None and at < p.i <= at + 2 and p.code in ARMED), None)
        if foe is None:
            continue
        foes = [foe]
        for p in parties:
            if foes[-1].i < p.i <= foes[-1].last + 2 and p.code in ARMED and _joined(words, p):
                foes.append(p)
        against = list(dict.fromkeys(p.code for p in foes))
        ours = [p for p in parties if p.code in ARMED and p.code not in against and not _speaks(clause, p)]
        ours = [p for p in ours if p.last < foe.i or p.i <= foes[-1].last + _FELL_WITHIN]
        codes = list(
            dict.fromkeys(p.code for p in ours if (p.code in INSURGENT) == (ours[0].code in INSURGENT))
        )
        if codes:
            return codes, against
    return None


def _joined(words: list[str], party: Party) -> bool:
    """وقوات الامن, وعناصر الجيش, وبين الجيش: a second side."""
    return words[party.i].startswith("و") or words[party.i - 1].startswith("و")


def fill_clash(
    clause: Clause, parties: list[Party], loose: list[Party], perpetrator: list[str], target: list[str]
) -> None:
    """Both sides of a clash, in the order of mention; who repels an attack is the one attacked.

    قتل تسعه من الجيش والحشد في اشتباكات مع التنظيم: allies stand on one side, the state's first where no side is told to
    have struck first.
    """
    ours = [code for code in perpetrator if code in STATE]
    if 0 < len(ours) < len(perpetrator) and set(target) <= {"armed_group_unidentified"}:
        others = [code for code in perpetrator if code not in STATE]
        defended = not REPELS.isdisjoint(clause.lemmas)
        perpetrator[:], target[:] = (others, ours) if defended else (ours, others)
    told = dict.fromkeys([*perpetrator, *target])
    armed = [p for p in loose if p.code in ARMED]
    sides = [*told, *(p.code for p in armed if not _speaks(clause, p))]
    camps = {code in INSURGENT for code in sides}
    # who only tells of the clash is a side where no other of its camp is named
    fought = [p.code for p in armed if not _speaks(clause, p) or (p.code in INSURGENT) not in camps]
    if not sides and armed and all(_is_source(clause, p) for p in armed):
        return  # قالت مصادر في الشرطه ان مواجهات وقعت
    codes = list(dict.fromkeys([*told, *fought]))
    state = [code for code in codes if _of_state(code, codes)]
    foes = [code for code in codes if code in INSURGENT]
    if state and foes and len(state) + len(foes) == len(codes):
        struck = perpetrator[0] if perpetrator else state[0]
        first, second = (foes, state) if struck in foes else (state, foes)
        perpetrator[:], target[:] = first, second
    elif perpetrator or len(target) < 2 or len(state) < len(codes) or not _VERSUS.isdisjoint(clause.word_set):
        # but سقط قتلي من الجيش والشرطه في اشتباكات: both on one side, the other untold
        _one_by_one(codes, perpetrator, target)
    theirs = perpetrator and target and INSURGENT.issuperset(perpetrator) and INSURGENT.isdisjoint(target)
    if theirs and _FIRST_BLOWS.isdisjoint(clause.lemmas) and not _kill(clause, parties):
        # قتل سته من الحشد في اشتباك مع التنظيم: no side is told to have struck first
        perpetrator[:], target[:] = target, perpetrator[:]


def _kill(clause: Clause, parties: list[Party]) -> bool:
    """ان مسلحين قتلا شرطيا خلال مواجهه, المسلحون قتلوا شرطيين: insurgents whose own deed is told; but not مسلحين قتلوا في."""
    words = clause.sentence.words
    verbs = {hit.i for hit in clause.hits if hit.trigger.pos == "v" and hit.trigger.role in _HARM}
    return any(
        p.code in INSURGENT and p.last + 1 in verbs and not lacks_object(words, p.last + 1, clause.last)
        for p in parties
    )


def _one_by_one(codes: list[str], perpetrator: list[str], target: list[str]) -> None:
    """Sides that are neither the state's nor its enemies': the first against the rest, but for allies."""
    if not perpetrator and len(target) > 1:
        perpetrator.append(target.pop(0))
    for code in codes:
        if code in perpetrator or code in target:
            continue
        allied = code in ALLIES and not ALLIES.isdisjoint(perpetrator)
        (target if perpetrator and not allied else perpetrator).append(code)


def _of_state(code: str, codes: list[str]) -> bool:
    """Whether a side fights with the state: tribesmen and militias only where the Islamic State or al-Qaeda is there."""
    if code in _IRREGULARS:
        return not _COMMON_FOES.isdisjoint(codes)
    return code in _STATE_SIDE


def _speaks(clause: Clause, party: Party) -> bool:
    """وقالت الشرطه, مصادر في الجيش: who only tells of the clash."""
    if _is_source(clause, party):
        return True
    if party.code in STATE_ARMS and not REPELS.isdisjoint(clause.lemmas):
        return False  # اعلنت القوات احباط هجوم: whom it was to strike
    before = clause.sentence.words[max(clause.first, party.i - _QUOTED_WITHIN) : party.i]
    return "ان" not in before and not _REPORT.isdisjoint(before)


def _is_source(clause: Clause, party: Party) -> bool:
    """مصادر في الجيش, مصدر في الشرطه; but not قال مصدر ان الجيش."""
    before = clause.sentence.words[max(clause.first, party.i - 2) : party.i]
    return before[-1:] != ["ان"] and not _SOURCE.isdisjoint(before)
