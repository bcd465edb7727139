"""Comparisons of floats that were read back: with constants that single precision lacks, with each other, with nan,
infinities, zeros of both signs and subnormal numbers."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp

VALUES = [0.1, -0.0, float("nan"), 1e-40, float("inf"), -1e-45, 3.0, 0.30000001192092896]


def setup():
    return {"x": jnp.float32(0.0), "y": jnp.float32(0.0)}


def between(state, i):
    state["x"], state["y"] = jnp.float32(VALUES[i]), jnp.float32(VALUES[(3 * i + 1) % 8])


def step(state, i):
    x, y = float(state["x"]), state["y"].item()
    found = []
    for limit in (0.1, 0.0, 0.3, float("inf"), float("nan"), 10**30, -1e-50):
        found.append((x < limit, x <= limit, x > limit, x >= limit, x == limit, x != limit, limit < y))
    total = 0
    if x < 0.1:
        total += 1
    if x <= y:
        total += 10
    if x != y:
        total += 100
    if state["x"]:
        total += 1000
    if not y:
        total += 10000
    if 0 < x < 0.3:
        total += 100000
    return total, found, x, y, state["x"] * x
