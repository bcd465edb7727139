"""The rows are gone over from the last to the first, beside a forward pass."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    forward, backward = [], []
    h = g = jnp.zeros(4)
    for x in state["xs"]:
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
        forward.append(h)
    for x in reversed(state["xs"]):
        g = jnp.tanh(g @ state["w"].T + x @ state["u"])
        backward.append(g)
    total = jnp.float32(0)
    for a, b in zip(forward, backward):
        total = total + a @ b
    return total / len(forward)
