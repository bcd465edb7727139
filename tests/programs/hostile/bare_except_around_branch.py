"""A bare except, and one for BaseException, around branches on arrays: they catch the user's errors and nothing of ours."""
# expect: compiles<=1

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "caught": 0}


def step(state, i):
    try:
        if state["x"] > 2:
            state["x"] = state["x"] * 0.1
    except:
        state["caught"] += 1
    try:
        flag = bool(state["x"] < 1) or float(state["x"]) > 1.5
    except BaseException as error:
        state["caught"] = str(error)
    finally:
        state["x"] = state["x"] + 0.75
    return flag, state["caught"]
