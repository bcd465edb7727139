"""index, count and remove on lists and tuples of numbers, looked for by a counter."""
# expect: converted, hits>=1

import jax.numpy as jnp


def setup():
    return {"n": 0, "kept": [5, 1, 2, 5, 1.0], "x": jnp.array([1.0])}


def step(state, i):
    state["n"] = (state["n"] + 1) % 3
    kept = list(state["kept"])
    kept.remove(state["n"] or 5)
    try:
        found = (7, 8).index(state["n"])
    except ValueError as error:
        found = str(error)
    state["x"] = state["x"] + kept.count(1)
    return kept, found, kept.index(5), kept.index(5, 1), (1, 2, 1).count(1), [state["x"], 1].index(state["x"])
