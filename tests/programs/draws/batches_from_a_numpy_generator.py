"""A np.random.Generator in the state draws rows and permutes them in place."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp
import numpy as np


def setup():
    return {"rng": np.random.default_rng(4), "data": np.arange(12.0, dtype="float32").reshape(6, 2), "w": jnp.ones(2)}


def step(state, i):
    rng = state["rng"]
    rows = rng.choice(6, size=3, replace=False)
    batch = jnp.asarray(state["data"][rows])
    state["w"] = jnp.tanh(state["w"] + 0.01 * jnp.sum(batch, axis=0)) + rng.normal()
    if i % 3 == 2:
        rng.shuffle(state["data"])
    return state["w"], rows.tolist()
