"""grad of grad, a Hessian and a Jacobian of the user's function."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def f(x):
    return x[0] ** 3 * x[1] + jnp.sin(x[1])


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    x = state["x"]
    curvature = jax.grad(lambda a: jax.grad(f)(a)[0])(x)
    hessian = jax.hessian(f)(x)
    jacobian = jax.jacobian(lambda a: jnp.outer(a, a).sum(0))(x)
    state["x"] = x - 0.1 * jnp.linalg.solve(hessian + 5 * jnp.eye(2), jax.grad(f)(x))
    return curvature, hessian, jacobian
