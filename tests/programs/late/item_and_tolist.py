"""Values read back from arrays by item, int, bool, tolist and device_get, and kept."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([3.0, 1.0, 2.0]), "seen": []}


def step(state, i):
    x = state["x"] = jnp.roll(state["x"], 1) * 1.1
    state["seen"].append((x.sum().item(), int(jnp.argmax(x)), bool(x[0] > 2), x.tolist()))
    return jax.device_get(x[1]), x.max().item()
