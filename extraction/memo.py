"""What a word is, worked out once: words come back thousands of times in the news.

In: a function from a folded word to what it is, such as the classes it belongs to as bits. Out: a table that fills itself, at
most `LIMIT` words long, so that a look-up costs one step in a small table instead of one in every word list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")

LIMIT = 1 << 17
# What a word may be to some reader: classes as bits.
WORD = 1  # a word, or a mark that parts clauses
CORE = 2  # tells an act or a toll
TRIGGER = 4  # belongs to an incident
CUE = 8  # tells the scope of a report
CUT = 16  # may part two clauses
PARTY = 32  # names a side
FIGURE = 64  # may open a number or a date
NAME = 128  # may begin the name of a person
SAYING = 256  # a form of a verb of saying
TOPIC = 512  # tells the topic of a statement
PLACE = 1024  # may stand before the name of a place that no list has
TITLE = 2048  # may head a title
OPENER = 4096  # may open the clause of a report, or tell its source
TELLING = 8192  # a verb or noun that tells a role
REPORT = SAYING | TITLE | OPENER | TELLING
MARKED = FIGURE | NAME | REPORT | TOPIC | PLACE
_LONGEST = 40  # letters; longer runs of letters are no words and are not kept


class WordTable(dict[str, T]):
    """What words are; what it gives depends on the word alone, never on what was asked before."""

    def __init__(self, work_out: Callable[[str], T]) -> None:
        """An empty table for a function of the word."""
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> T:
        """Works out a word that is new."""
        found = self._work_out(word)
        if len(word) <= _LONGEST:
            if len(self) >= LIMIT:
                self.clear()
            self[word] = found
        return found


class once(Generic[T]):
    """A property that is worked out when first asked for and then kept with its object.

    As `functools.cached_property`, without its lock, which takes longer than many a property: an article is read by one thread.
    """

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        """The property that a method gives."""
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> once[T] | T:
        """Asked only once: what is kept in the object's own dictionary hides the property."""
        if instance is None:
            return self
        found = self._work_out(instance)
        instance.__dict__[self._name] = found
        return found
