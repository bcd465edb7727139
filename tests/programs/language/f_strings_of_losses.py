"""Text with the values of arrays in it, kept for later."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([4.0, 2.0]), "messages": []}


def step(state, i):
    state["x"] = state["x"] * 0.5 + 0.25
    loss = jnp.mean(state["x"])
    state["messages"].append(f"loss={loss:.3f} max={float(state['x'].max()):.2e}")
    return f"{loss!s:>20}", f"{state['x']}"
