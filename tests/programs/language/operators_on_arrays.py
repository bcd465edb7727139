"""Every unary, binary and comparison operator, from the left and from the right."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"a": jnp.array([5, -3, 2]), "f": jnp.array([0.5, 2.0, -1.5])}


def step(state, i):
    a, f = state["a"], state["f"]
    integer = (a + 2, 2 - a, a * a, a // 2, a % 3, 7 // a, a << 1, a >> 1, a & 6, a | 1, a ^ 3, ~a, -a, abs(a))
    floating = (f / 2, 2 / f, f**2, 2.0**f, divmod(f, 1.0), f @ f)
    compared = (a < 2, a <= f, a == a, a != 2, 0 > a, f >= 0.5)
    state["f"] = f * 1.01
    return integer, floating, compared
