"""What the user chooses: endpoint, model, key, prices and limits. Nothing here comes from a document."""

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from ripeness.errors import InputError

_LEAST_PART = 1_000  # characters; shorter parts lose the speaker of the sentence before


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the reader by a language model.

    Parameters
    ----------
    endpoint
        Address of an OpenAI-compatible interface, as far as ``/chat/completions``: ``http://127.0.0.1:8000/v1``.
    model
        The model's name there.
    key
        Sent as a bearer token, if there is one; never stored, shown or sent anywhere else.
    price_in, price_out
        Price of a million tokens sent and answered, in any one currency; ``None``: only tokens are counted.
    max_cost, max_tokens
        Limits of all requests together, in that currency and in tokens sent and answered; ``None``: no limit.
    part, max_parts
        Characters sent in one request, and requests that one document is worth.
    answer_tokens
        Tokens that one answer may have.
    timeout
        Seconds for one answer.
    tries
        How often one request is sent before it is given up.
    seed
        Sent with the temperature 0, so that the same text gives the same entries where the server can do that.

    Raises
    ------
    InputError
        If one of them can't be used.

    Examples
    --------
    >>> Settings("http://127.0.0.1:8000/v1/", "small", key="secret")
    Settings(endpoint='http://127.0.0.1:8000/v1', model='small', price_in=None, price_out=None, max_cost=None, \
max_tokens=None, part=12000, max_parts=40, answer_tokens=8192, timeout=120.0, tries=5, seed=20220517)
    """

    endpoint: str
    model: str
    key: str = field(default="", repr=False, kw_only=True)
    price_in: float | None = field(default=None, kw_only=True)
    price_out: float | None = field(default=None, kw_only=True)
    max_cost: float | None = field(default=None, kw_only=True)
    max_tokens: int | None = field(default=None, kw_only=True)
    part: int = field(default=12_000, kw_only=True)
    max_parts: int = field(default=40, kw_only=True)
    answer_tokens: int = field(default=8_192, kw_only=True)
    timeout: float = field(default=120.0, kw_only=True)
    tries: int = field(default=5, kw_only=True)
    seed: int = field(default=20220517, kw_only=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "endpoint", self.endpoint.rstrip("/"))
        _check_address(self.address, key=self.key)
        if not self.model or not self.model.isprintable() or " " in self.model:
            raise InputError(f"model must be a name without spaces; got {self.model!r}")
        if not self.key.isascii() or not self.key.isprintable() or " " in self.key:
            raise InputError("the key must be one word of ASCII; look at the variable that holds it")
        for name in ("price_in", "price_out", "max_cost", "max_tokens"):
            value = getattr(self, name)
            if value is not None and not 0 <= value < float("inf"):
                raise InputError(f"{name} must be a number >= 0; got {value}")
        if (self.price_in is None) != (self.price_out is None):
            raise InputError("a price is needed both for what is sent and for what is answered; give both or none")
        if self.max_cost is not None and self.price_in is None:
            raise InputError("a limit of cost needs prices; give both, or a limit of tokens")
        least = {"part": _LEAST_PART, "max_parts": 1, "answer_tokens": 1, "timeout": 0.001, "tries": 1}
        for name, low in least.items():
            if not getattr(self, name) >= low:
                raise InputError(f"{name} must be >= {low}; got {getattr(self, name)}")

    @property
    def address(self) -> SplitResult:
        """The endpoint in its parts."""
        return urlsplit(self.endpoint)


def _check_address(address: SplitResult, *, key: str) -> None:
    """Refuse an address that can't be one, and a key that would cross a network in the clear."""
    try:
        usable = address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
    except ValueError:
        usable = False
    if not usable or address.query or address.fragment or not address.geturl().isprintable() or " " in address.path:
        raise InputError(f"endpoint must be an address like http://127.0.0.1:8000/v1; got {_shown(address)!r}")
    if address.username is not None or address.password is not None:
        raise InputError("endpoint must not hold a name or password; put the key into an environment variable")
    if key and address.scheme == "http" and not _is_local(address.hostname or ""):
        raise InputError("the key would be sent unencrypted; give an https endpoint, or leave the key out")


def _shown(address: SplitResult) -> str:
    return address._replace(netloc=address.netloc.rpartition("@")[2]).geturl()


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
