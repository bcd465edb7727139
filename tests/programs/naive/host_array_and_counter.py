"""A NumPy table of rates indexed by a counter: the rate is a NumPy scalar."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp
import numpy as np

rates = np.linspace(0.5, 0.1, 10)


def setup():
    return {"w": jnp.array([1.0, 2.0]), "step": 0}


def step(state, i):
    state["w"] = state["w"] * (1 - float(rates[state["step"]]))
    state["step"] += 1
    return state["w"]
