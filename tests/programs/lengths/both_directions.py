"""A recurrence in each direction; the states of both are put side by side."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def states(w, inputs):
    h, found = jnp.zeros(4), []
    for x in inputs:
        h = jnp.tanh(h @ w + x)
        found.append(h)
    return found


def step(state, i):
    inputs = state["xs"] @ state["u"]
    forward = states(state["w"], inputs)
    backward = states(state["w"].T, reversed(inputs))
    backward.reverse()
    return jnp.stack([jnp.concatenate([left, right]) for left, right in zip(forward, backward)])
