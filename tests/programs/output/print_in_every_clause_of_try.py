"""try, except, else and finally print; which of them runs is decided by a counter."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def divide(x, by):
    try:
        print("dividing by", by)
        y = x * (1 / by)
    except ZeroDivisionError as error:
        print("failed:", error)
        y = x
    else:
        print("gave", y)
    finally:
        print("in the end", by)
    return y


def setup():
    return {"x": jnp.array(8.0)}


def step(state, i):
    state["x"] = divide(state["x"], i % 3) + 1.0
    return state["x"]
