"""The exchange model once more, plain and slow: every pair of actors and issues in loops, in fractions."""

from fractions import Fraction
from itertools import combinations

TINY = Fraction(1, 10**10)


class Plain:
    """Rounds of trading by the definition; positions in per cent, everything by exact fractions."""

    def __init__(self, positions, salience, power, *, drift=(0, 0)):
        self.x, self.s, self.c = (
            [[Fraction(n) for n in row] for row in table] for table in (positions, salience, power)
        )
        self.drift = [Fraction(d) for d in drift]
        self.actors, self.issues = range(len(self.x)), range(len(self.x[0]))
        self.votes, self.deals = [row[:] for row in self.x], []

    def outcome(self, k):
        weights = [self.s[i][k] * self.c[i][k] for i in self.actors]
        return sum(w * self.votes[i][k] for i, w in zip(self.actors, weights, strict=True)) / sum(weights)

    def round(self):
        self.votes, self.deals = [row[:] for row in self.x], []
        start = [self.outcome(k) for k in self.issues]
        left = [
            (p, q, a, b)
            for p, q in combinations(self.issues, 2)
            for a, b in combinations(self.actors, 2)
            if all((self.x[a][k] - start[k]) * (self.x[b][k] - start[k]) < 0 for k in (p, q))
            and all(abs(self.x[i][k] - start[k]) > TINY for i in (a, b) for k in (p, q))
        ]
        while left:
            found = {row: self.best(*row) for row in left}
            most = max(gain for gain, _ in found.values())
            if most < TINY:
                break
            tied = [row for row in left if found[row][0] >= most - TINY]
            liked = [self.liked_by_others(row, found[row][1]) for row in tied]
            row = tied[next(n for n, like in enumerate(liked) if like >= max(liked) - TINY)]
            gain, moves = found[row]
            for i, k, to in moves:
                self.votes[i][k] = to
            self.deals.append((row, gain))
            left.remove(row)
        return [self.outcome(k) for k in self.issues]

    def follow(self):
        """What everybody wants in the next round."""
        for i in self.actors:
            for k in self.issues:
                share = self.drift[0] + self.drift[1] * (1 - self.s[i][k])
                self.x[i][k] += share * (self.votes[i][k] - self.x[i][k])

    def best(self, p, q, a, b):
        """The gain of each partner and the votes (who, issue, to), for the greatest exchange the two agree on."""
        s = self.s
        i, j = (a, b) if s[a][p] * s[b][q] > s[a][q] * s[b][p] else (b, a)
        weight = {k: self.s[who][k] * self.c[who][k] for who, k in ((j, p), (i, q))}
        if 0 in weight.values():
            return Fraction(0), []
        whole = {k: sum(s[n][k] * self.c[n][k] for n in self.actors) for k in (p, q)}
        most = {}
        for seller, buyer, k in ((j, i, p), (i, j, q)):
            goal, now = self.x[buyer][k], self.outcome(k)
            way = 1 if goal > self.x[seller][k] else -1
            if way * (now - self.x[seller][k]) <= TINY:
                return Fraction(0), []
            by_vote = way * (goal - self.votes[seller][k]) * weight[k] / whole[k]
            most[k] = max(min(by_vote, way * (goal - now)), 0)
        # g_i = s_ip d_p - s_iq d_q and g_j = s_jq d_q - s_jp d_p are equal if d_q = rate * d_p.
        rate = (s[i][p] + s[j][p]) / (s[i][q] + s[j][q])
        d_p = min(most[p], most[q] / rate)
        shift = {p: d_p, q: rate * d_p}
        gains = s[i][p] * shift[p] - s[i][q] * shift[q], s[j][q] * shift[q] - s[j][p] * shift[p]
        assert gains[0] == gains[1] >= 0
        moves = []
        for seller, buyer, k in ((j, i, p), (i, j, q)):
            way = 1 if self.x[buyer][k] > self.x[seller][k] else -1
            moves.append((seller, k, self.votes[seller][k] + way * shift[k] * whole[k] / weight[k]))
        return gains[0], moves

    def liked_by_others(self, row, moves):
        others = [n for n in self.actors if n not in row[2:]]

        def utility():
            return -sum(self.s[n][k] * abs(self.x[n][k] - self.outcome(k)) for n in others for k in row[:2])

        before, kept = utility(), [row_[:] for row_ in self.votes]
        for i, k, to in moves:
            self.votes[i][k] = to
        after, self.votes = utility(), kept
        return after - before
