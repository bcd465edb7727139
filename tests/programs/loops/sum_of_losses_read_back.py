"""Losses are read back, added up as Python floats, and decide when to stop; division by zero is Python's."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([4.0, -2.0]), "target": 0.5, "average": 0.0}


def between(state, i):
    state["w"] = state["w"] + 1.5
    state["target"] = 0.5 if i % 2 else 0.125


def step(state, i):
    w, total, best, count = state["w"], 0.0, float("inf"), 0
    while True:
        loss = float(jnp.sum(w**2))
        total += loss
        count += 1
        if loss < best:
            best = loss
        if loss < state["target"] or count >= 40:
            break
        w = w * 0.75
    state["average"] = 0.9 * state["average"] + 0.1 * (total / count)
    state["w"] = w
    try:
        ratio = total / (count - 9)
    except ZeroDivisionError:
        ratio = "none"
    return total, best, count, ratio, state["average"]
