"""What speaks for a report: how the act is worded, and what is told with it.

In: an `Act`. Out: its score and whether it is told of as known (`anaphoric`), changed in place. A perfect verb or an
indefinite noun, a toll, a weapon, a day and a place make a report surer; a definite noun or an imperfect less so.
"""

from __future__ import annotations

from extraction.incident_act import Act
from extraction.incident_known import (
    by_number,
    claimed,
    comments,
    definite_means,
    goes_on,
    known_crowd,
    known_victims,
    taken_up,
)
from extraction.incident_operations import TOLL_ROLES
from extraction.incident_split import CHARGED
from extraction.incident_standing import suffered
from extraction.incident_types import ATTACKS
from extraction.incident_words import WORDS

_DID = WORDS["did"]
_TELLS = WORDS["report"] | WORDS["managed"]
_DEMONSTRATIVES = WORDS["demonstratives"]
_RELATIVES = WORDS["relatives"]
_SINGLE = frozenset({"الذي", "التي"})
_RISES = WORDS["rises"]
_CLAIMS = WORDS["adopt"] | {"مسووليته", "مسووليتها", "مسووليتهم"}
_RETOLD = ATTACKS | {"protest_repression"}
_THE_VICTIM = WORDS["the_victim"]
_COST = frozenset({"اوقع", "خلف", "حصد", "اودي", "اسفر"})
_IT = frozenset({"انه", "انها", "بانه", "بانها"})
_SURVIVED = WORDS["survived"]
_ATTACKERS = WORDS["attackers"]
_COMES = frozenset(
    w + v for v in ("ياتي", "تاتي", "جاء", "جاءت", "يعد", "تعد", "يعتبر", "تعتبر") for w in ("", "و")
)
_OF_MEN = frozenset({"execution", "arrest", "abduction", "assassination"})
BY_MEANS = frozenset({"bombing", "suicide_bombing", "shelling", "air_strike"})


def weigh_form(act: Act) -> None:
    """How the act is worded: a definite noun is known already, an imperfect may be a habit."""
    t, near = act.t, act.near
    if t.pos == "n":
        if not act.partitive:
            if t.definite and not t.pronoun:
                if not (suffered(act.clause, act.main) or _announced(act)) and not (
                    (act.scene or act.lead or act.sided == 2)
                    and goes_on(act.clause, act.main, act.event_type)
                ):
                    act.score -= 0.7
                    act.anaphoric = not _at_large(act)
            elif t.pronoun:
                act.score -= 0.3
            if t.number == 3 and not act.figures:
                act.score -= 0.3
        if not _COMES.isdisjoint(near[-2:]):
            act.score -= 0.3 if act.anaphoric else 0.7
            act.anaphoric = True  # وياتي تفجير الاحد بعد يومين من: told before
    if near and near[-1] in _DEMONSTRATIVES:
        act.anaphoric = True
        act.score -= 0.2
    if t.imperfect and not (act.future or act.headline or act.going_on):
        act.score -= 0.3 if act.event_type == "protest" else 0.6


def _at_large(act: Act) -> bool:
    """معظم الهجمات التي تقع في بغداد: such acts in general, none of those told before."""
    if act.near[-1:] == [] or act.near[-1] not in _MOST or act.after[:1] not in (["التي"], ["الذي"]):
        return False
    return act.after[1:2] != [] and act.after[1][0] in "يت"


_MOST = frozenset({"معظم", "اغلب", "غالبيه", "ومعظم", "واغلب", "وغالبيه"})


def _announced(act: Act) -> bool:
    """اعلن الجيش السيطره علي المدينه, الاضراب عن العمل: definite by form, as it governs what is meant, and yet the news."""
    if act.t.lemma == "اضراب":
        return act.after[:1] == ["عن"]
    return (
        act.event_type == "territory_captured"
        and act.after[:1] == ["علي"]
        and not _TELLS.isdisjoint(act.ahead[-9:])
    )


