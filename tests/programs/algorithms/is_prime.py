"""Trial division with several early returns."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return bool(n == 2)
    d = 3
    while d * d <= n:
        if n % d == 0:
            return False
        d += 2
    return True


def setup():
    return {"n": jnp.int32(0), "primes": 0}


def between(state, i):
    state["n"] = jnp.int32([2, 9, 97, 1, 4, 121, 143, 101][i])


def step(state, i):
    result = is_prime(state["n"])
    if result:
        state["primes"] += 1
    return result, state["n"] + 1, state["primes"]
