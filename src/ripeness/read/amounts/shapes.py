"""The shapes of a sum beside a currency: sign first, code first, name last; with ranges and small change."""

import re
from dataclasses import replace
from decimal import Decimal

from ripeness.read.amounts import grammar
from ripeness.read.amounts.grammar import REACH, Currency, figure_value, scale_of
from ripeness.read.amounts.mention import AmountMention
from ripeness.read.numbers import value_of

_WORDS_BEFORE_SPACE = frozenset({"a", "can", "s", "n", "z", "r", "j"})
_MINOR_SHARE = Decimal("0.01")


def before_number(text: str, low: str, *, start: int, end: int, row: Currency, floor: int) -> list[AmountMention]:
    """Return the sums of a sign or code with the number behind it: ``$40 billion``, ``EUR 9 bln``, ``$1-2 billion``."""
    match = grammar.AFTER_SYMBOL.match(low, end, end + REACH)
    if match is None:
        return []
    currency = row.currency
    if row.kind == "symbol":
        start, currency = _prefix(text, low, start=start, row=row, floor=floor)
    rule = f"{row.kind} first [{row.form}]"
    if match["link"] and _is_range(match):
        shared = scale_of(match, 2) if _rises(match) else None
        return [
            _mention(start, match.start("link"), figure_value(match, 1, shared), currency, f"{rule}, range"),
            _mention(match.start("number2"), match.end(), figure_value(match, 2), currency, f"{rule}, range"),
        ]
    stop = match.start("link") if match["link"] else match.end()
    value = figure_value(match, 1, _borrowed(low, match, stop))
    if row.guard == "million":
        value *= grammar.POWERS["million"]
    again = grammar.SAME_AGAIN.match(low, stop)
    return [_mention(start, again.end() if again else stop, value, currency, rule)]


def after_number(low: str, *, start: int, end: int, row: Currency, floor: int) -> list[AmountMention]:
    """Return the sums of a name, code or sign with the number before it: ``40 to 50 billion euros``, ``10 €``."""
    close = low[max(floor, start - 4) : start].rstrip(" -\n\xa0")[-1:]
    if not (close.isalnum() or close.isspace()) or (row.kind == "symbol" and not close.isdigit()):
        return []
    match = grammar.BEFORE_NAME.search(low, max(floor, start - REACH), start)
    if match is None:
        return []
    rule = f"{row.kind} last [{row.form}]"
    if match["vague"]:
        return [AmountMention(match.start(), end, None, row.currency, rule=f"{rule}, vague")]
    value = value_of(match["spelled"]) if match["spelled"] else figure_value(match, 2)
    if value is None or not _guard(low, match, start=start, end=end, row=row, value=value):
        return []
    factor = grammar.POWERS["million"] if row.guard == "million" else Decimal(1)
    late = grammar.LATE_SCALE.match(low, end) if row.kind == "code" and match["number2"] else None
    late_scale = scale_of(late, 1) if late else None
    if late and late_scale and scale_of(match, 2) is None:
        end, factor = late.end(), late_scale
    begin = match.start("spelled") if match["spelled"] else match.start("number2")
    last = _with_change(low, _mention(begin, end, value * factor, row.currency, rule), exact=value)
    if not match["link"]:
        return [last]
    if match["link"].strip() == "and" and not low[max(0, match.start() - 8) : match.start()].endswith("between "):
        return [last]
    shared = scale_of(match, 2) if _rises(match) else None
    first = figure_value(match, 1, shared) * factor
    return [_mention(match.start("number1"), match.start("link"), first, row.currency, f"{rule}, range"), last]


def _mention(start: int, end: int, value: Decimal, currency: str, rule: str) -> AmountMention:
    return AmountMention(start, end, float(value), currency, rule=rule)


def _prefix(text: str, low: str, *, start: int, row: Currency, floor: int) -> tuple[int, str]:
    """Take in the letters before a sign ("US$", "HK $"); "a $300 million deal" and "gave us $5" hold none."""
    names = {"$": grammar.PREFIXES, "¥": grammar.YEN_PREFIXES}.get(row.form)
    close = low[max(floor, start - 1) : start]
    lettered = close.isalpha() or close in (" ", ".")
    match = grammar.PREFIX.search(low, max(floor, start - 6), start) if names and lettered else None
    if names is None or match is None or match[1] not in names:
        return start, row.currency
    is_word = match[1] in _WORDS_BEFORE_SPACE or text[match.start(1) : match.end(1)] == "us"
    if match[2] and is_word:
        return start, row.currency
    return match.start(1), names[match[1]]


def _is_range(match: re.Match[str]) -> bool:
    """Whether the second figure is a sum too: "$5 to 10 million", "$10-15", but not "$5 to 10 people"."""
    if scale_of(match, 2) is not None:
        return True
    return match["link"].strip() in ("-", "–", "—") and figure_value(match, 2) > figure_value(match, 1)


def _rises(match: re.Match[str]) -> bool:
    """Whether the first figure is bare and the smaller, so that the second's scale holds for both."""
    own = scale_of(match, 2) or 1
    return scale_of(match, 1) is None and figure_value(match, 1) <= figure_value(match, 2) / own


def _borrowed(low: str, match: re.Match[str], stop: int) -> Decimal | None:
    """Return the scale of "$2 billion" for the "$1" before it in "$1 to $2 billion"."""
    if scale_of(match, 1) is not None:
        return None
    other = grammar.BORROW.match(low, stop, stop + REACH)
    if other is None or (other.group().lstrip().startswith("and") and "between" not in low[max(0, stop - 20) : stop]):
        return None
    scale = scale_of(other, 1)
    return scale if scale and figure_value(match, 1) <= figure_value(other, 1) / scale else None


def _guard(low: str, match: re.Match[str], *, start: int, end: int, row: Currency, value: Decimal) -> bool:
    """Whether the number and the context make a sum of an ordinary word ("won", "mark") or of a weight ("pound")."""
    if row.guard not in ("word", "plural", "weight"):
        return True
    scaled = value >= 1000 and (match["spelled"] is not None or scale_of(match, 2) is not None)
    if row.guard == "plural" and low[end - 1] != "s":
        return False
    if row.guard != "weight":
        return scaled or "," in (match["number2"] or "") or (row.guard == "plural" and "." in (match["number2"] or ""))
    around = low[max(0, start - REACH) : start] + low[end : end + REACH // 2]
    following = low[end : end + REACH // 2]
    if following.lstrip().startswith("of "):
        return grammar.MONEY_OF.match(following) is not None
    if grammar.WEIGHT.search(around) or low[start - 1] == "-":
        return False
    return scaled or grammar.MONEY_NEAR.search(around) is not None


def _with_change(low: str, mention: AmountMention, *, exact: Decimal) -> AmountMention:
    """Add the cents of "3 dollars and 50 cents", or of "15 dollars and 50." at the end of a sentence."""
    match = grammar.MINOR.match(low, mention.end, mention.end + REACH) or grammar.MINOR_BARE.match(
        low, mention.end, mention.end + REACH
    )
    minor = _small(match["number"]) if match else None
    if match is None or minor is None or minor >= 100 or exact != int(exact) or mention.value is None:
        return mention
    value = Decimal(str(mention.value)) + minor * _MINOR_SHARE
    return replace(mention, end=match.end(), value=float(value), rule=f"{mention.rule}, with change")


def _small(written: str) -> Decimal | None:
    return Decimal(written) if written.isdigit() else value_of(written)
