"""Who is who under Russian and Ukrainian names, in any case; the ledger's names for states, bodies and outlets."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from ripeness.read.lexicon import compile_pattern
from ripeness.read.parties import Entity, Form, Gazetteer, Kind, Mention
from ripeness.read.slavic.language import Language
from ripeness.read.slavic.lexicon import plain, table
from ripeness.read.slavic.morphology import case_forms
from ripeness.read.tables import rows

_COLUMN: dict[Language, str] = {"ru": "russian", "uk": "ukrainian"}


@cache
def gazetteer(language: Language) -> Gazetteer:
    """Return the gazetteer of a language: states, bodies, outlets and listed people, by every form of their names."""
    return Gazetteer((*_listed(language), *_people(language)))


def mentions(flat: str, language: Language, *, also: Gazetteer) -> list[Mention]:
    """Return the names in a plain text in text order, without overlaps; a case's own (``also``) win."""
    given = also.mentions(flat)
    taken = [(mention.start, mention.end) for mention in given]
    found = [m for m in gazetteer(language).mentions(flat) if not any(m.start < e and s < m.end for s, e in taken)]
    return sorted((*given, *found), key=lambda mention: mention.start)


def in_office(post: str, side: str, *, day: str | None, language: Language) -> Entity | None:
    """Return who held a post for a side on a day, under the name in this language."""
    return gazetteer(language).holder_of(post, side=side, day=day)


def post_in(low: str, language: Language) -> str | None:
    """Return the post that lower-case words name, or ``None``: of several the one that begins first."""
    found = [
        (match.start(), place) for place, pattern in enumerate(_offices(language)) if (match := pattern.search(low))
    ]
    return table("offices", language)[min(found)[1]]["post"] if found else None


@cache
def _offices(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(compile_pattern(plain(row["pattern"])) for row in table("offices", language))


def _listed(language: Language) -> Iterator[tuple[str, Entity, Form]]:
    for row in table("names", language):
        kind: Kind = row["kind"]  # type: ignore[assignment]
        form: Form = row["form"]  # type: ignore[assignment]
        entity = Entity(row["name"], kind, row["side"] or None, row=f"names:{row['name']}")
        yield from ((plain(name), entity, form) for name in row["forms"].split("|"))


def _people(language: Language) -> Iterator[tuple[str, Entity, Form]]:
    posts: dict[str, list[dict[str, str]]] = {}
    for row in rows("people"):
        posts.setdefault(row["name"], []).append(row)
    for named in rows("slavic/people"):
        name = named[_COLUMN[language]]
        forms = [sorted(_capital(form) for form in case_forms(language, word)) for word in name.split()]
        for row in posts[named["name"]]:
            entity = Entity(
                name, "person", row["side"], row["post"], row["from"], row["until"], f"people:{row['name']}"
            )
            yield from ((plain(" ".join(words)), entity, "name") for words in product(*forms))
            yield from ((plain(form), entity, "surname") for form in forms[-1])


def _capital(form: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
