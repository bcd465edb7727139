"""Conditions on arrays inside conditions on arrays, with lines before, inside and behind each."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5), "y": jnp.array(3.0)}


def step(state, i):
    x, y = state["x"] * -1.5, state["y"] - 0.75
    print("begin", i)
    if x > 0:
        print("x is positive", x)
        if y > 1.0:
            print("  and y is large", y)
            y = y * 0.5
        else:
            print("  and y is small")
            if y < 0:
                print("    even negative:", y)
                y = y + 4.0
        print("after y")
    elif y > 1.0:
        print("only y is large")
    print("end", x + y)
    state["x"], state["y"] = x, y
    return x + y
