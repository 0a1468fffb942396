"""The progress of a build on the terminal: one line a stage, with what is done and how fast.

In: what the stages report. Out: lines on the error stream, live on a terminal and plain elsewhere; and the seconds
that each stage took.
"""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn


class Display:
    """A reporter with a bar a stage; use it as a context."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bars = Progress(
            SpinnerColumn(finished_text="[green]✓[/]"),
            TextColumn("{task.description:<22}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[done]}"),
            TimeElapsedColumn(),
            console=console,
        )
        self._live = console.is_terminal
        self._task: TaskID | None = None
        self._name = ""
        self._started = time.monotonic()
        self._done = ""
        self.seconds: dict[str, float] = {}

    def __enter__(self) -> Display:
        if self._live:
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        if self._live:
            self._bars.stop()

    def stage(self, name: str, about: str) -> None:
        """End the stage before and begin this one."""
        self._end()
        self._name, self._started, self._done = name, time.monotonic(), about
        if self._live:
            self._task = self._bars.add_task(name, total=None, done=about)

    def advance(self, done: int, total: int | None, unit: str) -> None:
        """Show what is done in this stage and how many a second."""
        seconds = max(time.monotonic() - self._started, 1e-6)
        self._done = f"{done:,}{f' of {total:,}' if total else ''} {unit}, {done / seconds:,.0f}/s"
        if self._task is not None:
            self._bars.update(self._task, completed=done, total=total, done=self._done)

    def say(self, message: str) -> None:
        """Keep a sentence on the screen."""
        self._console.print(message, soft_wrap=True)

    def _end(self) -> None:
        if not self._name:
            return
        took = time.monotonic() - self._started
        self.seconds[self._name] = self.seconds.get(self._name, 0.0) + took
        if self._task is not None:
            self._bars.update(self._task, total=1, completed=1, done=self._done)
            self._bars.stop_task(self._task)
            self._task = None
        else:
            self._console.print(f"{self._name:<22} {self._done}  {took:.1f} s")
        self._name = ""
