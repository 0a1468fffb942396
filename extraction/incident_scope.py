"""Whether words report an incident at all, and as what: type, certainty, status, one or many.

In: a clause with its triggers and tolls. Out: `Reading`. Certainty is a sum of weights set by reason: an act told by
a perfect verb or an indefinite noun, a toll, a weapon, a day and a place speak for a report; law, sport, fiction,
negation, fear and general talk against it.
"""

from __future__ import annotations

from typing import NamedTuple

from extraction.facts import Count
from extraction.incident_ground import untaken
from extraction.incident_known import (
    definite_means,
    goes_on,
    known_crowd,
    known_victims,
    out_of_combat,
    touched_upon,
)
from extraction.incident_operations import TOLL_ROLES
from extraction.incident_segments import Clause, Hit
from extraction.incident_series import is_series, ranked
from extraction.incident_standing import doubt_of, said
from extraction.incident_tolls import NONE
from extraction.incident_triggers import TRIGGERS
from extraction.incident_types import CLOSES
from extraction.incident_words import CUES, WORDS


class Reading(NamedTuple):
    """What a clause tells: type, score of certainty, status, series or event, told as background or as news."""

    event_type: str
    score: float
    status: str
    series: bool
    background: bool
    anaphoric: bool
    other: bool
    doubt: float


_FUTURE = ("سي", "ست")
_DID = WORDS["did"]
# What a quarrel is fought with as well as a raid.
_BLADES = frozenset({"طعن", "ضرب", "سكين"})
_CAPTORS = WORDS["captors"]
_OUTCOMES = frozenset({"اسفر", "ادي", "تسبب", "تحول"})
_LED_TO = frozenset({"عن", "الي"})
_OUTCOME = WORDS["outcome"]
_SOME_OF = WORDS["some_of"]
_BEFORE_THAT = WORDS["before_that"]
_DEMONSTRATIVES = WORDS["demonstratives"]
_RELATIVES = WORDS["relatives"]
# Nouns and prepositions that make an act the topic of something else: التحقيق في اغتيال, وراء تفجير, منفذ هجوم.
_TOPICS = WORDS["topics"]
_OTHER = WORDS["other"]
_ORDINALS = WORDS["in_turn"]
_VEHICLES = frozenset({"سياره", "السياره", "مركبه", "المركبه", "شاحنه", "الشاحنه", "دراجه", "الدراجه"})
_POSSIBLE = frozenset({"محتمل", "محتمله", "محتملا", "المحتمل", "المحتمله", "وشيك", "وشيكه"})
_MANY_OF = frozenset({"عشرات", "ميات", "بعشرات", "مئات"})
_VENTURED = WORDS["ventured"]
# شاهد مسلحين يطلقون النار, اخذوا يقصفون: told in the imperfect, yet it happened.
_GOING_ON = WORDS["going_on"]
_IF = WORDS["if"]
_MANAGED = WORDS["managed"]
_SURVIVED = WORDS["survived"]
_WILL = WORDS["will"]
_RECENT = WORDS["recent"]
_PART_IN = WORDS["part_in"]
_MODALS = WORDS["modals"]
_CIRCUMSTANCE = frozenset({"وسط", "ظل", "مع"})
_ATTACKERS = WORDS["attackers"]
_BY_FOES = frozenset({"armed_attack", "armed_clash"})
_OF_SOMEONE = frozenset({"armed_attack", "arrest", "abduction", "bombing", "air_strike"})
_SINGLE = frozenset({"الذي", "التي"})
_COMES = frozenset(
    w + v for v in ("ياتي", "تاتي", "جاء", "جاءت", "يعد", "تعد", "يعتبر", "تعتبر") for w in ("", "و")
)
_WARRANTS = frozenset({"مذكره", "مذكرات", "بمذكره", "امر", "اوامر", "امرا", "مذكرتي"})
_DEMANDS = WORDS["demands"]
_DEMANDED = frozenset({"territory_captured", "arrest"})
_TELLS = CUES["report"] & WORDS["report"]
_TOLD = WORDS["outcomes"]
_BESIDES = WORDS["besides"]
_BY_MEANS = frozenset({"bombing", "suicide_bombing", "shelling", "air_strike"})
_ANNOUNCED = frozenset({"security_operation", "protest"})


