"""`and`, `or` and `not` in one condition, with parentheses, over arrays and Python flags."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.0, 0.0]), "strict": True}


def between(state, i):
    state["x"] = jnp.array([i % 3 - 1.0, i // 3 - 1.0]) * (1 + i % 2)
    state["strict"] = i != 5


def step(state, i):
    a, b = state["x"]
    if (a > 0 or b > 0) and not (a > 0 and b == 0) and state["strict"]:
        return a + 2 * b
    elif not state["strict"] or a == b:
        return a * 0 - 1
    return a * b
