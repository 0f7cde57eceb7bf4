"""Nash stability: nobody would rather be elsewhere, and can go there alone."""

from __future__ import annotations

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.fields import Bools


def nash(graph: ConflictGraph) -> Bools:
    """Return where each decision maker is Nash stable, shape (D, n).

    .. math:: R_i^+(s) = \\emptyset

    Parameters
    ----------
    graph : ConflictGraph

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> prisoners = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                            preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> nash(prisoners).all(axis=0).tolist()
    [True, False, False, False]

    References
    ----------
    Nash1951, FangHipelKilgour1993 in ``docs/references.bib``.
    """
    stable = np.ones(graph.rank.shape, dtype=bool)
    for k, improvements in enumerate(graph.improvements):
        stable[k, improvements.source] = False
    return stable
