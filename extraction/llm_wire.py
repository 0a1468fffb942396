"""How a question to an OpenAI-compatible server is put, and what its replies say beside the answer.

In: the prompt, and the servers' responses. Out: the fields of a request, worded as this server takes them (`Wording`),
the tokens that a reply took, the words of a refusal, the seconds to wait.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
import threading
from collections import deque
from typing import TYPE_CHECKING, Any

from extraction.llm_prompt import Prompt

if TYPE_CHECKING:
    import httpx

SAID_LENGTH = 200
"""How much is told of what a server sent, in characters."""


class Wording:
    """How a request is put; given up part by part where a server says that it does not know a part."""

    def __init__(self, prompt: Prompt, max_answer_tokens: int) -> None:
        self._lock = threading.Lock()
        self._limit, self._max_answer_tokens = "max_tokens", max_answer_tokens
        self._temperature: dict[str, Any] = {"temperature": 0}
        schema = {"name": "facts", "strict": True, "schema": prompt.schema}
        # Servers that know no JSON Schema are asked for plain JSON, and failing that for nothing in particular.
        self._formats: deque[dict[str, Any]] = deque(
            [
                {"response_format": {"type": "json_schema", "json_schema": schema}},
                {"response_format": {"type": "json_object"}},
                {},
            ]
        )

    def parts(self) -> dict[str, Any]:
        """The fields of a request beside model and messages."""
        with self._lock:
            return {**self._temperature, self._limit: self._max_answer_tokens, **self._formats[0]}

    def concede(self, asked: dict[str, Any], refusal: str) -> str:
        """Gives up the part of `asked` that the refusal names; returns the reason to count, "" where it names none."""
        with self._lock:
            if "response_format" in asked and re.search("response_format|json_schema", refusal):
                if self._formats[0].get("response_format") == asked["response_format"]:
                    self._formats.popleft()
                return "no_structured_output"
            if "max_tokens" in asked and "max_completion_tokens" in refusal:
                self._limit = "max_completion_tokens"
                return "no_max_tokens"
            if "temperature" in asked and "temperature" in refusal:
                self._temperature = {}
                return "no_temperature"
        return ""


def usage_of(value: dict[str, Any]) -> tuple[int, int] | None:
    """The tokens that a reply says it took, in and out; None where it does not say."""
    usage = value.get("usage")
    if not isinstance(usage, dict):
        return None
    tokens_in, tokens_out = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if not (isinstance(tokens_in, int) and isinstance(tokens_out, int)):
        return None
    return max(0, tokens_in), max(0, tokens_out)


def said(response: httpx.Response) -> str:
    """What a server says of its refusal: the message of its error, else the beginning of what it sent."""
    try:
        return str(response.json()["error"]["message"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return response.text[:SAID_LENGTH]


def retry_after(value: str | None) -> float | None:
    """Seconds of a Retry-After header (a number, or an HTTP date); None where it says nothing usable."""
    if not value:
        return None
    try:
        seconds = float(value)
        return max(0.0, seconds) if seconds == seconds else None
    except ValueError:
        pass
    try:
        until = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - dt.datetime.now(dt.UTC)).total_seconds())
