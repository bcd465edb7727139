"""List, dictionary, set and generator comprehensions, nested and filtered."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {f"w{n}": jnp.full((n + 1,), 0.5) for n in range(4)}


def step(params, i):
    squares = [w**2 for w in params.values()]
    sizes = {name: w.size for name, w in params.items() if w.size > 1}
    kinds = {w.ndim for w in params.values()}
    pairs = [a.sum() * b.sum() for a in squares for b in squares if a.size < b.size]
    table = [[row * column for column in range(3)] for row in range(2)]
    params["w0"] = params["w0"] * 1.1
    return sum(s.sum() for s in squares), sizes, kinds, pairs, table
