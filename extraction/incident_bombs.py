"""Several bombs of one blow: two blasts at one target are one attack, four cars in four streets are many.

In: a clause. Out: small answers for `incident_series`.
"""

from __future__ import annotations

from extraction.incident_segments import Clause
from extraction.incident_words import WORDS

_DOUBLE = frozenset({"مزدوج", "مزدوجا", "المزدوج", "مزدوجه", "المزدوجه"})
_BUILDINGS = WORDS["buildings"]
_AT = WORDS["at_target"]
_CARS = WORDS["bomb_carriers"]
_COUNTED = WORDS["counted"]
_VEHICLES = frozenset({"سيارات", "شاحنات", "دراجات", "مركبات"})
_TWO_OF = frozenset({"انفجاري", "تفجيري", "هجومي", "بانفجاري", "بتفجيري", "بهجومي"})  # انفجاري سيارتين
_BLASTS = frozenset({"bombing", "suicide_bombing"})
SERIES_OF = frozenset({"سلسله", "عشرات", "ميات", "الاف", "موجه", "بسلسله", "احدي"})
_ONE = frozenset({"احد", "احدي"})
_TARGETED = frozenset(
    {"استهدفت", "استهدف", "تستهدف", "يستهدف", "مستهدفه", "هزت", "طالت", "ضربت", "علي", "ضد"}
)


def several_bombs(clause: Clause) -> bool:
    """انفجار عبوتين, تفجير مزدوج: one word for the act, several blasts."""
    words = clause.sentence.words
    if not _TWO_OF.isdisjoint(clause.word_set) and any(
        word in _TWO_OF and words[i + 1].endswith("ين")
        for i, word in enumerate(clause.words[:-1], clause.first)
    ):
        return True
    for hit in clause.hits:
        t = hit.trigger
        if t.role == "hint" and t.event_type == "bombing":
            many = words[hit.i].endswith(("تين", "تان", "تي")) or _counted_bombs(words, hit.i)
            if many and any(
                0 < hit.i - h.i <= 4 and h.trigger.event_type == "bombing" and h.trigger.role == "event"
                for h in clause.hits
            ):
                return True
        elif t.lemma == "انفجر" and _cars(words[hit.i + 1 : hit.i + 3]):
            return True  # انفجرت ثلاث سيارات
        elif t.role == "event" and t.pos == "n":
            double = not _DOUBLE.isdisjoint(words[hit.i + 1 : hit.i + 4])
            if double or (t.event_type in _BLASTS and _cars_counted(words, hit.i)):
                return True
    return False


def _cars_counted(words: list[str], i: int) -> bool:
    """انفجار ست سيارات, تفجير 3 دراجات: the vehicles that blew up, three and more."""
    count, of = words[i + 1 : i + 2], words[i + 2 : i + 3]
    if _CARS.isdisjoint(of):
        return False
    return not _COUNTED.isdisjoint(count) or (count[0].isdecimal() and 3 <= int(count[0][:3]) < 100)


def _cars(following: list[str]) -> bool:
    return len(following) > 1 and following[0] in _COUNTED and following[1] in _VEHICLES


def _counted_bombs(words: list[str], i: int) -> bool:
    """ثلاث عبوات, ست سيارات مفخخه, عده قنابل: three and more, told before the word for a bomb or for its vehicle."""
    at = i - 2 if words[i - 1] in _CARS else i - 1
    if at < 0:
        return False
    return words[at] in _COUNTED or (words[at].isdecimal() and 3 <= int(words[at][:3]) < 100)


def few(clause: Clause) -> bool:
    """تفجيران, تفجيرات استهدفت مقرا: two blows, or several, uncounted, whose one target stands right behind them."""
    words = clause.sentence.words
    return _two(clause) or any(
        h.trigger.number == 3
        and h.trigger.event_type in _BLASTS
        and SERIES_OF.isdisjoint(words[max(0, h.i - 2) : h.i])
        and not (h.i and (words[h.i - 1].isdecimal() or words[h.i - 1] in _COUNTED))
        and any(
            words[i] in _TARGETED and words[i + 1] in _BUILDINGS
            for i in range(h.i + 1, min(h.i + 4, clause.last - 1))
        )
        for h in clause.hits
    )


def _two(clause: Clause) -> bool:
    return any(h.trigger.number == 2 and h.trigger.role == "event" for h in clause.hits)


def one_building(clause: Clause) -> bool:
    """تفجيران استهدفا مقر المحافظه: two blows at one target are one attack."""
    words = clause.words
    if not _ONE.isdisjoint(clause.word_set) and any(
        a in _AT and b in _ONE and c.startswith("ال")
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    ):
        return True  # امام احد المراكز
    if _BUILDINGS.isdisjoint(clause.word_set):
        return False
    return any(
        word in _BUILDINGS and not _AT.isdisjoint(words[max(0, i - 3) : i]) for i, word in enumerate(words)
    )
