"""Arrays and tuples of them go into several lists, some of them on one side of a branch only, until a norm is small."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3), "sums": []}


def step(state, i):
    x, t, pairs = state["x"] + 3.0 + i, 0, []
    state["pairs"] = pairs
    while jnp.abs(x).max() > 0.1 and t < 200:
        x = x * 0.8
        total = x.sum()
        state["sums"].append(total)
        pairs.append((t, total, x))
        if total > 2:
            pairs.append((t, x, total))
            state["sums"] += [x, total]
        t += 1
    print(t, float(x[0]))
    state["sums"].append(x)
    return x, total
