"""Texts cut at the edges of their entries."""

from hypothesis import given
from hypothesis import strategies as st

from ripeness.brief.highlight import Close, Open, Run, Span, events, flat


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(alphabet="ab \n“”<é\u202e", min_size=1, max_size=40))
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=8))
    return text, [Span(str(place), *sorted(pair)) for place, pair in enumerate(pairs) if pair[0] != pair[1]]


@given(texts_with_spans())
def test_runs_joined_are_the_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    assert "".join(event.text for event in events(text, spans) if isinstance(event, Run)) == text
    assert "".join(part.text for part in flat(text, spans)) == text


@given(texts_with_spans())
def test_marks_nest_properly_and_each_holds_its_own_words(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    stack: list[str] = []
    words: dict[str, str] = {span.key: "" for span in spans}
    for event in events(text, spans):
        if isinstance(event, Open):
            stack.append(event.key)
        elif isinstance(event, Close):
            assert stack.pop() == event.key
        else:
            for key in stack:
                words[key] += event.text
    assert not stack
    assert words == {span.key: text[span.start : span.end] for span in spans}


@given(texts_with_spans())
def test_each_mark_begins_once_and_ends_once(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    seen = events(text, spans)
    assert sorted(e.key for e in seen if isinstance(e, Open) and e.first) == sorted(span.key for span in spans)
    assert sorted(e.key for e in seen if isinstance(e, Close) and e.last) == sorted(span.key for span in spans)


def test_flat_runs_name_the_marks_over_them() -> None:
    parts = flat("abcdef", [Span("x", 1, 4), Span("y", 2, 6)])
    assert [(part.text, part.within, part.begins) for part in parts] == [
        ("a", (), ()),
        ("b", ("x",), ("x",)),
        ("cd", ("x", "y"), ("y",)),
        ("ef", ("y",), ()),
    ]
