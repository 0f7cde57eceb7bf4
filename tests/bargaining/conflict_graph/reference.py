"""Plain, slow reference: sets and recursion, straight from the definitions of the graph model."""

from __future__ import annotations

from itertools import combinations, product


class Reference:
    """A conflict graph as sets: `reach[i][s]` are states, `payoff[i][s]` numbers."""

    def __init__(self, graph):
        self.graph = graph
        self.players = range(len(graph.decision_makers))
        self.states = range(len(graph.states))
        self.reach = [[set(moves.of(s).tolist()) for s in self.states] for moves in graph.moves]
        self.payoff = graph.rank.tolist()
        self.lists = {}

    def better(self, i, s):
        return {t for t in self.reach[i][s] if self.payoff[i][t] > self.payoff[i][s]}

    def joint(self, coalition, s, *, improving=False):
        """R_H(s) or R+_H(s) by the inductive definition, with the sets of last movers of Fang, Hipel and Kilgour."""
        key = (frozenset(coalition), s, improving)
        if key not in self.lists:
            step = self.better if improving else lambda i, t: self.reach[i][t]
            self.lists[key] = self._induced(sorted(coalition), s, step)
        return self.lists[key]

    @staticmethod
    def _induced(coalition, s, step):
        last = {}
        grew = True
        for i in coalition:
            for t in step(i, s):
                last.setdefault(t, set()).add(i)
        while grew:
            grew = False
            for s1 in list(last):
                for j in coalition:
                    if last[s1] - {j}:
                        for s2 in step(j, s1):
                            if j not in last.setdefault(s2, set()):
                                last[s2].add(j)
                                grew = True
        return set(last) - {s}

    def stable(self, concept, i, s):
        return all(getattr(self, concept)(i, s, s1) for s1 in self.better(i, s))

    def others(self, i):
        return [j for j in self.players if j != i]

    def no_better(self, i, s, t):
        return self.payoff[i][t] <= self.payoff[i][s]

    def nash(self, i, s, s1):
        return False

    def gmr(self, i, s, s1):
        return any(self.no_better(i, s, s2) for s2 in self.joint(self.others(i), s1))

    def smr(self, i, s, s1):
        return any(
            self.no_better(i, s, s2) and all(self.no_better(i, s, s3) for s3 in self.reach[i][s2])
            for s2 in self.joint(self.others(i), s1)
        )

    def seq(self, i, s, s1):
        return any(self.no_better(i, s, s2) for s2 in self.joint(self.others(i), s1, improving=True))

    def sim(self, i, s, s1):
        """Signs of all options, every group of others, every improvement of each; for states that aren't coalesced."""
        space = self.graph.space
        rows = [tuple(row) for row in space.choices.tolist()]
        for size in range(1, len(self.players)):
            for group in combinations(self.others(i), size):
                for targets in product(*(self.better(j, s) for j in group)):
                    signs = list(rows[s])
                    for who, to in zip((i, *group), (s1, *targets), strict=True):
                        for k, owner in enumerate(space.owner):
                            if owner == who:
                                signs[k] = rows[to][k]
                    if tuple(signs) in rows and self.no_better(i, s, rows.index(tuple(signs))):
                        return True
        return False

    def coalition(self, concept, members, s):
        """Stability for a coalition: every improvement of all its members is spoilt."""
        return all(self._spoilt(concept, members, s, s1) for s1 in self.gains(members, s))

    def gains(self, members, s):
        return {t for t in self.joint(members, s) if all(self.payoff[i][t] > self.payoff[i][s] for i in members)}

    def _spoilt(self, concept, members, s, s1):
        def bad(t):
            return any(self.no_better(i, s, t) for i in members)

        others = [j for j in self.players if j not in members]
        if concept == "nash":
            return False
        if concept == "seq":
            return any(bad(t) for t in self.class_gains(others, s1))
        answers = self.joint(others, s1)
        if concept == "gmr":
            return any(bad(t) for t in answers)
        return any(bad(t) and all(bad(z) for z in self.joint(members, t)) for t in answers)

    def class_gains(self, others, s):
        """What coalitions among `others` lead to by improvements of theirs, none twice in a row."""
        groups = [g for size in range(1, len(others) + 1) for g in combinations(others, size)]
        found, stack = set(), [(s, None)]
        while stack:
            at, mover = stack.pop()
            for group in groups:
                if group != mover:
                    for t in self.gains(group, at):
                        if (t, group) not in found:
                            found.add((t, group))
                            stack.append((t, group))
        return {t for t, _ in found} - {s}
