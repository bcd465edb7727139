"""A cart-pole rollout with a linear policy, which ends when the pole has fallen."""
# expect: converted, compiles<=2, hits>=4
# tolerance: 1e-4

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([0.5, 1.0]), "start": jnp.array([0.0, 0.0])}


def between(state, i):
    state["start"] = jnp.array([0.05 * (i - 3), 0.2 * (i % 3 - 1) + 0.05])


def step(state, i):
    angle, speed = state["start"]
    total = 0.0
    for t in range(8):
        force = 1.0 if state["w"][0] * angle + state["w"][1] * speed < 0 else -1.0
        speed = speed + 0.2 * (9.8 * jnp.sin(angle) + force)
        angle = angle + 0.2 * speed
        if jnp.abs(angle) > 0.4:
            break
        total += 1.0
    return total, t
