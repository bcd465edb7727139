"""A long recurrence says how far it is, every tenth step and when a state is large."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "h": jnp.ones(4)}


def step(state, i):
    h, seen = state["h"] + i, 0
    for k in range(90):
        h = jnp.tanh(state["w"] @ h - jnp.mean(h)) * 1.5 - 0.25 * jnp.roll(h, 1)
        seen += 1
        if seen % 10 == 0:
            print(f"call {i}, step {seen} of 90: mean {float(h.mean()):.3f}", h[0] > 0, flush=True)
        if h[1] > 1.25:
            print("large at", k, h[1] > 1.25)
    state["h"] = h
    return h
