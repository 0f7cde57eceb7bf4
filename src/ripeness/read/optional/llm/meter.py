"""What the requests have taken, in tokens and in money, and whether another one is within the user's limits."""

import math
from dataclasses import dataclass, field

from ripeness.errors import ReaderError
from ripeness.read.optional.llm.settings import Settings

_BYTES_A_TOKEN = 3  # of UTF-8; most tokenizers take more, so that an estimate is rather too high
_LEAST_ANSWER = 256  # tokens; a shorter answer isn't worth its question
_MILLION = 1_000_000
_ABSURD = 1_000_000_000  # tokens of one request that no server can have used


@dataclass(slots=True)
class Meter:
    """Counts requests and tokens. ``estimated``: the server doesn't count tokens, so that they are estimated."""

    settings: Settings = field(repr=False)
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """Tokens sent and answered."""
        return self.tokens_in + self.tokens_out

    @property
    def cost(self) -> float | None:
        """What they cost, in the currency of the prices; None without prices."""
        return None if self.settings.price_in is None else self._price(self.tokens_in, self.tokens_out)

    def allowance(self, prompt: str) -> int:
        """Return how many tokens the answer to a prompt may have.

        Raises
        ------
        ReaderError
            If the request might go over a limit of the user's.
        """
        settings, sent = self.settings, estimate(prompt)
        allowed = settings.answer_tokens
        least = min(_LEAST_ANSWER, allowed)
        if settings.max_tokens is not None:
            allowed = min(allowed, settings.max_tokens - self.tokens - sent)
            if allowed < least:
                raise _over("--max-tokens", f"{settings.max_tokens:,}", used=f"{self.tokens:,} tokens")
        if settings.max_cost is not None:
            left = settings.max_cost - self._price(self.tokens_in + sent, self.tokens_out)
            if left < self._price(0, least):
                raise _over("--max-cost", f"{settings.max_cost:g}", used=f"{self.cost or 0:.4f}")
            if settings.price_out:
                allowed = min(allowed, int(left * _MILLION / settings.price_out))
        return allowed

    def count(self, prompt: str, answer: str, *, usage: object) -> None:
        """Count one answered request, by the server's count if it gives one that can be true."""
        told = usage if isinstance(usage, dict) else {}
        sent, answered = (_counted(told.get(name)) for name in ("prompt_tokens", "completion_tokens"))
        self.estimated = self.estimated or sent is None or answered is None
        self.requests += 1
        self.tokens_in += estimate(prompt) if sent is None else sent
        self.tokens_out += estimate(answer) if answered is None else answered

    def told(self) -> str:
        """Return what was used as one clause: ``3 requests, 5,210 tokens sent, 840 answered, cost 0.0123``."""
        about = "about " if self.estimated else ""
        noun = "request" if self.requests == 1 else "requests"
        cost = "" if self.cost is None else f", cost {about}{self.cost:.4f}"
        return f"{self.requests:,} {noun}, {about}{self.tokens_in:,} tokens sent, {self.tokens_out:,} answered{cost}"

    def _price(self, sent: int, answered: int) -> float:
        return (sent * (self.settings.price_in or 0) + answered * (self.settings.price_out or 0)) / _MILLION


def estimate(text: str) -> int:
    """Return about how many tokens a text has: one for three bytes.

    >>> estimate("The talks have stalled.")
    8
    """
    return math.ceil(len(text.encode(errors="replace")) / _BYTES_A_TOKEN)


def _counted(told: object) -> int | None:
    return told if isinstance(told, int) and not isinstance(told, bool) and 0 <= told < _ABSURD else None


def _over(option: str, limit: str, *, used: str) -> ReaderError:
    return ReaderError(f"the next request might go over {option} {limit} ({used} used); raise it and read again")
