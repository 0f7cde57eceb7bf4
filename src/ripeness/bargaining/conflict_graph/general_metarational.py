"""General metarationality (GMR): every improvement can be answered by a move that leaves one no better off."""

from __future__ import annotations

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.reach import least_reachable
from ripeness.bargaining.fields import Bools, Ints


def general_metarational(graph: ConflictGraph) -> Bools:
    """Return where each decision maker is stable by general metarationality, shape (D, n).

    .. math:: \\forall s_1 \\in R_i^+(s) \\; \\exists s_2 \\in R_{N-i}(s_1): \\; s \\succeq_i s_2

    The others answer by any legal sequence of joint moves, whatever it does to them.

    Parameters
    ----------
    graph : ConflictGraph

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> prisoners = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                            preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> general_metarational(prisoners).all(axis=0).tolist()
    [True, False, False, True]

    References
    ----------
    Howard1971, FangHipelKilgour1993 in ``docs/references.bib``.
    """
    worst = [
        least_reachable(rank, [graph.moves[j] for j in graph.others(k)]) for k, rank in enumerate(graph.rank)
    ]  # fmt: skip
    return deterred(graph, worst)


def deterred(graph: ConflictGraph, worst: list[Ints]) -> Bools:
    """Return where each decision maker's every improvement leads to a state with `worst` no better than where it was.

    `worst` has, for each decision maker, the rank to which it can be brought from each state, shape (n,).
    """
    stable = np.ones(graph.rank.shape, dtype=bool)
    for k, improvements in enumerate(graph.improvements):
        free = worst[k][improvements.target] > graph.rank[k, improvements.source]
        stable[k, improvements.source[free]] = False
    return stable
