"""Text made of arrays and of containers of arrays by str(), repr(), format, % and join."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([4.0, 2.0]), "n": jnp.array(3)}


def step(state, i):
    x = state["x"] = state["x"] * 0.5 + 0.25
    first = x[0]
    state["n"] = state["n"] + 1
    filled = "%s|%d|%5.1f|%(name)s" if False else "%s|%d|%5.1f" % (x, state["n"], first)
    named = "%(a).3f" % {"a": first}
    placed = "{} {:.2f} {b!r:>20}".format([1, first], first, b=(first, "t"))
    joined = ", ".join(f"{item:.2f}" for item in (first, x[1]))
    shown = str([first, {"x": x}]), repr((x, 1)), repr(first), ascii("é")
    upper = str(first).rjust(12).upper().split(".")
    return filled, named, placed, joined, shown, upper, f"{[first]}", "%s" % x
