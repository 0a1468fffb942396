"""The topic of a statement by its words.

In: the words of a statement. Out: security, election, protest or other. The words are in `lexicon/topics.csv`; the topic
with most of them wins, what the article is about weighing in; in doubt the rarer one: protest before election before
security.
"""

from __future__ import annotations

from collections.abc import Iterable

from extraction.facts import Topic
from extraction.lexicon import load
from extraction.text import fold_key

_TOPICS: tuple[Topic, ...] = ("protest", "election", "security")
_NUMBER = {"protest": 0, "election": 1, "security": 2}
WORDS = {
    prefix + fold_key(row["word"]): _NUMBER[row["topic"]]
    for prefix in ("و", "ف", "ب", "ل", "")
    for row in load("topics")
}


_PROTEST = 3.0  # protest is told by fewer words than clashes around it
_SHARE = 2.0  # words of a statement that the drift of its article weighs
_THIN = 0.01  # an article with fewer telling words is about none of them


def counts_of(words: Iterable[str]) -> list[int]:
    """How many of the folded words tell each topic: protest, election, security."""
    numbers = [number for number in map(WORDS.get, words) if number is not None]
    return [numbers.count(number) for number in range(len(_TOPICS))]


def drift_of(counts: list[int], length: int) -> list[float]:
    """What an article of `length` words is about: the weight of each topic; nothing where few words tell any."""
    weighed = [counts[0] * _PROTEST, *map(float, counts[1:])]
    if sum(counts) < _THIN * length:
        return [0.0] * len(counts)
    return [_SHARE * weight / (sum(weighed) or 1.0) for weight in weighed]


def topic_of(words: Iterable[str], drift: Iterable[float] = (0.0, 0.0, 0.0)) -> Topic:
    """The topic of folded words in an article of some drift.

    >>> topic_of("صناديق الاقتراع احترقت".split())
    'election'
    """
    weights = [count + share for count, share in zip(counts_of(words), drift, strict=True)]
    most = max(weights)
    return _TOPICS[weights.index(most)] if most else "other"
