"""The equations of the model, plain and slow: one draw, Python numbers, no sharing of work. Kernels are held to this.

Written from the explanation pages, not from the package: it reads a `Game`'s arrays and uses nothing else of it.
"""

import math

import numpy as np

SLACK = 1e-10
"""A gain or a difference smaller than this share of a player's range of utilities counts as none."""


def log_odds(a, b):
    if a == 0 or b == 0:
        return -math.inf if a == 0 else math.inf
    return math.log(a) - math.log(b)


def logistic(x):
    return 1 / (1 + math.exp(-x)) if x > -700 else math.exp(x)


class Reference:
    """The equilibrium of one draw of a game: fill `W`, `V`, `proposals` by backward induction."""

    def __init__(self, game, *, draw=0, later_settlement=True):
        self.game, self.d, self.later = game, draw, later_settlement
        self.I, self.M, self.T, self.N = len(game.players), game.outcomes, game.horizon, game.rungs
        self.side = [0 if p.side == "A" else 1 for p in game.players]
        self.leader = game.leaders
        self.W, self.V, self.proposals = {}, {}, {}
        if game.over is None:
            self.backward()

    def get(self, name, *index):
        return float(getattr(self.game, name)[(self.d, *index)])

    # -- beliefs and war --------------------------------------------------------------------------------------------

    def belief(self, side, t, n):
        """Log-odds that A wins the next round, as `side` sees it at (t, n)."""
        wins = (t + n - self.game.rung) / 2
        mean, strength = self.get("belief_mean", side), self.get("belief_strength", side)
        shift = self.get("power_shift", side, min(t, self.T - 1))
        return log_odds(mean * strength + wins, (1 - mean) * strength + t - wins) + shift

    def flow(self, i):
        return self.get("war_benefit", i) - self.get("cost", i) * (1 - self.get("subsidy", i))

    def finish(self, i, n, odds):
        """Value to i of a war fought to the finish from rung n at fixed log-odds: the N-1 linear equations, solved."""
        win, lose, delta = logistic(odds), logistic(-odds), self.get("discount", i)
        matrix, right = np.eye(self.N + 1), np.full(self.N + 1, self.flow(i))
        right[0], right[self.N] = self.get("victory_utility", i, 1), self.get("victory_utility", i, 0)
        for k in range(1, self.N):
            matrix[k, k + 1] -= delta * win
            matrix[k, k - 1] -= delta * lose
        return float(np.linalg.solve(matrix, right)[n])

    # -- agreement --------------------------------------------------------------------------------------------------

    def renewed(self, i, j, t, n):
        """R_i^j: value to i of the war that resumes after side j has re-armed."""
        odds = self.belief(self.side[i], t, n) + (1 if j == 0 else -1) * self.get("rearm", j)
        return self.finish(i, n, odds)

    def slack(self, i):
        values = [self.get("utility", i, x) for x in range(self.M)] + [
            self.get("victory_utility", i, v) for v in (0, 1)
        ]
        return SLACK * max(max(values) - min(values), abs(self.flow(i)))

    def breach(self, x, t, n):
        """Chances that A, and that B, breaks x."""
        would = []
        for j in (0, 1):
            lead = self.leader[j]
            tempted = self.renewed(lead, j, t, n) > self.get("utility", lead, x) + self.slack(lead)
            would.append(max(self.get("distrust", j), 1.0 if tempted else 0.0))
        loose = 1 - self.get("enforcement", x)
        return loose * would[0] * (1 - would[1] / 2), loose * would[1] * (1 - would[0] / 2)

    def signing(self, i, x, t, n):
        """e_i(x)."""
        phi = self.breach(x, t, n)
        broken = sum(phi[j] * self.renewed(i, j, t, n) for j in (0, 1))
        return (1 - phi[0] - phi[1]) * self.get("utility", i, x) + broken

    def objects(self, i, x, t, n):
        return self.signing(i, x, t, n) < self.W[t, n][i] - self.slack(i)

    def payoff(self, i, x, t, n):
        """What i gets by signing x: for leaders net of the cost of talks and of the pressure of objecting patrons."""
        e = self.signing(i, x, t, n)
        if i not in self.leader:
            return e
        e -= self.get("talk_cost", self.side[i])
        for k in self.game.of("patron", side="AB"[self.side[i]]):
            pressure = self.get("patron_pressure", k)
            if math.isfinite(pressure) and self.objects(k, x, t, n):
                e -= pressure
        return e

    def failing(self, x, t, n):
        """Names of the constraints that x breaks at (t, n)."""
        broken = set()
        for s, name in enumerate("AB"):
            i = self.leader[s]
            if self.payoff(i, x, t, n) < self.W[t, n][i] - self.slack(i):
                broken.add(f"leader:{name}")
            yes = sum(self.get("power", f) for f in self.game.of("faction", side=name) if not self.objects(f, x, t, n))
            if yes < self.get("quota", s) - 1e-9:
                broken.add(f"ratification:{name}")
        for k in self.game.of("patron"):
            if math.isinf(self.get("patron_pressure", k)) and self.objects(k, x, t, n):
                broken.add(f"patron:{self.game.players[k].name}")
        if sum(self.breach(x, t, n)) >= 1 - 1e-9:
            broken.add("credible")
        for i, p in enumerate(self.game.players):
            if self.game.red_line[i, x]:
                broken.add(f"red_line:{p.name}")
        return broken

    def propose(self, side, zone, t, n):
        """Best for the proposer's leader; of those within its slack, best for the other; of those, the first."""
        for i in (self.leader[side], self.leader[1 - side]):
            values = {x: self.payoff(i, x, t, n) for x in zone}
            top = max(values.values())
            zone = [x for x in zone if values[x] >= top - self.slack(i)]
        return min(zone)

    # -- backward induction -----------------------------------------------------------------------------------------

    def reachable(self, t, n):
        return (t + n - self.game.rung) % 2 == 0 and abs(n - self.game.rung) <= t

    def backward(self):
        for t in range(self.T, -1, -1):
            for n in range(self.N + 1):
                if self.reachable(t, n):
                    self.visit(t, n)

    def visit(self, t, n):
        players = range(self.I)
        if n in (0, self.N):
            self.V[t, n] = self.W[t, n] = [self.get("victory_utility", i, 0 if n else 1) for i in players]
            return
        if t == self.T:
            self.V[t, n] = self.W[t, n] = [self.finish(i, n, self.belief(self.side[i], t, n)) for i in players]
            return
        self.W[t, n] = []
        for i in players:
            odds = self.belief(self.side[i], t, n)
            ahead = logistic(odds) * self.V[t + 1, n + 1][i] + logistic(-odds) * self.V[t + 1, n - 1][i]
            self.W[t, n].append(self.flow(i) + self.get("discount", i) * ahead)
        self.V[t, n] = self.W[t, n]
        if t > 0 and not self.later:
            return
        zone = [x for x in range(self.M) if not self.failing(x, t, n)]
        if zone:
            a, b = (self.propose(s, zone, t, n) for s in (0, 1))
            rho = self.get("proposer_a")
            self.proposals[t, n] = (a, b)
            self.V[t, n] = [rho * self.payoff(i, a, t, n) + (1 - rho) * self.payoff(i, b, t, n) for i in players]

    # -- forward ----------------------------------------------------------------------------------------------------

    def forward(self, chance="true"):
        """Chances of settlement and collapse by round, of terms and of the rung signed on, by following every path."""
        T, N = self.T, self.N
        out = {
            "settled": np.zeros(T),
            "won_a": np.zeros(T + 1),
            "won_b": np.zeros(T + 1),
            "terms": np.zeros(self.M),
            "rungs": np.zeros(N + 1),
            "at_horizon": 0.0,
        }
        state = {self.game.rung: 1.0}
        for t in range(T + 1):
            after = {}
            for n, mass in state.items():
                if n in (0, N):
                    out["won_a" if n else "won_b"][t] += mass
                elif t == T:
                    out["at_horizon"] += mass
                elif (t, n) in self.proposals:
                    a, b = self.proposals[t, n]
                    out["settled"][t] += mass
                    out["rungs"][n] += mass
                    out["terms"][a] += mass * self.get("proposer_a")
                    out["terms"][b] += mass * (1 - self.get("proposer_a"))
                else:
                    win = logistic(self.chance_odds(chance, t, n))
                    after[n + 1] = after.get(n + 1, 0.0) + mass * win
                    after[n - 1] = after.get(n - 1, 0.0) + mass * (1 - win)
            state = after
        return out

    def chance_odds(self, chance, t, n):
        if chance != "true":
            return self.belief("AB".index(chance), t, n)
        p = self.get("p_true")
        return log_odds(p, 1 - p) + self.get("power_shift", 2, min(t, self.T - 1))
