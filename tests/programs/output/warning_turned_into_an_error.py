"""A filter turns the warning into an exception: nothing behind it happens, what stands before it has happened."""
# expect: converted, compiles<=1, hits>=5

import warnings

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "before": 0, "behind": 0, "caught": []}


def between(state, i):
    warnings.simplefilter("error" if i in (3, 6) else "always")


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    state["before"] += 1
    print("before", i)
    if i == 6:
        try:
            warnings.warn("caught", FutureWarning)
        except FutureWarning as error:
            state["caught"].append(str(error))
    else:
        warnings.warn(f"x is {state['x']:.2f}", RuntimeWarning)
    state["behind"] += 1
    print("behind", i)
    return state["x"]
