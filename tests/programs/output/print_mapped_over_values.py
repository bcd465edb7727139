"""map, filter, sorted, reduce, any and join call functions that print, and take items one by one."""
# expect: converted, compiles<=2, hits>=5

import functools
import sys

import jax.numpy as jnp


def shown(value):
    print("shown", value)
    return value


def setup():
    return {"x": jnp.array([3.0, 1.0, 2.0])}


def step(state, i):
    x = state["x"]
    list(map(print, x, ["a", "b", "c"]))
    write = sys.stdout.write
    sum(map(write, ["one ", "two\n"]))
    order = sorted(range(3), key=lambda k: shown(k) * -1)
    first = any(shown(k) == i % 3 for k in range(3))
    text = "".join(shown(letter) for letter in "ab")
    total = functools.reduce(lambda a, b: shown(a + b), list(x))
    for left, right in zip(map(shown, range(2)), map(shown, "xy")):
        print(left, right)
    state["x"] = x * 0.5 + total * 0.125
    return order, first, text, list(filter(shown, [0, 1]))
