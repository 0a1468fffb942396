"""The topic of a statement by its words.

In: the words of a statement. Out: security, election, protest or other. The words are in `lexicon/topics.csv`; the topic
with most of them wins, in doubt the rarer one: protest before election before security.
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


def topic_of(words: Iterable[str]) -> Topic:
    """The topic of folded words.

    >>> topic_of("صناديق الاقتراع احترقت".split())
    'election'
    """
    numbers = [WORDS[word] for word in words if word in WORDS]
    if not numbers:
        return "other"
    counts = [numbers.count(number) for number in range(len(_TOPICS))]
    return _TOPICS[counts.index(max(counts))]
