"""for with else, while with else, break and continue, over numbers and strings."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    x = state["x"]
    for n in range(2, 10):
        for d in range(2, n):
            if n % d == 0:
                break
        else:
            x = x + n
            continue
        x = x * 0.9
    left = 3
    while left:
        left -= 1
        if left == 5:
            break
    else:
        x = x - 1.0
    for letter in "abca":
        if letter == "a":
            continue
        x = x + ord(letter) % 7
    state["x"] = x / 20
    return x
