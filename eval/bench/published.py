"""Take-it-or-leave-it games by backward induction: least processor time of each, and the limit.

Run `python eval/bench/published.py`. Exits 1 if one of the published games takes longer than 10 ms.
"""

import sys

from timing import least

from ripeness.cases import published

LIMIT = 0.010
LARGER = ((20, 51), (50, 101), (100, 201), (200, 1001))


def main() -> int:
    """Print the times of the published games with their whole trees, then of larger ones by the direct solver."""
    slow = False
    for row in published.load("fearon_offer").rows:
        given = row["given"]
        costs = published.midpoints(given["cmax"], given["ntypes"])

        def whole(given: dict = given, costs: list = costs) -> None:
            game = published.take_it_or_leave_it(given["p"], cost=given["cA"], costs=costs, demands=given["noffers"])
            published.backward_induction(game.offer.tree())

        _, spent = least(whole)
        slow |= spent > LIMIT
        print(
            f"given,  {given['ntypes']:>3} types x {given['noffers']:>4} demands, with its tree {spent * 1e3:8.2f} ms"
        )
    for types, demands in LARGER:
        costs = published.midpoints(0.4, types)
        _, spent = least(lambda c=costs, d=demands: published.take_it_or_leave_it(0.5, cost=0.1, costs=c, demands=d))
        print(f"larger,    {types:>3} types x {demands:>4} demands, direct        {spent * 1e3:8.2f} ms")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
