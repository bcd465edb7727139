"""Functions that are calls into LAPACK and FFT, differentiated."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"a": jnp.array([[2.0, 0.5], [0.5, 1.0]])}


def step(state, i):
    a = state["a"]
    factor = jnp.linalg.cholesky(a)
    values = jnp.linalg.eigvalsh(a)
    grad = jax.grad(lambda m: jnp.linalg.slogdet(m)[1])(a)
    spectrum = jnp.abs(jnp.fft.fft(a[0]))
    state["a"] = a * 1.05 + 0.01 * jnp.eye(2)
    return factor, values, grad, spectrum, jnp.linalg.inv(a)
