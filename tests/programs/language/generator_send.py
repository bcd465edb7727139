"""A generator driven by send, with a return value and a finally clause."""
# expect: compiles<=2

import jax.numpy as jnp


def averager(log):
    total, count = jnp.zeros(2), 0
    try:
        while count < 3:
            value = yield total / max(count, 1)
            total = total + value
            count += 1
    finally:
        log.append(count)
    return total


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    log = []
    running = averager(log)
    next(running)
    means = [running.send(state["x"]), running.send(state["x"] * 2)]
    running.close()
    state["x"] = state["x"] + 1.0
    return means, log
