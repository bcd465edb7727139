"""The global list is replaced by a new one, while a local name and the state still have the old one."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp

buffer = []


def flush():
    global buffer
    full, buffer = buffer, []
    return full


def setup():
    return {"x": jnp.array([1.0, 3.0]), "flushed": buffer}


def step(state, i):
    mine = buffer
    state["x"] = jnp.sqrt(state["x"] + i)
    mine.append(state["x"])
    if len(buffer) == 3:
        state["flushed"] = flush()
        mine.append(state["x"] * 0.0)
    return mine is buffer, mine is state["flushed"], len(buffer), len(state["flushed"])
