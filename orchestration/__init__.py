"""Dagster code location and the `waqai` command: it calls, it does not know Arabic."""
