"""try, except, else and finally around a condition that raises on some calls."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "log": []}


def step(state, i):
    log = state["log"]
    state["x"] = state["x"] * 1.75
    try:
        log.append("try")
        if state["x"] > 4.0:
            raise OverflowError(i)
        y = state["x"] * 2.0
    except OverflowError as error:
        log.append(("except", error.args))
        y = -state["x"]
        state["x"] = state["x"] - 3.5
    else:
        log.append("else")
    finally:
        log.append("finally")
    return y
