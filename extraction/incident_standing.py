"""How an act stands in its sentence: told in its own right, or touched upon on the way to something else.

In: a clause and the trigger by which it is read. Out: `doubt_of`: what a lone sentence leaves in doubt about the act,
below zero where it is the sentence's own news. An article that tells the act again makes good for most of it.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from extraction.incident_segments import Clause, Hit
from extraction.incident_types import ATTACKS
from extraction.incident_words import CUES, WORDS

_WORD = attrgetter("i")
_RELATIVES = WORDS["relatives"]
_SAYS = WORDS["says"] | CUES["report"]
_THAT = WORDS["that"]
_DOSSIERS = WORDS["dossiers"]
_BRINGS = WORDS["did"] | WORDS["managed"] | WORDS["survived"]
_LONG_SINCE = WORDS["long_since"]
_CARRIES = frozenset(
    word
    for kind in ("did", "managed", "ventured")
    for word in WORDS[kind]
    if not word.lstrip("وف").startswith(("يق", "تق", "يت", "تت"))  # not يقوم, تتمكن: as a habit, or not yet
)
# نجا النايب من انفجار, تبنت الحركه الهجوم الذي اودي بحياه: whatever stands behind such a verb is the news.
_OPENS_NEWS = frozenset(
    and_ + word for word in ("نجا", "نجت", "نجوا", "تبني", "تبنت") for and_ in ("", "و", "ف")
)
_TALKERS = WORDS["talkers"]
_SPEAKERS = _TALKERS - {"حزب", "الحزب", "المعارضه", "كتله"}
_MAY_BE = frozenset({"تكون", "يكون", "يكونوا"})
_LED_TO = frozenset({"عن", "الي", "في"})
_FINDS = frozenset({"عثر", "العثور", "مقبره", "اعدام"})
_CLASHES = frozenset({"اشتباك", "مواجهه", "صدام"})
_NEWS = 0.5
_ANNOUNCES = WORDS["announces"]
_LINKS = frozenset({"عن", "في", "من", "علي", "الي", "بعد", "حول", "ان", "وراء", "قبل", "منذ", "خلال"})
_SHAKES = WORDS["shakes"]
# Words in one form that are verbs all the same.
_VERBS = frozenset({"اودي", "راح", "اردي", "اردوه", "مات", "ابادت", "اجهز"})
_ELSEWHERE = frozenset({"crime", "accident", "sport", "culture", "legal", "drill"})


def said(words: list[str], i: int) -> int:
    """Where the reported clause that holds word `i` begins: after قال مصدر ان, else the sentence's start."""
    first = i - 79 if i > 81 else 2
    if _THAT.isdisjoint(words[first:i]):
        return 0
    for k in range(i - 1, first - 1, -1):
        if words[k] in _THAT:
            return k + 1 if not _SAYS.isdisjoint(words[max(0, k - 80) : k]) else 0
    return 0


