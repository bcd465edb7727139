"""jax.debug.callback writes to a Python list from inside the computation."""
# expect: reason=jax-effects

import jax
import jax.numpy as jnp

seen = []


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    jax.debug.callback(lambda x: seen.append(x.tolist()), state["x"])  # culprit
    jax.effects_barrier()
    return len(seen)
