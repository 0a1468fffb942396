"""The topic of a statement by its words.

In: the words of a statement. Out: security, election, protest or other. The words are in `lexicon/topics.csv`; the topic
with most of them wins, what the article is about weighing in; in doubt the rarer one: protest before election before
security. Words of government tell of an election only where the article is about a vote.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import add

from extraction.facts import Topic
from extraction.lexicon import load
from extraction.text import fold_key

_TOPICS: tuple[Topic, ...] = ("protest", "election", "security")
_NUMBER = {"protest": 0, "election": 1, "security": 2, "government": 3}
WORDS = {
    prefix + fold_key(row["word"]): _NUMBER[row["topic"]]
    for prefix in ("و", "ف", "ب", "ل", "")
    for row in load("topics")
}


_PROTEST = 3.0  # protest is told by fewer words than clashes around it
_SHARE = 2.0  # words of a statement that the drift of its article weighs
_VOTE = 3  # words of elections by which an article is about one
_GOVERNMENT = 12  # words of government by which an article is about one
_THIN = 0.01  # an article with fewer telling words is about none of them


def told_by(words: Iterable[str]) -> list[int]:
    """The numbers of the topics that folded words tell, one for each word that tells any."""
    return [number for number in map(WORDS.get, words) if number is not None]


def is_of_vote(told: list[int]) -> bool:
    """Whether an article whose words tell these topics is about a vote, or about making a government and little else."""
    votes = told.count(1)
    return votes >= _VOTE or votes + told.count(3) >= max(_GOVERNMENT, told.count(2))


def counts_of(told: list[int], vote: bool = True) -> list[int]:
    """How often each topic is told: protest, election, security; words of government tell of a vote where there is one."""
    return [told.count(0), told.count(1) + (told.count(3) if vote else 0), told.count(2)]


def drift_of(counts: list[int], length: int) -> list[float]:
    """What an article of `length` words is about: the weight of each topic; nothing where few words tell any."""
    weighed = [counts[0] * _PROTEST, *map(float, counts[1:])]
    if sum(counts) < _THIN * length:
        return [0.0] * len(counts)
    return [_SHARE * weight / (sum(weighed) or 1.0) for weight in weighed]


def topic_of(told: list[int], drift: Iterable[float] = (0.0, 0.0, 0.0), vote: bool = True) -> Topic:
    """The topic of words that tell these topics, in an article of some drift.

    >>> topic_of(told_by("صناديق الاقتراع احترقت".split()))
    'election'
    """
    weights = list(map(add, counts_of(told, vote), drift))
    most = max(weights)
    return _TOPICS[weights.index(most)] if most else "other"
