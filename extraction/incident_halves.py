"""Halves of one act that two clauses tell: the hurt of a crowd whose dead were told, the dead of either side of a fight.

In: a mention with its clause, and the one read before it. Out: `takes_up`, whether the later clause only tells the other
half of a crowd's toll, `says_otherwise`, whether it gives the toll of another source, and `one_fight`, the mention of a
fight with the dead of both sides.
"""

from __future__ import annotations

from extraction.incident_compare import figure_of
from extraction.incident_mention import Mention
from extraction.incident_operations import TOLL_ROLES
from extraction.incident_segments import Clause
from extraction.incident_toll_sums import added
from extraction.incident_words import CUES, WORDS

_CROWDS = frozenset({"protest_repression", "riot"})
_OTHERS = WORDS["others"]
_WHILE = frozenset({"فيما", "بينما", "وفيما", "وبينما", "مقابل", "في"})  # في حين, في المقابل
_SAID = CUES["report"]
_SOURCE_WITHIN = 4  # words from the start of a clause to its verb of saying
_BARE = TOLL_ROLES | {"support"}


def takes_up(new: Mention, clause: Clause, last: Mention) -> bool:
    """قتل ثلاثه متظاهرين في المدينه، فيما اصيب عشرون اخرون: a toll without act, day or spot, of the field that was empty so far."""
    return (
        last.event_type in _CROWDS
        and new.event_type == "armed_attack"
        and last.status == new.status == "occurred"
        and not (last.background or clause.after)
        and bool(new.counts)
        and not last.counts.keys() & new.counts.keys()
        and _only_toll(new, clause)
        and (new.sentence == last.sentence or not _OTHERS.isdisjoint(clause.word_set))
    )


def says_otherwise(new: Mention, clause: Clause, last: Mention) -> bool:
    """قتل عشرون بحسب الشرطه، فيما تحدثت مصادر المستشفي عن 17 قتيلا: the toll of the same blow, as another source has it."""
    if new.sentence != last.sentence or new.series or last.series or not _only_toll(new, clause):
        return False
    if _SAID.isdisjoint(clause.words[:_SOURCE_WITHIN]) or not (new.counts.keys() <= last.counts.keys()):
        return False
    if new.target and last.target and set(new.target).isdisjoint(last.target):
        return False
    figures = [(figure_of(count), figure_of(last.counts[field])) for field, count in new.counts.items()]
    return bool(figures) and all(x and y and x <= 2 * y and y <= 2 * x for x, y in figures)


def _only_toll(mention: Mention, clause: Clause) -> bool:
    """Whether a clause tells who fell and nothing else: no act, no means, no day and no place."""
    return (
        mention.place is None
        and not mention.dated
        and all(h.trigger.role in _BARE or h.trigger.event_type == "armed_attack" for h in clause.hits)
        and "event" not in clause.roles
    )


def one_fight(last: Mention, before: Clause, new: Mention, clause: Clause) -> bool:
    """قتل 12 جنديا في معارك، فيما قتل 20 مسلحا; قتل 12 جنديا، فيما قتل 20 مسلحا، في معارك: adds up what either clause tells.

    `last` becomes the whole; a further act (كما قتل) or one with its own spot or day is not of the fight.
    """
    if new.sentence != last.sentence or {last.event_type, new.event_type} != {"armed_clash", "armed_attack"}:
        return False
    bare, of = (new, clause) if new.event_type == "armed_attack" else (last, before)
    if not _only_toll(bare, of) or clause.words[0] not in _WHILE or new.further or new.other or new.series:
        return False
    if any(figure_of(m.counts.get("killed")) is None for m in (last, new)) or last.status != new.status:
        return False
    fight = new if bare is last else last
    start, end, score, doubt = last.start, new.end, max(last.score, new.score), min(last.doubt, new.doubt)
    counts = {**last.counts, **new.counts}
    for field in last.counts.keys() & new.counts.keys():
        counts[field] = added(last.counts[field], new.counts[field])
    sides = list(dict.fromkeys(last.target + new.target))
    doers = fight.perpetrator
    known = last.anaphoric and new.anaphoric  # two tolls are news, though the fight was known
    if fight is new:
        for slot in Mention.__slots__:
            if slot not in _OF_FIRST:
                setattr(last, slot, getattr(new, slot))
    last.start, last.end, last.counts, last.score, last.doubt = start, end, counts, score, doubt
    last.anaphoric = known
    last.perpetrator, last.target = doers, [code for code in sides if code not in doers]
    return True


_OF_FIRST = frozenset({"lead", "opening", "summary", "sentence", "last_told", "further", "anaphoric"})
