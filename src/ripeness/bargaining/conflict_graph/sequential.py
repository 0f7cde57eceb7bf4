"""Sequential stability (SEQ): every improvement is answered by moves that are improvements for who makes them."""

from __future__ import annotations

from ripeness.bargaining.conflict_graph.general_metarational import deterred
from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.reach import least_reachable
from ripeness.bargaining.fields import Bools


def sequential(graph: ConflictGraph) -> Bools:
    """Return where each decision maker is sequentially stable, shape (D, n).

    .. math:: \\forall s_1 \\in R_i^+(s) \\; \\exists s_2 \\in R_{N-i}^+(s_1): \\; s \\succeq_i s_2

    Unlike in `general_metarational`, threats are credible: each step of the answer is a unilateral improvement.

    Parameters
    ----------
    graph : ConflictGraph

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> prisoners = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                            preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> sequential(prisoners).all(axis=0).tolist()
    [True, False, False, True]

    References
    ----------
    FraserHipel1979, FangHipelKilgour1993 in ``docs/references.bib``.
    """
    worst = [
        least_reachable(rank, [graph.improvements[j] for j in graph.others(k)]) for k, rank in enumerate(graph.rank)
    ]  # fmt: skip
    return deterred(graph, worst)
