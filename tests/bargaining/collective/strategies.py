"""Random questions in the words of the models, for property tests."""

from hypothesis import strategies as st

from ripeness.bargaining.collective import Question

SHARE = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.integers(0, 10_000).map(lambda k: k / 10_000))
"""Round numbers often, so that ties come up; steps of 1e-4, so that rounding neither makes nor breaks one."""


@st.composite
def questions(draw, *, least=2, most=6, draws=2):
    """A question on a scale of 0 to 100 with some positions that coincide; the first actor always counts."""
    count = draw(st.integers(least, most))
    rows = lambda part: [draw(st.lists(part, min_size=count, max_size=count)) for _ in range(draws)]  # noqa: E731
    position, salience, power = rows(SHARE.map(lambda x: 100 * x)), rows(SHARE), rows(SHARE)
    for d in range(draws):
        salience[d][0] = power[d][0] = 0.5
    return Question(tuple(f"actor {i}" for i in range(count)), position, salience, power)
