"""A hundred thousand outcomes of two parties are a tenth of a second of processor time; see eval/bench/solutions.py."""

import time

import numpy as np

from ripeness.bargaining.solutions import kalai_smorodinsky, nash, pareto


def test_frontier_nash_and_kalai_smorodinsky_of_100000_outcomes_take_a_tenth_of_a_second_together():
    angle = np.random.default_rng(4).uniform(0, np.pi / 2, 100_000)
    table = np.c_[np.cos(angle), np.sin(angle)]  # all on the frontier: nothing can be skipped
    spent = []
    for _ in range(5):
        start = time.process_time()
        pareto(table)
        nash(table, [0.1, 0.2])
        kalai_smorodinsky(table, [0.1, 0.2])
        spent.append(time.process_time() - start)
    assert min(spent) < 0.1
