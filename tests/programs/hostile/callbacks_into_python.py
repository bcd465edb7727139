"""jax.pure_callback and io_callback of the user's functions, which read state that changes between the calls."""
# expect: compiles<=1

import jax
import jax.numpy as jnp
import numpy as np

table = {"offset": 0.0, "calls": 0}


def host_function(x):
    table["calls"] += 1
    return np.asarray(x) + np.float32(table["offset"])


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def between(state, i):
    table["offset"] = float(i)


def step(state, i):
    y = jax.pure_callback(host_function, jax.ShapeDtypeStruct((2,), jnp.float32), state["x"])
    state["x"] = y * 0.5
    return y.block_until_ready(), table["calls"]
