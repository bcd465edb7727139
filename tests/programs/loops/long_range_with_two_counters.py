"""Which states of a long recurrence are kept is decided by two numbers that Python counts."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, kept, count = jnp.ones(4) * i, [], 100
    for t in range(90):
        h = jnp.tanh(state["w"] @ h - jnp.mean(h)) * 1.5 - 0.25 * jnp.roll(h, 1)
        count -= 3
        if t % 3 == 0 and count % 2 == 0:
            kept.append((t, count, h))
    return h, kept
