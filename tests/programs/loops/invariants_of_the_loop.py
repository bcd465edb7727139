"""Work in the body that does not change from pass to pass, on arrays, module constants and numbers that vary."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp

WEIGHTS = jnp.array([[0.5, 0.25], [0.0, 0.5]])


def setup():
    return {"x": jnp.array([4.0, 2.0]), "shift": 0.125}


def step(state, i):
    x, shift = state["x"], state["shift"]
    while jnp.sum(x) > 1.0:
        decay = WEIGHTS @ WEIGHTS + jnp.eye(2) * 0.25
        x = decay @ x - shift
    state["x"] = x + 1.5 * (i % 4)
    state["shift"] += 0.0625
    return x
