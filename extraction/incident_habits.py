"""Acts told as what goes on, is usual, or marks those who do it: the text tells of no time they were done.

In: an `Act`. Out: `as_ever`, what speaks against it.
"""

from __future__ import annotations

from itertools import pairwise

from extraction.incident_act import Act
from extraction.incident_types import ATTACKS
from extraction.incident_words import WORDS

_USUAL_REACH = 9  # words around an act that may say how often it comes
_OFTEN = WORDS["often"]
_MEANWHILE = frozenset({"حين", "الحين", "فينه", "الفينه"})
_RELATIVES = WORDS["relatives"]
_STILL = WORDS["still"]
_WARS = frozenset({"معركه", "حرب", "قتال", "حمله"})
_FIGHTS = frozenset({"قاتل", "حارب", "تقاتل"})
_STEPPED_UP = frozenset({"كثف", "صعد", "وسع"})
_BY_FORCES = ATTACKS | {"security_operation", "territory_captured"}
_WAGED = frozenset({"security_operation", "armed_clash"})
_CONTINUES = frozenset(
    and_ + verb
    for verb in ("تواصل", "يواصل", "يواصلون", "تستمر", "يستمر", "مستمره", "مستمرون")
    for and_ in ("", "و")
)
_UNDER_WAY = frozenset({"جاريه", "مستمره", "متواصله"})
_HELPS = frozenset(
    to + word
    for word in ("دعم", "اسناد", "مسانده", "مساعده", "تدعم", "يدعم", "تساند", "يساند", "تساعد", "يساعد")
    for to in ("", "ل", "و", "ب")
)
_IN_THEIR = frozenset({"في", "خلال", "اثناء"})


def as_ever(act: Act) -> float:
    """What speaks against an act as told of no time in particular."""
    against = 0.0
    if _goes_on_as_ever(act):
        against += 0.6 if act.placed else 2.0
    if not act.figures and act.t.imperfect and act.t.lemma in _FIGHTS and _of_whom(act):
        return against + 1.6  # المسلحون الذين كانوا يقاتلون القوات: which gunmen
    if act.t.lemma in _FIGHTS and "صفوف" in act.after[:2]:
        against += 3.0  # وحارب في صفوف المتمردين: his life
    if act.figures or act.dated:
        return against
    last = act.near[-1] if act.near else ""
    if act.t.imperfect and last in _RELATIVES and act.event_type in _BY_FORCES and not act.placed:
        against += 1.5  # التحالف الذي يقود العمليه ضد التنظيم: which coalition
    if act.event_type == "threat" and not _STILL.isdisjoint(act.near[-3:]):
        against += 2.0  # ما زال مهددا, ما دام هناك تهديد: a state
    if act.t.pronoun and act.t.lemma in _WARS and last in _IN_THEIR:
        helped = not _HELPS.isdisjoint(act.before(8))
        against += 2.5 if helped else 1.5 * (not act.placed)  # يدعم القوات في معركتها ضد التنظيم: their war
    if act.event_type == "armed_clash" and act.words[act.i] == "تقاتل" and not act.placed:
        against += 1.6  # الفصايل تقاتل من اجل عقيده: what they do
    if act.event_type == "security_operation" and not act.lead and _present(act):
        against += 1.0  # تشهد المحافظه عمليات عسكريه, يكثف الجيش عملياته
    if act.t.lemma == "عمليه" and act.t.definite and not act.lead and act.status != "planned":
        against += 0.6  # تساند العمليات العسكريه, بسبب العمليات الامنيه: known, and nothing new of them
    if act.event_type in _WAGED and not act.lead and _continued(act):
        against += 1.5  # تواصل القوات تنفيذ عمليات لاستعاده المحافظه
    return against


def _of_whom(act: Act) -> bool:
    """الذين يقاتلون, الذين كانوا يقاتلون: a relative clause tells who is meant."""
    return not _RELATIVES.isdisjoint(act.near[-2:])


def _continued(act: Act) -> bool:
    """تواصل قوات من الجيش تنفيذ عمليات, العمليات جاريه حاليا: still at it, since no day in particular."""
    if act.t.pos == "v":
        return False
    if not _UNDER_WAY.isdisjoint(act.after[:5]):
        return len(act.named) == 1
    return not _CONTINUES.isdisjoint(act.before(12))


def _present(act: Act) -> bool:
    """Whether the verb of the act, or what brings its noun, is in the present."""
    if act.t.pos != "n" and act.t.imperfect:
        return act.t.lemma in _STEPPED_UP
    return any(
        h.trigger.role == "support" and h.trigger.imperfect and 0 < act.i - h.i <= 6 for h in act.clause.hits
    )


def _goes_on_as_ever(act: Act) -> bool:
    """تشهد البلاد هجمات يوميه, عاده ما تنفذ غارات, تشن بين حين واخر: what is usual, on no day and without a toll."""
    if act.figures or act.event_type not in ATTACKS or (act.dated and act.precision == "day"):
        return False
    if not any(h.trigger.imperfect and h.i <= act.i for h in act.clause.hits):
        return False
    around = act.words[max(act.clause.first, act.i - _USUAL_REACH) : act.i + _USUAL_REACH]
    return not ("منذ" in around and act.dated) and _usual(around)


def _usual(words: list[str]) -> bool:
    """Whether the words say how often: يوميه, متكرره, بشكل يومي, بين الحين والاخر."""
    return not _OFTEN.isdisjoint(words) or any(
        (a in _MEANWHILE and b == "واخر") or b == "والاخر" for a, b in pairwise(words)
    )
