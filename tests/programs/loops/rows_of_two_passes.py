"""Who goes over an array twice gets other arrays the second time."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.arange(120.0).reshape(40, 3), "kept": []}


def step(state, i):
    xs, total = state["xs"] + i, jnp.zeros(3)
    first, second = [], []
    for x in xs:
        total = jnp.tanh(total + x)
        first.append(x)
    for x, y in zip(xs, reversed(xs)):
        second.append((x, y))
    state["kept"] = [first, second]
    return total, first[0] is second[0][0], [*xs]
