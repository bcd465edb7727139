"""Integer division, remainder, rounding, bits, comparison and text of a counter: Python's rules, negative numbers too."""
# expect: converted, compiles<=2, hits>=6
# calls: 10

import jax.numpy as jnp


def setup():
    return {"n": -3, "x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["n"] += 1
    n = state["n"]
    state["x"] = state["x"] + n // 2 + n % 3
    return (
        n // 2,
        n % 3,
        -n / 4,
        divmod(n, 5),
        round(n / 3, 2),
        abs(n),
        n << 2,
        n**2,
        f"{n:+d}",
        str(n),
        n * "a",
        n == 0,
    )
