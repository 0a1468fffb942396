"""Runs the job and kills its own process, as `kill -9` would, at the moment that the arguments name.

In: a folder with `raw`, and a moment: `stage:NAME` when that stage begins, `dbt:N` after N nodes of dbt, `swap` between
the two renames of publication. Out: a process that ended by SIGKILL, or 0 when the moment never came.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from orchestration import publishing
from orchestration.run import run_line
from orchestration.settings import PUBLISHED_NAME
from tests.pipeline.line import settings_of


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Killer:
    """A reporter that ends the process at its moment."""

    def __init__(self, moment: str) -> None:
        self._what, _, self._when = moment.partition(":")
        self._stage = ""

    def stage(self, name: str, about: str) -> None:
        self._stage = name
        if self._what == "stage" and name == self._when:
            die()

    def advance(self, done: int, total: int | None, unit: str) -> None:
        if self._what == "dbt" and self._stage.startswith("dbt") and done >= int(self._when):
            die()

    def say(self, message: str) -> None:
        print(message)


def main() -> None:
    base, moment = Path(sys.argv[1]), sys.argv[2]
    if moment == "swap":
        replace = Path.replace

        def swap_and_die(self: Path, target: Path) -> Path:
            found = replace(self, target)
            if self.name == PUBLISHED_NAME:
                die()
            return found

        publishing.Path.replace = swap_and_die  # type: ignore[method-assign]
    run_line(settings_of(base), Killer(moment))


if __name__ == "__main__":
    main()
