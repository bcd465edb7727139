"""One warning at one line, in every call and in a loop: by default it is shown once for each text and line."""
# expect: converted, compiles<=1, hits>=7

import warnings

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(4.0), "count": 0}


def between(state, i):
    warnings.simplefilter("default")
    if i == 6:
        globals()["__warningregistry__"].clear()


def step(state, i):
    for k in range(3):
        state["x"] = state["x"] * 0.5 + k
        warnings.warn("the rate is deprecated", DeprecationWarning)
        state["count"] += 1
    warnings.warn(f"every second call {i // 2}")
    return state["x"]
