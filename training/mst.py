"""Maximum spanning tree with exactly one root (Chu-Liu-Edmonds), on lists of floats."""

NONE = -1e9


def decode(scores):
    """scores[i][j]: j head of i; scores[i][n]: i is the root. Heads, -1 for the root."""
    n = len(scores)
    heads = [max((j for j in range(n + 1) if j != i), key=lambda j: scores[i][j]) for i in range(n)]
    roots = [i for i in range(n) if heads[i] == n]
    if len(roots) == 1 and not _cycle(heads, n):
        return [-1 if h == n else h for h in heads]
    best, out = None, None
    top = [max(scores[i][j] for j in range(n) if j != i) if n > 1 else 0.0 for i in range(n)]
    bound = [sum(top) - top[r] + scores[r][n] for r in range(n)]
    for r in sorted(range(n), key=lambda r: -bound[r]):
        if best is not None and bound[r] <= best:
            break
        s = [[NONE if j == i or (j == n and i != r) or (i == r and j != n) else scores[i][j] for j in range(n + 1)] for i in range(n)]
        h = _cle(s, n)
        total = sum(s[i][h[i]] for i in range(n))
        if best is None or total > best:
            best, out = total, h
    return [-1 if h == n else h for h in out]


def _cycle(heads, root):
    """A cycle as a list of words, or None."""
    state = {}
    for i in range(len(heads)):
        path, j = [], i
        while j != root and j is not None and j not in state:
            state[j] = i
            path.append(j)
            j = heads[j]
        if j != root and j is not None and state[j] == i and j in path:
            return path[path.index(j):]
    return None


def _cle(s, root):
    """Best tree by contraction; s[i][j] for i < n, j <= n."""
    n = len(s)
    heads = [max(range(n + 1), key=lambda j: s[i][j]) for i in range(n)]
    cyc = _cycle(heads, root)
    if cyc is None:
        return heads
    inside = set(cyc)
    rest = [i for i in range(n) if i not in inside]
    m = len(rest) + 1  # the contracted word is number m-1, the root number m
    gain, enter, leave = sum(s[i][heads[i]] for i in cyc), {}, {}
    t = [[NONE] * (m + 1) for _ in range(m)]
    outer = rest + [None, root]
    for a, i in enumerate(rest):
        for b, j in enumerate(outer):
            if j is None:
                leave[i] = max(cyc, key=lambda c: s[i][c])
                t[a][b] = s[i][leave[i]]
            elif i != j:
                t[a][b] = s[i][j]
    for b, j in enumerate(outer):
        if j is not None:
            enter[b] = max(cyc, key=lambda c: s[c][j] - s[c][heads[c]])
            t[m - 1][b] = s[enter[b]][j] - s[enter[b]][heads[enter[b]]] + gain
    h = _cle(t, m)
    out = list(heads)
    for a, i in enumerate(rest):
        out[i] = leave[i] if h[a] == m - 1 else outer[h[a]]
    out[enter[h[m - 1]]] = outer[h[m - 1]]
    return out
