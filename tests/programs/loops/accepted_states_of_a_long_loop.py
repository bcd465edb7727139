"""What is accepted is kept in lists of its own: an array decides in which iterations."""
# expect: converted, compiles<=2, hits>=4, rolled>=1

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3), "kept": []}


def step(state, i):
    h, kept, accepted, states = state["x"] * i, [], 0, []
    for t in range(150):
        new = jnp.cos(h * 0.8 + t)
        if new.sum() > h.sum():
            h = new
            accepted += 1
            kept.append(h)
            state["kept"].append((t, h))
        elif t % 2:
            kept.append(new)
        states.append(h)
    return h, kept, states, accepted
