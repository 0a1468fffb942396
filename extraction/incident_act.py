"""The act by which a clause is read, with what the rules on its certainty ask about it.

In: a clause, its type, tolls, day, place and sides. Out: `Act`: the main trigger, the words around it, the figures told,
and the sums of certainty and doubt that the rules add to, one after the other.
"""

from __future__ import annotations

from extraction.facts import Count
from extraction.incident_operations import TOLL_ROLES
from extraction.incident_segments import LONGEST, Clause, Hit
from extraction.incident_series import ranked
from extraction.incident_standing import said
from extraction.incident_tolls import NONE
from extraction.incident_words import WORDS

_FUTURE = ("سي", "ست")
_SOME_OF = WORDS["some_of"]
_MANY_OF = frozenset({"عشرات", "ميات", "بعشرات"})
# شاهد مسلحين يطلقون النار, اخذوا يقصفون: told in the imperfect, yet it happened.
_GOING_ON = WORDS["going_on"]
_LONGEST_HEADLINE = 24
_GOVERNED_WITHIN = 26  # words from a verb to its object, past a long subject
_BREAKS_OFF = WORDS["that"] | WORDS["relatives"] | {"وان", "لان", "؛", ".", "لكن", "ولكن", "بعد", "بعدما"}
_SUBJECTS_IN_W = frozenset({"وابل", "وزير", "وحدات", "وحده", "وفاه", "والي", "وزاره", "وكيل"})
_NO_SUBJECTS = WORDS["no_subjects"]


class Act:
    """A clause as read by its main trigger `t` at word `i`; `near` are the four words before, `after` the eight behind.

    `ahead` are the clause's own words before the trigger, `named` the triggers of acts, `told` the tolls that say more
    than the type does, `figures` whether one states a number, `rank` where a comparison begins, or -1.
    """

    __slots__ = (
        "after",
        "ahead",
        "anaphoric",
        "clause",
        "dated",
        "doubt",
        "event_type",
        "figures",
        "future",
        "going_on",
        "harmless",
        "headline",
        "i",
        "lead",
        "main",
        "named",
        "near",
        "partitive",
        "placed",
        "precision",
        "rank",
        "scene",
        "score",
        "sided",
        "start",
        "status",
        "t",
        "told",
        "told_first",
        "words",
    )

    def __init__(
        self,
        clause: Clause,
        event_type: str,
        tolls: dict[str, Count],
        precision: str,
        dated: bool,
        placed: bool,
        scene: bool,
        sided: int,
        lead: bool,
    ) -> None:
        self.clause = clause
        self.event_type = event_type
        self.precision = precision
        self.dated = dated
        self.placed = placed
        self.scene = scene
        self.sided = sided
        self.lead = lead
        self.words = words = clause.sentence.words
        self.rank = ranked(clause)
        self.harmless = NONE in tolls.values()
        telling = _telling(clause, self.rank)
        self.main = main = _main_of(telling, self.harmless)
        self.t = t = main.trigger
        self.i = i = main.i
        self.near = near = words[i - 4 if i > 4 else 0 : i]
        self.after = words[i + 1 : i + 9]
        self.ahead = clause.words[: i - clause.first]
        self.named = [h.trigger for h in telling if h.trigger.role == "event"]
        self.told = _stated(clause, event_type, tolls)
        self.figures = bool(self.told) and any(c.best or c.low for c in self.told.values())
        self.partitive = _is_partitive(near)
        self.future = (
            t.imperfect or t.role == "support" or (t.pos == "f" and event_type == "security_operation")
        ) and words[i].lstrip("وف").startswith(_FUTURE)
        self.headline = lead and t.imperfect and telling[0].trigger.imperfect and telling[0].i <= 4
        self.told_first = lead and _heads(clause, main, telling)
        self.going_on = t.imperfect and not _GOING_ON.isdisjoint(near)
        self.start = max(said(words, i), clause.first if clause.beside else 0, i - LONGEST)
        self.score = t.weight
        self.doubt = 0.0
        self.anaphoric = False
        self.status = "occurred"

    def before(self, width: int) -> list[str]:
        """So many words of the sentence before the main trigger."""
        i = self.i
        return self.words[i - width if i > width else 0 : i]

    def governed_by(self, verbs: frozenset[str]) -> bool:
        """رجح رييس المجلس فلان، اكمال تحرير المدينه: a verb opens what is told, the noun of the act is its object.

        However long its subject is, no other verb, no act and no ان stands between.
        """
        words, start, i = self.words, self.start, self.i
        if i - start > _GOVERNED_WITHIN or i <= start or self.t.pos == "v" or words[start] not in verbs:
            return False
        between = words[start + 1 : i]
        return _BREAKS_OFF.isdisjoint(between) and not any(
            start < h.i < i and (h.trigger.pos == "v" or h.trigger.role not in ("hint", "support"))
            for h in self.clause.sentence.hits
        )


def _heads(clause: Clause, main: Hit, telling: list[Hit]) -> bool:
    """مسلحون يقتلون شرطيا, غاره تستهدف منزلا, اغتيال محام في الحله: told the way a headline tells its news.

    A subject with a verb in the present behind it, or the noun of the act itself, opens the text.
    """
    if clause.first or clause.after or len(clause.sentence.words) > _LONGEST_HEADLINE:
        return False
    first = clause.sentence.words[0]
    if (
        first in _NO_SUBJECTS
        or (first[0] == "و" and first not in _SUBJECTS_IN_W)
        or (main.trigger.pos == "v" and telling[0].i == 0)
    ):
        return False
    if main.trigger.pos == "v":
        return main.trigger.imperfect and 1 <= telling[0].i <= 5
    return main.i <= 1 and not main.trigger.definite and not main.trigger.prefix


def _telling(clause: Clause, rank: int) -> list[Hit]:
    """The triggers of acts and tolls, but for those in a comparison."""
    telling = clause.telling
    if rank < 0:
        return telling
    # في اعنف هجوم منذ عام: what is said of an act told already
    return [h for h in telling if not rank < h.i <= rank + 6 or h.trigger.role != "event"] or telling


def _main_of(telling: list[Hit], harmless: bool) -> Hit:
    """The weightiest trigger, the earlier at a tie; no toll where nobody was hurt, if an act is named."""
    if harmless:
        telling = [h for h in telling if h.trigger.role not in TOLL_ROLES] or telling
    return telling[0] if len(telling) == 1 else max(telling, key=_weight)


def _weight(hit: Hit) -> tuple[float, int]:
    t = hit.trigger
    return t.weight - 0.5 * t.definite - 0.5 * (t.prefix == "ل" and t.pos == "n"), -hit.i


def _stated(clause: Clause, event_type: str, tolls: dict[str, Count]) -> dict[str, Count]:
    """The tolls without the one dead of اغتيال قاض, which counts one, but states no figure."""
    if event_type != "assassination" or "killed" in clause.roles:
        return tolls
    return {field: count for field, count in tolls.items() if field != "killed" or count.best != 1}


def _is_partitive(near: list[str]) -> bool:
    """اثنان من التفجيرات, عشرات الهجمات: definite in form only."""
    if not near:
        return False
    return near[-1] in _MANY_OF or (
        len(near) > 1 and near[-1] == "من" and (near[-2] in _SOME_OF or near[-2][:1].isdigit())
    )