def _has(words: list[str], kind: str) -> bool:
    return not CUES[kind].isdisjoint(words)


def _before(clause: Clause, hit: Hit, width: int) -> list[str]:
    first = max(0, hit.i - width)
    return clause.sentence.words[first : hit.i]


def read_scope(
    clause: Clause,
    event_type: str,
    tolls: dict[str, Count],
    precision: str,
    dated: bool,
    placed: bool,
    sided: int,
    lead: bool,
) -> Reading:
    """Judges a clause of a given type; see the module for what counts for and against."""
    words = clause.words
    sentence_words = clause.sentence.words
    cues = clause.sentence.cues
    telling = [h for h in clause.hits if h.trigger.role not in ("hint", "support")]
    rank = ranked(clause)
    if rank >= 0:  # في اعنف هجوم منذ عام: what is said of an act told already
        telling = [h for h in telling if not rank < h.i <= rank + 6 or h.trigger.role != "event"] or telling
    harmless = NONE in tolls.values()
    main = max(
        [h for h in telling if not (harmless and h.trigger.role in TOLL_ROLES)] or telling,
        key=lambda h: (
            h.trigger.weight
            - 0.5 * h.trigger.definite
            - 0.5 * (h.trigger.prefix == "ل" and h.trigger.pos == "n"),
            -h.i,
        ),
    )
    score = main.trigger.weight
    t = main.trigger
    near = _before(clause, main, 4)
    anaphoric = False
    named_dead = any(h.trigger.role == "killed" for h in clause.hits)
    # اغتيال قاض counts one dead, but states no figure.
    told = {
        f: c
        for f, c in tolls.items()
        if (event_type, f, c.best) != ("assassination", "killed", 1) or named_dead
    }
    figures = [f for f, c in told.items() if c.best or c.low]
    roles = {h.trigger.role for h in clause.hits}
    # اثنان من التفجيرات, سلسله من الهجمات: definite in form only.
    partitive = (bool(near) and near[-1] in _MANY_OF) or (
        len(near) > 1 and near[-1] == "من" and (near[-2] in _SOME_OF or near[-2][:1].isdigit())
    )
    if t.pos == "n" and not partitive:
        if t.definite and not t.pronoun:
            if not (placed and goes_on(clause, main, event_type)):
                score -= 0.7
                anaphoric = True
        elif t.pronoun:
            score -= 0.3
        if t.number == 3 and not figures:
            score -= 0.3
    if t.pos == "n" and not _COMES.isdisjoint(near[-2:]):
        score -= 0.3 if anaphoric else 0.7
        anaphoric = True  # وياتي تفجير الاحد بعد يومين من: told before
    if near and near[-1] in _DEMONSTRATIVES:
        anaphoric = True
        score -= 0.2
    named = [h.trigger for h in telling if h.trigger.role == "event"]
    if named and t.role in TOLL_ROLES and all(n.pos == "n" and n.definite and not n.pronoun for n in named):
        anaphoric = _RELATIVES.isdisjoint(words)
    if t.role in TOLL_ROLES and not named:
        anaphoric = anaphoric or known_victims(clause, main)
    if event_type == "protest" and known_crowd(clause):
        anaphoric = True
    future = (
        t.imperfect or t.role == "support" or (t.pos == "f" and event_type == "security_operation")
    ) and sentence_words[main.i].lstrip("وف").startswith(_FUTURE)
    if t.pos == "v" and t.lemma in ("انفجر", "فجر") and definite_means(clause):
        anaphoric = True
    if (
        not figures
        and t.pos == "v"
        and not _ATTACKERS.isdisjoint(near[-2:] + sentence_words[main.i + 1 : main.i + 2])
    ):
        anaphoric = True  # المسلحون اقتحموا: those told of before
    headline = lead and t.imperfect and telling[0].trigger.imperfect and telling[0].i <= 4
    going_on = t.imperfect and not _GOING_ON.isdisjoint(near)
    if t.imperfect and not future and not headline and not going_on:
        score -= 0.3 if event_type == "protest" else 0.6
    if figures:
        score += 1.3
    elif told:
        score += 0.4
    if "support" in roles or ("crowd" in roles and t.event_type == "protest" and t.role == "event"):
        score += 0.4
    if not _SURVIVED.isdisjoint(near):
        score += 1.2  # نجا من انفجار
    if "hint" in roles:
        score += 0.4
    if t.weight < 1 and event_type in _BY_MEANS and t.role == "event":
        score += 0.7  # استهدف بعبوه: a weak verb made sure by its means
    if len({h.trigger.lemma for h in clause.hits if h.trigger.role == "event"}) > 1:
        score += 0.2
    if dated:
        score += 0.5
    if placed:
        score += 0.4
    score += (0.0, 0.4, 0.6)[sided]
    start = max(said(sentence_words, main.i), clause.first if clause.beside else 0)
    if main.i - start <= 1 and (t.pos != "n" or not (t.definite or t.prefix)):
        score += 0.3
    if "report" in cues:
        score += 0.3
    if lead:
        score += 0.4
    if t.prefix == "ب" and any(word in _DID for word in clause.words[: main.i - clause.first]):
        score += 0.8
    if "؟" in clause.words:
        score -= 1.0
    status = "occurred"
    if (
        future
        or not CUES["planned"].isdisjoint(_before(clause, main, 8) if event_type == "protest" else near)
        or (event_type in _ANNOUNCED and not _WILL.isdisjoint(sentence_words[main.i + 1 : main.i + 9]))
        or (event_type in _ANNOUNCED and t.pos != "v" and not t.definite and _is_asked_for(clause, main))
    ):
        status = "planned"
    # What only makes a lone sentence doubtful: how the act stands in it, a relative clause, talk of courts.
    known = event_type in ("protest", "riot") and known_crowd(clause)
    doubt = doubt_of(clause, main, event_type, start, known, bool(figures))
    if anaphoric and event_type == "protest" and t.lemma in CLOSES:
        doubt += 0.8
    weight = 0.7 if figures else 1.0
    called = status == "planned" and bool(near) and near[-1] in ("الي", "علي")
    managed = bool(near) and near[-1] in ("من", "في") and not _MANAGED.isdisjoint(_before(clause, main, 9))
    if managed:
        score += 0.4  # تمكنت القوات من تحرير
    ventured = bool(near) and near[-1] in ("علي", "الي") and not _VENTURED.isdisjoint(near)
    if ventured:
        score += 0.8  # اقدم جندي علي قتل
    carried = (
        bool(near)
        and near[-1] in _LED_TO
        and any(
            h.trigger.role == "support" and h.trigger.lemma in _OUTCOMES and h.i < main.i for h in clause.hits
        )
    )
    kept = partitive or called or managed or ventured or carried or _announced(clause, main)
    if not kept and not _TOPICS.isdisjoint(near[-2:]):
        score -= 0.8 * weight
    elif clause.after:
        score -= 0.5 * weight
    if not _RELATIVES.isdisjoint(near):
        # القيادي الذي اعتقل: what is said of someone; but not التفجير الذي قتل فيه
        of_someone = event_type in _OF_SOMEONE and not _SINGLE.isdisjoint(near)
        acts = any(main.i - 7 < h.i < main.i and h.trigger.role in ("event", "hint") for h in clause.hits)
        score -= (0.8 if of_someone and not acts else 0.2) * weight
        doubt += 0.4 * weight
    if not figures:
        score -= touched_upon(clause, main, event_type, sided, bool(told), dated, placed, lead)
    if "او" in near[-2:] or "او" in sentence_words[main.i + 1 : main.i + 4]:
        score -= 0.8
    before_main = sentence_words[max(0, main.i - 2) : main.i]
    if t.pos == "n" and any(r.role == "support" for word in before_main for r in TRIGGERS.get(word, ())):
        score += 0.4
    if words.count("او") > 1:
        score -= 0.8  # خطف او تفجير او مهاجمه: kinds of acts, not acts
    if event_type == "territory_captured":
        score -= untaken(clause, main, near, bool(sided), placed, dated, precision, lead)
    if (
        t.imperfect
        and not going_on
        and t.number != 1
        and not figures
        and not dated
        and event_type not in ("protest", "territory_captured")
    ):
        score -= 0.3
    if t.pos == "n" and t.prefix in ("ب", "ل") and event_type in _DEMANDED and _is_demanded(clause, main):
        score -= 2.0
    if event_type == "arrest" and not t.prefix and not _WARRANTS.isdisjoint(near[-1:]):
        score -= 2.5  # مذكره القاء قبض: a paper
    if "unreal" in cues:
        score -= 2.5

    if not CUES["negation"].isdisjoint(near[-2:]) and t.role == "event":
        score -= 2.0
    foiled = any(h.trigger.role == "foil" for h in clause.sentence.hits)
    if (not foiled and _has(near, "hypothetical")) or not _POSSIBLE.isdisjoint(
        sentence_words[main.i + 1 : main.i + 4]
    ):
        score -= 1.5
    elif not _MODALS.isdisjoint([*_before(clause, main, 8), sentence_words[0]]):
        score -= 1.2  # يمكن ان تشن في اي وقت عمليه
    elif not foiled and not CUES["hypothetical"].isdisjoint(words[: max(0, main.i - clause.first)]):
        score -= 0.4
    if not _IF.isdisjoint(words[max(0, main.i - clause.first - 8) : max(0, main.i - clause.first)]):
        score -= 1.2  # لو قصفت الطايرات
    if t.lemma == "اجراءات" and not _CIRCUMSTANCE.isdisjoint(near[-2:]):
        score -= 0.8  # وسط اجراءات امنيه مشدده
    if near and near[-1] == "قد" and t.imperfect:
        score -= 1.5
    if "sport" in cues and (not figures or event_type == "arrest"):
        score -= 3.0
    if "culture" in cues and not figures:
        score -= 1.0
    if any(
        h.trigger.pos == "v"
        and not (harmless and h.trigger.role == "support")
        and h.i
        and h.trigger.lemma not in _OUTCOME
        and (
            sentence_words[h.i - 1] in ("لم", "لن", "ولم", "ولن")
            or (sentence_words[h.i - 1] == "ان" and sentence_words[h.i - 2] in ("دون", "بدون"))
        )
        for h in clause.hits
    ) or ("تكن" in near and "لم" in near):
        score -= 2.5
    if (
        t.pos == "n"
        and t.prefix == "ل"
        and status != "planned"
        and not any(h.trigger.lemma == "تعرض" for h in clause.hits)
    ):
        score -= 0.8
    if event_type == "execution" and t.lemma in ("اعدم", "اعدام") and _CAPTORS.isdisjoint(words):
        score -= 2.6  # a state that carries out sentences
    if "habit" in cues:
        score -= 0.8
    if (
        not named
        and "accident" in cues
        and event_type
        not in (
            "bombing",
            "suicide_bombing",
            "air_strike",
            "shelling",
            "protest",
            "riot",
            "assassination",
            "abduction",
        )
    ):
        score -= 3.0
    if t.role in TOLL_ROLES and event_type in _BY_FOES and out_of_combat(words):
        score -= 4.0
    if "drill" in cues and not told and (event_type in _BY_MEANS or event_type == "armed_clash"):
        score -= 2.0
    if "crime" in cues:
        armed = any(h.trigger.role == "hint" and h.trigger.lemma not in _BLADES for h in clause.hits) or any(
            n.lemma not in _BLADES for n in named
        )
        score -= 0.8 if armed and event_type != "arrest" else 1.6
    if "legal" in cues and event_type not in ("protest", "riot"):
        score -= 1.6 if event_type == "execution" else 0.4
        doubt += 0.6
    if "condemn" in cues and event_type != "protest":
        score -= 0.5
    if _denied(words[: main.i - clause.first]):
        status = "denied"
        score += 0.5  # said in so many words
    if "foil" in roles or ("محاوله" in near and "الفاشله" in words):
        status = "occurred"

    most = max((c.best or c.low or 0 for c in told.values()), default=0)
    # انتحاري يقتل 20 يوم 3 اذار: what has its day and its figure is told once
    once = headline or event_type == "threat" or (bool(figures) and dated and precision == "day")
    series = (t.imperfect and t.role != "support" and not once) or is_series(
        clause, event_type, precision, dated, most, status == "planned"
    )
    background = (
        clause.after
        or _past_perfect(sentence_words)
        or ("past" in cues and _in_the_past(words[: rank - clause.first] if rank >= 0 else words))
        or (series and t.imperfect)
    )
    if not _RELATIVES.isdisjoint(near[-3:]):
        background = True
    other = not _OTHER.isdisjoint(sentence_words[main.i + 1 : main.i + 4]) or _in_turn(sentence_words, main)
    return Reading(event_type, score, status, series, background, anaphoric and not other, other, doubt)


