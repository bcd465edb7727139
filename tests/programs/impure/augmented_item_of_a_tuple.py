"""t[0] += [x] raises TypeError because t is a tuple, and the list in it has grown all the same."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


def setup():
    return {"pair": ([], 0), "x": jnp.array([1.0, 2.0]), "caught": 0}


def step(state, i):
    state["x"] = jnp.sin(state["x"] + i)
    pair = state["pair"]
    try:
        pair[0] += [state["x"]]
    except TypeError:
        state["caught"] += 1
    if len(pair[0]) > 2:
        pair[0].clear()
    return len(pair[0]), state["caught"]
