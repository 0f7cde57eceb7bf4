"""Conferences for property tests: round numbers, so that ties and knife edges come up, and numbers without any."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ripeness.bargaining.collective.exchange import Conference


def named(position, salience, power, **more):
    actors, issues = (
        tuple(f"{kind} {n}" for n in range(count)) for kind, count in zip("ik", position.shape, strict=True)
    )
    return Conference(actors, issues, position=position, salience=salience, power=power, **more)


@st.composite
def round_conferences(draw, least_salience=0):
    """Eighths add and multiply exactly; somebody counts on each issue."""
    shape = draw(st.tuples(st.integers(2, 5), st.integers(2, 4)))
    position = draw(arrays(np.float64, shape, elements=st.integers(0, 8))) * 12.5
    salience = draw(arrays(np.float64, shape, elements=st.integers(least_salience, 4))) / 4
    salience[0] = np.maximum(salience[0], 0.25)
    power = draw(arrays(np.float64, shape[0], elements=st.integers(1, 4)))
    return named(position, salience, power)


@st.composite
def conferences(draw, actors=6, issues=5):
    """Random numbers of any size, in which nothing ties."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = draw(st.tuples(st.integers(2, actors), st.integers(2, issues)))
    return named(rng.uniform(0, 100, shape), rng.uniform(0.05, 1, shape), rng.uniform(0.1, 3, shape))


def mirrored(conference):
    """The same with the high end of every scale called low."""
    low, high = conference.scale.T
    return Conference(
        conference.actors, conference.issues, position=low + high - conference.position,
        salience=conference.salience, power=conference.power, scale=conference.scale,
    )  # fmt: skip


def reordered(conference, *, actors, issues):
    """The same told in another order of actors and issues."""
    at = np.ix_(actors, issues)
    return Conference(
        tuple(conference.actors[i] for i in actors), tuple(conference.issues[k] for k in issues),
        position=conference.position[at], salience=conference.salience[at], power=conference.power[at],
        scale=conference.scale[issues],
    )  # fmt: skip
