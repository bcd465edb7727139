"""Arrays with weak types inside containers, and what an array says of where it lives, are printed."""
# expect: converted, compiles<=1, hits>=7

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.asarray(1.0), "w": jnp.ones(2)}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print([state["x"], state["x"] * 1], (state["w"] * state["x"],), {"n": jnp.asarray(i)})
    print(jax.tree.map(jnp.shape, state), jax.tree.map(lambda x: x.dtype, state))
    print(state["w"].shape, state["x"].weak_type, repr(state["w"].dtype))
    return state["x"]
