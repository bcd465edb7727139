"""A long loop that leaves tuples, dicts and two lists of one array."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.linspace(0.0, 1.0, 4), "log": []}


def step(state, i):
    x, pairs, sums = state["x"] + i, [], []
    for n in range(30):
        x = jax.nn.softmax(x * n) + jax.nn.gelu(x) + 0.1 * jax.nn.log_softmax(x)
        total = jnp.sum(x)
        pairs += [(n, x), (n + 1, total)]
        sums.append(total)
        state["log"].append({"n": n, "name": "sum", "total": total})
    return pairs, sums[7]
