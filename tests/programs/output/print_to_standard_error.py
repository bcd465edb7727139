"""Progress goes to standard output and complaints to standard error, one after the other."""
# expect: converted, compiles<=1, hits>=7

import sys

import jax.numpy as jnp


def complain(text, value):
    print("warning:", text, value, file=sys.stderr, flush=True)


def setup():
    return {"x": jnp.array(4.0), "complaints": 0}


def step(state, i):
    print("step", i)
    x = state["x"] * 1.25
    complain("x is", x)
    sys.stderr.write("that was all\n")
    state["complaints"] += 2
    if x > 8.0:
        complain("too large", x)
        x = x - 7.5
    state["x"] = x
    print("done", x)
    return x