def mark_known(act: Act) -> None:
    """Whether the words take the act for known: its dead, its crowd, its bomb or its men were told of before."""
    t, clause = act.t, act.clause
    if t.role in TOLL_ROLES:
        if not act.named:
            act.anaphoric = act.anaphoric or known_victims(clause, act.main)
        elif all(n.pos == "n" and n.definite and not n.pronoun for n in act.named):
            # ارتفع عدد قتلي الهجوم الذي استهدف السوق opens the news, what has no day or spot goes on with it
            act.anaphoric = _RELATIVES.isdisjoint(clause.word_set) or not (
                act.lead or act.dated or act.placed or clause.after
            )
    if act.event_type in _OF_MEN and by_number(clause, act.main):
        act.anaphoric = True
    if act.event_type == "arrest" and not act.figures and taken_up(clause, act.main):
        act.anaphoric = True
    if not (act.lead or act.dated) and claimed(clause, act.main):
        act.anaphoric = True
    if comments(clause, act.main):
        act.anaphoric = True
        act.score -= 0.4
    if act.event_type == "protest" and known_crowd(clause):
        act.anaphoric = True
    if act.event_type == "armed_attack" and _of_known(act):
        act.anaphoric = True
    if t.pos != "v":
        return
    if t.lemma in ("انفجر", "فجر") and definite_means(clause, act.main, bool(act.figures)):
        act.anaphoric = True
    if not act.figures and not _ATTACKERS.isdisjoint(act.near[-2:] + act.after[:1]):
        act.anaphoric = True  # المسلحون اقتحموا: those told of before


def _of_known(act: Act) -> bool:
    """وكان مسلحون اطلقوا النار علي الرجل, استهدفت تلك الهجمات, قال انه اوقع مئه قتيل: of the one told before."""
    if act.t.pos == "v" and not _THE_VICTIM.isdisjoint(act.after[:4]) and act.start < act.i:
        return True
    words = act.words
    if (
        not act.named
        and not _COST.isdisjoint(act.clause.lemmas)
        and any(h.trigger.lemma in _COST and h.i and words[h.i - 1] in _IT for h in act.clause.hits)
    ):
        return True
    return act.t.lemma == "استهدف" and any(
        h.trigger.role == "event" and h.trigger.pos == "n" and h.i and words[h.i - 1] in _DEMONSTRATIVES
        for h in act.clause.hits
    )


def weigh_evidence(act: Act) -> None:
    """What is told with the act: figures, means, a day, a place, sides, a source."""
    t, clause, roles = act.t, act.clause, act.clause.roles
    if act.figures:
        act.score += 1.3
    elif act.told:
        act.score += 0.4
    if "support" in roles or ("crowd" in roles and t.event_type == "protest" and t.role == "event"):
        act.score += 0.4
    elif "crowd" in roles and t.event_type == "riot" and not known_crowd(clause):
        act.score += 0.4  # احرق محتجون المقر
    if not _SURVIVED.isdisjoint(act.before(7)):
        act.score += 1.2  # نجا من انفجار
    if "hint" in roles:
        act.score += 0.4
    if t.weight < 1 and act.event_type in BY_MEANS and t.role == "event":
        act.score += 0.7  # استهدف بعبوه: a weak verb made sure by its means
    if (
        len(clause.lemmas) > 1
        and (act.rank >= 0 or len(act.named) > 1)
        and len({h.trigger.lemma for h in clause.hits if h.trigger.role == "event"}) > 1
    ):
        act.score += 0.2
    if act.dated:
        act.score += 0.5
    if act.placed:
        act.score += 0.4
    act.score += (0.0, 0.4, 0.6)[act.sided]
    if act.told_first or (act.i - act.start <= 1 and (t.pos != "n" or not (t.definite or t.prefix))):
        act.score += 0.3
    if "report" in clause.sentence.cues:
        act.score += 0.3
    if act.lead:
        act.score += 0.4
    if t.prefix == "ب" and not _DID.isdisjoint(act.ahead):
        act.score += 0.8
    if "؟" in clause.word_set:
        act.score -= 1.0


def is_retold(act: Act) -> bool:
    """استدعت الوزاره السفير احتجاجا علي القصف الذي استهدف اربيل امس: known, and told again with its day and its spot."""
    if act.event_type not in _RETOLD:
        return False
    noun = next((h for h in act.clause.telling if h.trigger.role == "event" and h.trigger.pos == "n"), None)
    if noun is not None and noun.trigger.number == 1 and not _CLAIMS.isdisjoint(act.ahead[:12]):
        return True  # تبنت القاعده الثلاثاء الهجوم علي السجن يوم الاحد
    if noun is None or not noun.trigger.definite or noun.trigger.number != 1:
        return not _RISES.isdisjoint(act.clause.words[:2])  # ارتفع الي اربعه عدد الذين قتلوا امس في الحويجه
    return not _SINGLE.isdisjoint(act.words[noun.i + 1 : noun.i + 4])


def is_charge(act: Act) -> bool:
    """القبض علي المتهمين باغتيال الناشط في كربلاء الشهر الماضي: a deed with its own day and spot, by which men are charged."""
    if act.t.pos != "n" or act.event_type not in CHARGED:
        return False
    return any(h.trigger.event_type == "arrest" and h.i < act.i for h in act.clause.sentence.hits)
