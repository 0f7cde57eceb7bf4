"""The challenge model told as plainly as can be, one draw and one pair at a time, to hold the arrays against."""


def challenge(position, salience, weight, *, rounds, least_move=False):
    """Positions after each round, by the recipe Scholz 2011, or with the offer that moves least."""
    span = max(position) - min(position)
    course = [list(position)]
    for _ in range(rounds):
        course.append(one_round(course[-1], salience, weight, span, least_move))
    return course


def one_round(x, salience, weight, span, least_move):
    actors = range(len(x))
    if span == 0:
        return list(x)

    def vote(k, i, j, r):
        return weight[k] * ((abs(x[k] - x[j]) / span) ** r - (abs(x[k] - x[i]) / span) ** r)

    def chance(i, j, r):
        cast = sum(abs(vote(k, a, b, r[k])) for k in actors for a in actors for b in actors)
        return sum(max(0, vote(k, i, j, r[k])) for k in actors) / cast if cast else 0.0

    def expected(i, j, by, r):
        far = abs(x[i] - x[j]) / span
        won, lost, stays = (2 - 4 * part ** r[by] for part in (0.5 - far / 2, 0.5 + far / 2, 0.5))
        p = chance(i, j, r)
        return salience[j] * (p * won + (1 - p) * lost) + (1 - salience[j]) * won - stays

    neutral = [1.0 for _ in actors]
    danger = [sum(expected(j, i, i, neutral) for j in actors if x[j] != x[i]) for i in actors]
    high, low = max(danger), min(danger)
    level = [(2 * g - high - low) / (high - low) if high - low > 1e-12 * max(high, -low) else 0.0 for g in danger]
    r = [(1 - R / 3) / (1 + R / 3) for R in level]
    return [
        moved(i, x, [(expected(i, j, i, r), expected(j, i, i, r)) for j in actors], span, least_move) for i in actors
    ]


def moved(i, x, prospects, span, least_move):
    """Where actor i goes: the best offers of the first kind there is, the middle of the outermost if several tie."""
    offers = {"confrontation": [], "compromise": [], "capitulation": []}
    for j, (gain, threat) in enumerate(prospects):
        if x[j] == x[i]:
            continue
        if threat > gain > 0:
            offers["confrontation"].append((abs(x[j] - x[i]), x[j]))
        elif threat > 0 > gain and threat > -gain:
            point = x[i] + (x[j] - x[i]) * -gain / threat
            middle = (-gain * x[i] + threat * x[j]) / (threat - gain)
            offers["compromise"].append((abs(point - x[i]) if least_move else middle, point))
        elif threat > 0 > gain:
            offers["capitulation"].append((abs(x[j] - x[i]), x[j]))
    for kind in offers.values():
        if kind:
            least = min(merit for merit, _ in kind)
            best = [point for merit, point in kind if merit <= least + 1e-12 * span]
            return min(best) + (max(best) - min(best)) / 2
    return x[i]
