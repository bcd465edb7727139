"""enumerate, zip, reversed, any, all, min, max, sum, sorted, divmod, isinstance, getattr and friends."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Layer:
    width = 3


def setup():
    return {"xs": [jnp.array([float(n)]) for n in range(3)], "widths": [4, 2, 3]}


def step(state, i):
    xs, widths = state["xs"], state["widths"]
    total = jnp.zeros(1)
    for n, (x, width) in enumerate(zip(xs, reversed(widths), strict=True), start=1):
        total = total + n * width * x
    facts = (any(w > 3 for w in widths), all(widths), min(widths), max(widths, key=lambda w: -w), sum(widths, 10))
    more = (divmod(17, 5), round(2.567, 1), abs(-3), pow(2, 5), hex(255), chr(97), bin(5), callable(total.sum))
    named = (getattr(Layer, "width"), getattr(Layer, "depth", None), hasattr(Layer, "width"), isinstance(n, int))
    xs[0] = xs[0] + 1.0
    return total, facts, more, named, list(map(str, sorted(widths))), tuple(range(3, 0, -1)), type(n).__name__
