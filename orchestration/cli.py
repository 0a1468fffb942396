"""The command `waqai`: one module a group of commands, put together here.

In: the command line. Out: exit 0 when all went well, 1 when a gate failed or a language model
left articles unanswered, 2 when the command was used wrongly.
Modules that need Dagster, dbt or Great Expectations are imported by the commands that use them.
"""

from __future__ import annotations

import typer

from orchestration.cli_build import build, ui
from orchestration.cli_extract import extract
from orchestration.cli_judge import compare, evaluate
from orchestration.cli_read import query, status, why

app = typer.Typer(
    name="waqai",
    help="Waqāʾiʿ reads Arabic news and keeps a warehouse of incidents, actors and election milestones.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for command in (build, extract, query, status, why, evaluate, compare, ui):
    app.command()(command)


def main() -> None:
    """Run the command line of this process."""
    app()
