"""return inside try and finally: which one wins, and what runs on the way out."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def first(x, log):
    try:
        return x + 1.0
    finally:
        log.append("left")


def second(x):
    for n in range(3):
        try:
            if n == 1:
                continue
            if n == 2:
                break
            x = x * 2.0
        finally:
            x = x + 0.5
    return x


def third(x):
    try:
        raise RuntimeError("lost")
    finally:
        return x - 1.0


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    log = []
    state["x"] = state["x"] * 0.9
    return first(state["x"], log), second(state["x"]), third(state["x"]), log
