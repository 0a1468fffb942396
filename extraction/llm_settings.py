"""What the language model's door is told and what it tells: where the model is, what a run may use, what it used.

In: environment variables and overrides. Out: `LlmSettings`, checked, and `RunReport`, the running totals of a run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

BASE_URL, MODEL, API_KEY = "WAQAI_LLM_BASE_URL", "WAQAI_LLM_MODEL", "WAQAI_LLM_API_KEY"
PRICE_IN, PRICE_OUT = "WAQAI_LLM_PRICE_IN", "WAQAI_LLM_PRICE_OUT"
MAX_ANSWER_TOKENS = "WAQAI_LLM_MAX_ANSWER_TOKENS"
NUMBERS: dict[str, tuple[str, Callable[[str], float]]] = {
    "concurrency": ("WAQAI_LLM_CONCURRENCY", int),
    "timeout_seconds": ("WAQAI_LLM_TIMEOUT", float),
    "max_retries": ("WAQAI_LLM_RETRIES", int),
    "max_answer_tokens": (MAX_ANSWER_TOKENS, int),
    "max_total_tokens": ("WAQAI_LLM_MAX_TOKENS", int),
    "max_cost": ("WAQAI_LLM_MAX_COST", float),
    "price_in": (PRICE_IN, float),
    "price_out": (PRICE_OUT, float),
}
"""The settings that are numbers: the variable each is read from, and how."""


class LlmError(RuntimeError):
    """The run cannot go on; the message says what to set or install."""


class LlmSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Where the model is and what a run may use. Prices are per million tokens, in any currency; None is no limit."""

    base_url: str
    model: str
    api_key: str = ""
    concurrency: int = 4
    timeout_seconds: float = 120.0
    max_retries: int = 5
    backoff_seconds: float = 1.0
    longest_wait_seconds: float = 120.0
    max_answer_tokens: int = 8192
    max_total_tokens: int | None = None
    max_cost: float | None = None
    price_in: float = 0.0
    price_out: float = 0.0

    def __repr__(self) -> str:
        """The settings without the key."""
        return (
            f"LlmSettings(base_url={self.base_url!r}, model={self.model!r}, concurrency={self.concurrency})"
        )


class RunReport:
    """Running totals of a run; safe to read while it goes on.

    `dropped` counts facts by reason, `reasons` articles without an answer; `details` holds the server's own words on a
    reason. `estimated` counts replies that did not tell their tokens, which are then reckoned from the characters.
    """

    def __init__(self) -> None:
        """Starts at nothing."""
        self.articles = self.facts = self.requests = self.retries = self.cached = self.failed = (
            self.skipped
        ) = 0
        self.tokens_in = self.tokens_out = self.estimated = 0
        self.cost = 0.0
        self.dropped: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.details: dict[str, str] = {}

    def as_dict(self) -> dict[str, Any]:
        """All totals as plain values, keys sorted within the counters."""
        plain = {key: value for key, value in vars(self).items() if not isinstance(value, Counter)}
        return plain | {
            "dropped": dict(sorted(self.dropped.items())),
            "reasons": dict(sorted(self.reasons.items())),
        }


def settings_from(env: Mapping[str, str], **overrides: Any) -> LlmSettings:
    """Settings from environment variables (WAQAI_LLM_BASE_URL, WAQAI_LLM_MODEL ..., see `NUMBERS`) and overrides.

    Overrides that are None are left out. Raises LlmError where the address or the model is missing, or a value is of
    no use.
    """
    values: dict[str, Any] = {
        "base_url": env.get(BASE_URL, "").strip(),
        "model": env.get(MODEL, "").strip(),
        "api_key": env.get(API_KEY, "").strip(),
    }
    values |= {
        name: _number(env[NUMBERS[name][0]], *NUMBERS[name]) for name in NUMBERS if env.get(NUMBERS[name][0])
    }
    values |= {key: value for key, value in overrides.items() if value is not None}
    for key, variable in (("base_url", BASE_URL), ("model", MODEL)):
        if not values[key]:
            raise LlmError(f"{variable} is not set; the language model needs an address and a model name")
    made = LlmSettings(**values)
    _check(made)
    return made


def _number(value: str, variable: str, kind: Callable[[str], float]) -> float:
    try:
        number = kind(value)
    except ValueError:
        number = -1
    if not 0 <= number < float("inf"):
        raise LlmError(f"{variable} is {value!r}; set it to a number, not below 0")
    return number


def _check(settings: LlmSettings) -> None:
    try:
        address = urlsplit(settings.base_url)
        sound = address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise LlmError(
            f"{BASE_URL} is {settings.base_url!r}; set an address such as http://localhost:8000/v1"
        )
    if not (settings.api_key.isascii() and (settings.api_key.isprintable())):
        raise LlmError(f"{API_KEY} holds characters that no key has; copy it again")
    if settings.max_cost is not None and not (settings.price_in or settings.price_out):
        raise LlmError(f"a limit on cost needs prices; set {PRICE_IN} and {PRICE_OUT}, per million tokens")
