"""A shadow copy of the weights whose decay depends on the step, as in many papers."""
# expect: converted, compiles<=3, hits>=11
# calls: 16

import jax
import jax.numpy as jnp


def setup():
    params = {"w": jnp.ones((2, 2)), "b": jnp.zeros(2)}
    return {"params": params, "shadow": params, "step": 0}


def step(state, i):
    state["step"] += 1
    state["params"] = jax.tree.map(lambda p: p * 0.9 + 0.05, state["params"])
    decay = min(0.999, (1 + state["step"]) / (10 + state["step"]))
    state["shadow"] = jax.tree.map(lambda s, p: decay * s + (1 - decay) * p, state["shadow"], state["params"])
    return state["shadow"]["w"]
