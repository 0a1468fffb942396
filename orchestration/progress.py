"""How a run tells a person where it is.

In: calls from the stages of a run. Out: whatever the reporter in use makes of them; nothing where none is in use.
The command puts a display here; Dagster's own runs have their event log.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Reporter(Protocol):
    """Takes what a stage has to say."""

    def stage(self, name: str, about: str) -> None:
        """A stage begins; the one before has ended."""

    def advance(self, done: int, total: int | None, unit: str) -> None:
        """So many of so many (None: not known yet) are done in this stage."""

    def say(self, message: str) -> None:
        """A sentence for the reader, to be kept on the screen."""


class Silence:
    """A reporter that says nothing."""

    def stage(self, name: str, about: str) -> None:
        """Nothing."""

    def advance(self, done: int, total: int | None, unit: str) -> None:
        """Nothing."""

    def say(self, message: str) -> None:
        """Nothing."""


_in_use: list[Reporter] = [Silence()]


def current() -> Reporter:
    """The reporter in use."""
    return _in_use[-1]


@contextmanager
def use(reporter: Reporter) -> Iterator[None]:
    """Have `reporter` in use while the body runs."""
    _in_use.append(reporter)
    try:
        yield
    finally:
        _in_use.pop()
