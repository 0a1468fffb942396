"""The entry for `dg` and `dagster`: the code location for the folders that the environment names.

In: `WAQAI_RAW`, `WAQAI_WAREHOUSE`. Out: the definitions, built when they are asked for. Keep this function alone in
its module: Dagster drops whatever else stands at the top of a module that holds one.
"""

import dagster as dg

from orchestration.location import build_definitions
from orchestration.settings import Settings


@dg.definitions
def defs() -> dg.Definitions:
    """Everything in the code location."""
    return build_definitions(Settings.of())
