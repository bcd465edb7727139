"""A thread started and joined inside the step, which changes the state."""
# expect: compiles<=1

import threading

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def work(state):
    state["x"] = state["x"] + 1.0


def step(state, i):
    worker = threading.Thread(target=work, args=(state,))
    worker.start()
    worker.join()
    return state["x"] * 2.0
