"""The brief as one HTML page: no script, nothing fetched, every string from the data escaped and isolated."""

import base64
import hashlib
from collections import defaultdict
from functools import lru_cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ripeness.brief import wording
from ripeness.brief.figures import svg
from ripeness.brief.highlight import Close, Open, Span, events
from ripeness.brief.hostile import safe_picture, safe_url, visible
from ripeness.brief.model import KIND_LABEL, Bar, Brief, Cite, Ladder, Link, Name, Picture, Piece, Plain, Source


def to_html(brief: Brief) -> str:
    """Return the brief as one page that needs nothing else. Same brief, same bytes."""
    style = _style(brief)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _environment().get_template("brief.html.jinja")
    return page.render(
        brief=brief,
        style=Markup(style),
        style_hash=digest,
        links=_Links(),
        kinds=KIND_LABEL,
    )


class _Links:
    """Numbers the places from which each passage is cited, so that its words can lead back to each of them."""

    def __init__(self) -> None:
        self._uses: defaultdict[str, int] = defaultdict(int)

    def use(self, cite: Cite) -> int:
        """Return the number of this use of the passage, from 1."""
        self._uses[cite.label] += 1
        return self._uses[cite.label]

    def uses(self, cite: Cite) -> int:
        """Return from how many places the passage was cited so far."""
        return self._uses[cite.label]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ripeness.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.update(
        piece=piece, visible=visible, safe_url=safe_url, marked=marked, block_type=lambda block: type(block).__name__
    )
    environment.globals.update(timeline=svg.timeline, bar=svg.bar, by_stage=by_stage, largest=largest, drawn=drawn)
    return environment


def _style(brief: Brief) -> str:
    """Return the style sheet; on paper the handling label heads each page that isn't public."""
    style = resources.files("ripeness.brief").joinpath("templates/style.css").read_text("utf-8")
    label = "" if brief.handling == "public" else brief.handling.upper()
    return style.replace("{handling}", label)


def piece(part: Piece) -> Markup:
    """Return a piece of a sentence: ours plain, names isolated, and only the holder's words in quotation marks."""
    if isinstance(part, Plain):
        run = Markup("<strong>{}</strong>") if part.strong else Markup("{}")
        return run.format(visible(part.text))
    if isinstance(part, Link):
        return Markup('<a href="#{}">{}</a>').format(part.to, part.text)
    if isinstance(part, Name):
        party = f" p{part.party}" if part.party else ""
        tag = "strong" if part.strong else "span"
        return Markup('<{0} class="name{1}"><bdi>{2}</bdi></{0}>').format(tag, party, visible(part.text))
    cut = Markup(' <span class="cut">[…]</span>') if part.cut else Markup("")
    if part.voice == "holder":
        return Markup('<span class="words">“<bdi>{}</bdi>”</span>{}').format(visible(part.text), cut)
    hidden = Markup('<span class="hidden">in the source’s words: </span>')
    return Markup('<span class="words source">{}<bdi>{}</bdi></span>{}').format(hidden, visible(part.text), cut)


def drawn(picture: Picture) -> Markup:
    """Return a picture as it is; nothing in its place if it holds more than shapes and text."""
    return Markup(safe_picture(picture.svg))


def marked(source: Source, links: _Links) -> Markup:
    """Return the whole working text with each passage in a mark; the first piece of a passage bears its anchor."""
    passages = {passage.cite.label: passage for passage in source.passages}
    spans = [Span(label, passage.start, passage.end) for label, passage in passages.items()]
    out: list[Markup] = []
    for event in events(source.text, spans):
        if isinstance(event, Close):
            out.append(Markup("</mark>"))
        elif isinstance(event, Open):
            passage = passages[event.key]
            out.append(
                _opening(passage.cite, KIND_LABEL[passage.kind].lower(), links) if event.first else _again(event.key)
            )
        else:
            out.append(Markup("{}").format(visible(event.text)))
    return Markup("").join(out)


def _opening(cite: Cite, kind: str, links: _Links) -> Markup:
    back = f"b-{cite.label}-1" if links.uses(cite) else f"l-{cite.label}"
    number = Markup('<a class="no" href="#{}" title="back to the brief">{}</a>').format(back, cite.label)
    return Markup('<mark id="p-{}" class="{}">{}').format(cite.label, kind, number)


def _again(label: str) -> Markup:
    return Markup('<mark class="goes-on" data-passage="{}">').format(label)


def by_stage(ladder: Ladder) -> list[tuple[str, list[Bar]]]:
    """Return the bars of each stage, stages without bars included."""
    return [(wording.STAGE_LABEL[stage], [bar for bar in ladder.bars if bar.stage == stage]) for stage in ladder.stages]


def largest(ladder: Ladder, currency: str) -> float:
    """Return the largest sum in a currency: the full width of its bars."""
    return max(bar.value for bar in ladder.bars if bar.currency == currency)
