"""Symmetric metarationality (SMR): the answer to every improvement can't be escaped either."""

from __future__ import annotations

import numpy as np

from ripeness.bargaining.conflict_graph.general_metarational import deterred
from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.reach import least_reachable
from ripeness.bargaining.fields import Bools


def symmetric_metarational(graph: ConflictGraph) -> Bools:
    """Return where each decision maker is stable by symmetric metarationality, shape (D, n).

    .. math:: \\forall s_1 \\in R_i^+(s) \\; \\exists s_2 \\in R_{N-i}(s_1): \\; s \\succeq_i s_2
              \\text{ and } s \\succeq_i s_3 \\; \\forall s_3 \\in R_i(s_2)

    A state s2 is as bad as the best that i can make of it by one more move, so this is general metarationality with
    that rank in the place of the state's own.

    Parameters
    ----------
    graph : ConflictGraph

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> prisoners = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                            preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> symmetric_metarational(prisoners).all(axis=0).tolist()
    [True, False, False, True]

    References
    ----------
    Howard1971, FangHipelKilgour1993 in ``docs/references.bib``.
    """
    worst = []
    for k, rank in enumerate(graph.rank):
        best = np.maximum(rank, graph.moves[k].greatest(rank))
        worst.append(least_reachable(best, [graph.moves[j] for j in graph.others(k)]))
    return deterred(graph, worst)