def _in_turn(words: list[str], main: Hit) -> bool:
    """وانفجرت القنبله الرابعه, انفجار سياره ثالثه: counted among others; but not الثالث من نوعه."""
    for i in range(main.i + 1, min(main.i + 3, len(words) - 1)):
        if (
            words[i + 1] in _ORDINALS
            and (words[i] in TRIGGERS or words[i] in _VEHICLES)
            and words[i + 2 : i + 3] != ["من"]
        ):
            return True
    return False


def _announced(clause: Clause, main: Hit) -> bool:
    """اعلنت القوات عن تحرير القريه, اسفر عن مقتل: what is announced or comes of an act is no topic."""
    before = _before(clause, main, 7)
    if before[-1:] not in (["عن"], ["الي"]):
        return False
    if before[-2:-1] and before[-2] in _BESIDES:
        return True  # فضلا عن قصف المواقع
    return not (_TELLS.isdisjoint(before) and _TOLD.isdisjoint(before))


def _is_demanded(clause: Clause, main: Hit) -> bool:
    """طالب المييات امس بتحرير مناطقهم: asked for, not done."""
    return not _DEMANDS.isdisjoint(_before(clause, main, 12))


def _is_asked_for(clause: Clause, main: Hit) -> bool:
    """دعا الي تظاهره واسعه, طالب الشرطه بالقيام بحملات تفتيش: wanted, not yet seen."""
    near = _before(clause, main, 2)
    if not near or not (near[-1] in ("الي", "بالقيام") or clause.sentence.words[main.i].startswith("ب")):
        return False
    return _is_demanded(clause, main)


def _denied(before: list[str]) -> bool:
    """نفت الشرطه وقوع هجوم; but not نفي تورطه في الهجوم, where only the doer is denied."""
    denying = CUES["denied"]
    if denying.isdisjoint(before):
        return False
    for i in range(len(before) - 1, -1, -1):
        if before[i] in denying:
            return len(before) - i <= 12 and _PART_IN.isdisjoint(before[i + 1 :])
    return False


def _in_the_past(words: list[str]) -> bool:
    """سابقا, الماضيه ... but not في وقت سابق or الليله الماضيه, which are of the day or the week."""
    past = CUES["past"]
    return any(word in past and (i == 0 or words[i - 1] not in _RECENT) for i, word in enumerate(words))


def _past_perfect(words: list[str]) -> bool:
    """وكان الجيش قد سيطر: told as lying before; but not وكان مسوول قد قال ان, where only the telling is earlier."""
    if words[0] not in _BEFORE_THAT:
        return False
    if "قد" in words[1:8]:
        at = words.index("قد")
        return not (at + 1 < len(words) and words[at + 1] in CUES["report"])
    return True
