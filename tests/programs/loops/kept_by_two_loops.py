"""The best state of one loop may be the state that another one starts with, and be kept by that one too."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 64


def setup():
    return {"x": jnp.linspace(-1, 1, 3)}


def follow(x, speed):
    states, best = [], None
    for t in range(STEPS):
        new = jnp.tanh(x * 0.9 + jnp.cos(t * speed))
        if new.sum() > x.sum() - 1.0:
            x = new
        if best is None or x.sum() > best.sum():
            best = x
        states.append(x)
    return states, best


def step(state, i):
    first, best = follow(state["x"], 1.3 + i)
    again, second = follow(best, 1.7)
    state["seen"] = (again, second, best)
    return second, again[::7], first[-20:], best