def doubt_of(
    clause: Clause, main: Hit, event_type: str, start: int, crowd_known: bool, figures: bool
) -> float:
    """What speaks against a report where nothing but its sentence is known; its own clause begins at word `start`."""
    words = clause.sentence.words
    t = main.trigger
    first = main.i
    for hit in clause.telling:
        if hit.i >= start:
            first = hit.i
            break
    before = words[start : main.i]
    slope = 0.3 if event_type == "protest" else 0.4
    doubt = slope * min((first - start) // 8, 3)
    relative: int | None = None
    if not _RELATIVES.isdisjoint(before[-13:]):
        relative = next(k for k in range(main.i - 1, start - 1, -1) if words[k] in _RELATIVES)
    since = figures and _long_since(words[main.i + 1 : main.i + 12])
    if since:
        doubt += 1.0
    if relative is None:
        if not since and _is_news(clause, main, event_type, start, before):
            doubt -= _NEWS + 0.3 * _struck_and_killed(clause)
            if event_type == "armed_attack" and t.role == "event" and t.weight >= 1.3:
                doubt += 0.8 if _in_words_only(clause, main) else -0.4
            elif event_type in ATTACKS and t.pos == "v" and t.role == "event" and t.weight >= 1.0:
                doubt += (
                    0.8 if _in_words_only(clause, main) else -0.5
                )  # قصفت المدفعيه, اشتبكت الدوريه: a plain verb of attack
        elif (
            (event_type in ATTACKS or event_type == "protest")
            and "legal" not in clause.sentence.cues
            and _in_passing(clause, main, start)
        ):
            doubt += 0.8
    elif words[start] in _OPENS_NEWS:
        doubt -= 0.1
    elif not any(relative - 4 < h.i < relative and h.trigger.role in ("event", "hint") for h in clause.hits):
        doubt += 0.8  # الرهينه الذي قتلوه: what is said of someone, not الهجوم الذي اودي بحياه
    if not _DOSSIERS.isdisjoint(words[max(start, main.i - 4) : main.i]):
        doubt += 0.5
    if event_type == "execution" and t.lemma in ("عثر", "العثور"):
        doubt += 0.8  # bodies found: how they came there is not told
    if crowd_known and (t.role == "crowd" or event_type == "riot" or t.lemma in ("اغلق", "قطع")):
        doubt += 0.5  # رفع المتظاهرون لافتات: a detail of a protest told elsewhere
    if event_type == "protest" and t.pos != "v" and t.definite and doubt >= 0:
        doubt += 0.4  # قرب مكان التظاهره: known already, and nothing new of it
    if event_type == "riot":
        doubt += 0.8 if t.lemma in _CLASHES else 0.5  # a crowd's violence is often told as known
        doubt += 0.4 * figures  # those hurt in a clash are news of the clash, not of the crowd
    return doubt


def _in_words_only(clause: Clause, main: Hit) -> bool:
    """شن الوزير هجوما علي المعارضه, هاجمت الصحيفه القرار متهمه: an attack by those who talk, without arms or victims."""
    words = clause.sentence.words
    if main.trigger.lemma in ("فجر", "القي", "رمي"):  # القي الوزير قنبله سياسيه
        return words[main.i + 1 : main.i + 2] != [] and words[main.i + 1] in _SPEAKERS
    return (
        main.trigger.lemma in ("هجوم", "هاجم", "فتح", "اطلق")
        and not any(h.trigger.role in ("hint", "killed", "injured") for h in clause.hits)
        and not _TALKERS.isdisjoint(words[max(clause.first, main.i - 4) : main.i + 12])
    )


def _long_since(following: list[str]) -> bool:
    """قتل 76 صحافيا منذ الغزو: a sum of years, not the news."""
    return "منذ" in following and not _LONG_SINCE.isdisjoint(following[following.index("منذ") + 1 :][:3])


def _struck_and_killed(clause: Clause) -> bool:
    """هاجمتهم قوه وقتلتهم: the act and its outcome, each with a verb."""
    roles = {h.trigger.role for h in clause.hits if h.trigger.pos == "v" and not h.trigger.imperfect}
    return "event" in roles and not roles.isdisjoint({"killed", "injured"})


def suffered(clause: Clause, hit: Hit) -> bool:
    """تعرض ثلاثه صحفيين للخطف: the article is the idiom's, and tells of nothing known before."""
    return hit.trigger.prefix == "ل" and any(
        h.trigger.lemma == "تعرض" and not h.trigger.imperfect for h in clause.hits
    )


def _is_verb(hit: Hit) -> bool:
    return hit.trigger.pos == "v" or hit.trigger.lemma in _VERBS


def _in_passing(clause: Clause, main: Hit, start: int) -> bool:
    """انتخابات لملء مقعد شاغر باغتيال نائب: a noun that no verb of the act and no report brings."""
    if _is_verb(main) or main.i - start <= 3:
        return False
    words = clause.sentence.words
    if not CUES["report"].isdisjoint(words[max(0, main.i - 4) : main.i]):
        return False
    hits = clause.sentence.hits
    between = hits[bisect_left(hits, start, key=_WORD) : bisect_left(hits, main.i, key=_WORD)]
    return not any(
        h.trigger.role in ("support", "killed", "injured", "abducted", "arrested", "event")
        and not (h.trigger.imperfect or (h.trigger.definite and h.trigger.role == "event"))
        for h in between
    ) and _BRINGS.isdisjoint(words[start : main.i])


def _announced(words: list[str], i: int, start: int) -> bool:
    """اعلنت الشرطه انفجار عبوه, اعلن عن مقتل: the act is what is announced, right behind who announces it."""
    if not 0 < i - start <= 6 or words[start] not in _ANNOUNCES:
        return False
    return words[i - 1] not in _LINKS or i - start == 2


def _shakes(words: list[str], start: int) -> bool:
    """هزت انفجارات العاصمه, دارت معارك: a verb of blows opens what is told, so that their plural is news."""
    word = words[start]
    return word in _SHAKES or (word[0] in "وف" and word[1:] in _SHAKES)


def _is_news(clause: Clause, main: Hit, event_type: str, start: int, before: list[str]) -> bool:
    """قتل مسلحون, قال ان مسلحين قتلوا, شنت طايرات غارات, اسفر الهجوم عن مقتل: told as what happened."""
    t = main.trigger
    if not _OPENS_NEWS.isdisjoint(before[:1]):
        return True
    lately = clause.sentence.words[max(0, start - 4) : start]  # من المرجح ان, حذر من ان
    if (
        clause.after
        or (event_type == "execution" and t.lemma in _FINDS)
        or not CUES["hypothetical"].isdisjoint(lately + before)
    ):
        return False
    if not _ELSEWHERE.isdisjoint(clause.sentence.cues):
        return False
    if before and before[-1] == "قد" and not _MAY_BE.isdisjoint(before[-5:]):
        return False  # نفي ان تكون الطايرات قد قصفت
    if _is_verb(main):
        return not t.imperfect and t.role != "support" and main.i - start <= 12
    words = clause.sentence.words
    known = t.definite and not suffered(clause, main)
    if event_type != "protest" and (known or (t.number == 3 and not _shakes(words, start))):
        return False
    if not _CARRIES.isdisjoint(before[-6:]) and not t.imperfect:
        return True
    if _announced(words, main.i, start):
        return True
    carriers = [h for h in clause.hits if start <= h.i < main.i and h.trigger.role == "support"]
    if not carriers or carriers[0].trigger.imperfect or carriers[0].i - start > 3:
        return False
    return main.i - carriers[-1].i <= 5 or (bool(before) and before[-1] in _LED_TO)
