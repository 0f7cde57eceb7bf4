"""The brief as PDF, set by Typst from the same records; needs the extra ``pdf``. Nothing is fetched."""

import json
from collections.abc import Iterator
from importlib import resources
from typing import cast

from ripeness.assess.pictures import alone
from ripeness.brief import highlight, wording
from ripeness.brief.figures import layout
from ripeness.brief.hostile import safe_picture, safe_url, visible
from ripeness.brief.json import Json, as_json
from ripeness.brief.model import Brief, Ladder, Picture, Section, Source, Timeline
from ripeness.errors import InputError

_PICTURE = 380  # px: the width at which a picture's text is read; on paper all of it is made smaller
_REMEDY = "PDF needs Typst: pip install 'ripeness[pdf]'"


def to_pdf(brief: Brief) -> bytes:
    """Return the brief as PDF. Same brief, same bytes on one machine (fonts for rare scripts are the system's).

    Raises
    ------
    InputError
        If the extra ``pdf`` is not installed.
    """
    try:
        import typst
    except ImportError:
        raise InputError(_REMEDY) from None
    template = resources.files("ripeness.brief").joinpath("templates/brief.typ").read_bytes()
    inputs = {"data": json.dumps(_shown(_data(brief)), ensure_ascii=False)}
    return typst.compile(template, format="pdf", sys_inputs=inputs, timestamp=0)


def _data(brief: Brief) -> Json:
    """Return what the template reads: the brief's records, the places of the pictures' marks, and texts in runs."""
    used = {
        str(cite["label"]) for cite in _cites(as_json((brief.headline, brief.reasons, brief.sections, brief.annexes)))
    }
    return {
        "brief": {
            name: as_json(getattr(brief, name))
            for name in ("title", "handling", "as_of", "known_by", "balance", "caveat", "headline", "reasons")
        },
        "withheld": brief.withheld,
        "made": as_json(brief.made),
        "legend": as_json(brief.legend),
        "stages": dict(wording.STAGE_LABEL),
        "sections": [_section(section) for section in brief.sections],
        "annexes": [_section(section) for section in brief.annexes],
        "sources": [_source(source) for source in brief.sources],
        "used": cast(Json, sorted(used)),
    }


def _section(section: Section) -> Json:
    blocks: list[Json] = []
    for block in section.blocks:
        fields = as_json(block)
        assert isinstance(fields, dict)
        if isinstance(block, Timeline):
            fields |= {"drawn": _lanes(block), "ticks": _ticks(block)}
        elif isinstance(block, Ladder):
            fields["largest"] = {
                bar.currency: max(b.value for b in block.bars if b.currency == bar.currency) for bar in block.bars
            }
        elif isinstance(block, Picture):
            fields["svg"] = alone(safe_picture(block.svg), width=_PICTURE)
        blocks.append(fields)
    return {"title": section.title, "key": section.key, "blocks": blocks}


def _lanes(block: Timeline) -> Json:
    return [
        {
            "name": wording.track(lane.name),
            "rows": [
                {
                    "name": "others" if row.party is None else block.parties[row.party - 1],
                    "party": row.party,
                    "height": row.height,
                    "marks": [_mark(placed) for placed in row.marks],
                }
                for row in lane.rows
            ],
        }
        for lane in layout.lanes(block)
    ]


def _mark(placed: layout.Placed) -> Json:
    mark = placed.mark
    where: dict[str, Json] = {"x": placed.x, "tail": placed.tail, "level": placed.level, "more": placed.more}
    return where | {"kind": mark.kind, "label": mark.cite.label}


def _ticks(block: Timeline) -> Json:
    return [{"x": tick.x, "label": wording.short_day(tick.day)} for tick in layout.ticks(block)]


def _source(source: Source) -> Json:
    spans = [highlight.Span(passage.cite.label, passage.start, passage.end) for passage in source.passages]
    fields = as_json(source)
    assert isinstance(fields, dict)
    fields["text"] = [
        {"text": part.text, "marked": bool(part.within), "begins": list(part.begins)}
        for part in highlight.flat(source.text, spans)
    ]
    fields["link"] = safe_url(source.url)
    return fields


def _cites(value: Json) -> Iterator[dict[str, Json]]:
    """Yield the citations in sentences, to which passages lead back; the marks of the timeline are none."""
    if isinstance(value, list):
        for each in value:
            yield from _cites(each)
    elif isinstance(value, dict):
        if value.get("type") == "Mark":
            return
        if value.get("type") == "Cite":
            yield value
        for each in value.values():
            yield from _cites(each)


def _shown(value: Json) -> Json:
    """Return the values with every string made safe to show."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [_shown(each) for each in value]
    if isinstance(value, dict):
        return {key: _shown(each) for key, each in value.items()}
    return value
