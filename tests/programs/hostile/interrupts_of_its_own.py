"""The program raises KeyboardInterrupt itself and catches it; an error raised while another is handled knows that one."""
# expect: compiles<=6

import jax.numpy as jnp


def double(state, i):
    state["w"] = state["w"] * 2
    if i == 5:
        raise KeyboardInterrupt
    return state["w"]


def setup():
    return {"w": jnp.ones(2)}


def step(state, i):
    try:
        return double(state, i)
    except KeyboardInterrupt:
        pass
    try:
        try:
            {}["x"]
        except KeyError as first:
            1 // 0
    except ZeroDivisionError as second:
        return state["w"], type(second.__context__).__name__
