"""A helper skips the blend when both of its arguments are one array."""
# expect: converted, compiles<=2, hits>=5

# calls: 12

import jax.numpy as jnp


def blend(a, b):
    if a is b:
        return a
    return 0.5 * (a + b)


def setup():
    x = jnp.array([1.0, 5.0])
    return {"a": x, "b": x}


def between(state, i):
    if i % 6 == 3:
        state["b"] = state["a"] * 1.0
    elif i % 6 == 0:
        state["b"] = state["a"]


def step(state, i):
    y = blend(state["a"], state["b"])
    state["kept"] = y
    return jnp.cos(y + i), y is state["a"]
