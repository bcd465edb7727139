"""The filter is ignore, always, default, once and module in turn; a warning that is ignored is not shown."""
# expect: converted, compiles<=1, hits>=9
# calls: 10

import warnings

import jax.numpy as jnp

ACTIONS = ("always", "always", "ignore", "ignore", "default", "default", "once", "once", "module", "always")


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    warnings.simplefilter(ACTIONS[i])
    if i == 5:
        warnings.filterwarnings("ignore", message="second")


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    warnings.warn("first", UserWarning)
    for k in range(2):
        warnings.warn(f"second, round {k}", RuntimeWarning)
    warnings.warn(f"third with {state['x']:.2f}")
    return state["x"]
