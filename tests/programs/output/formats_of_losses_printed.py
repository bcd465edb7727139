"""Losses are printed by f-strings, the percent operator, str.format and format, with widths and signs."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([1.5, -2.0]), "width": 8}


def between(state, i):
    state["width"] = 8 + i % 2 * 4


def step(state, i):
    w = state["w"] = state["w"] * 0.75
    loss, n = jnp.sum(w**2), jnp.sum(w > 0)
    print(f"{i:>3}|{loss:{state['width']}.3f}|{w[0]:+.2f}|{n:04d}|{float(loss):e}|{i!r:^5}|{loss=:.2f}")
    print("%3d|%8.3f|%s|%-6s|" % (i, loss, n, i), "{:.2f} {x:.1f}".format(loss, x=w[1]), format(loss, ".4f"))
    print(f"{'loss':_<10}{loss:.2f}", str(n) + "!", ", ".join([str(n), repr(i)]))
    return loss
