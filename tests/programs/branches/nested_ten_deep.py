"""Ten ifs, each inside the one before: the bits of a number are peeled off as long as they are set."""
# expect: converted, compiles<=2, hits>=8
# calls: 12

import jax.numpy as jnp

LEVELS = [10, 3, 7, 1, 9, 5, 0, 2, 4, 6, 8, 10]


def setup():
    return {"n": jnp.int32(0)}


def between(state, i):
    state["n"] = jnp.int32(LEVELS[i])


def step(state, i):
    n, total = state["n"], jnp.float32(0.0)
    if n > 0:
        total = total + 1.0
        if n > 1:
            total = total * 2.0
            if n > 2:
                total = total + 3.0
                if n > 3:
                    total = total * 4.0
                    if n > 4:
                        total = total - 5.0
                        if n > 5:
                            total = total * 6.0
                            if n > 6:
                                total = total + 7.0
                                if n > 7:
                                    total = total * 8.0
                                    if n > 8:
                                        total = total - 9.0
                                        if n > 9:
                                            total = total * 10.0
    return total
