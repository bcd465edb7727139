"""An exception leaves a with block whose manager prints on the way out, through a finally that prints as well."""
# expect: converted, compiles<=1, hits>=5

import contextlib

import jax.numpy as jnp


@contextlib.contextmanager
def section(name):
    print("begin", name)
    try:
        yield name
    except ValueError as error:
        print("failed", name, error)
        raise
    finally:
        print("end", name)


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    try:
        with section("outer"), section(f"inner {i}"):
            state["x"] = state["x"] * 0.5 + i
            print("x", state["x"])
            if i % 3 == 2:
                raise ValueError("third")
    finally:
        print("finally")
    return state["x"]
