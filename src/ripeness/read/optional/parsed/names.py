"""Bodies and people that a pipeline recognises and the lexicons don't know, as names of one document."""

import re
from collections.abc import Iterable

from ripeness.read.optional.parsed.pipeline import Named
from ripeness.read.parties import Entity, Form, Gazetteer, Kind

_KINDS: dict[str, Kind] = {"PERSON": "person", "ORG": "organisation"}
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:(?:of|the|for|and) )*[A-ZÀ-ÖØ-Þ][\w.'’-]*){1,5}\Z")


def recognised(names: Gazetteer, found: Iterable[Named]) -> list[tuple[str, Entity, Form]]:
    """Return names of two words or more, in text order, none of which holds a name that is known already."""
    new: dict[str, Entity] = {}
    for one in found:
        name = one.text.removeprefix("the ").removesuffix("'s").removesuffix("’s")
        if one.label_ in _KINDS and _NAME.match(name) and not names.mentions(name):
            new.setdefault(name, Entity(name, _KINDS[one.label_], row=f"pipeline:{one.label_}"))
    return [(name, entity, "name") for name, entity in new.items()]
