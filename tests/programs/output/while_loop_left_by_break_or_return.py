"""Lines before a break, before a continue and before a return inside a loop over a range that an array ends."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def search(x, limit):
    for k in range(6):
        x = x * 1.5
        if x > limit:
            print("found", k, x)
            return x
        if k % 2:
            print("skip", k)
            continue
        print("try", k, x)
    print("none")
    return x * 0.0


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    found = search(state["x"], 4.0 + i)
    for k in range(4):
        if found < 1.0:
            print("small after", k)
            break
        found = found * 0.5
    else:
        print("never small", found)
    state["x"] = found + 0.5
    return found
