"""Cheap sides of a branch are both computed, by a select; not where a derivative may be taken of them."""

import jax
import jax.numpy as jnp
import pytest

import janus_jax


def calls_of(function, *arguments):
    with janus_jax.enabled(hot_after=1):
        for _ in range(4):
            result = function(*arguments)
        listing = str(janus_jax.explain(function))
    assert janus_jax.report().hits, listing
    return result, listing


def test_cheap_sides_are_a_select():
    def clip(x):
        if x > 2.0:
            x = jnp.float32(2.0)
        return x * 1.0

    result, listing = calls_of(clip, jnp.float32(5.0))
    assert result == 2.0 and "cond[" not in listing
    assert "lax.select" in listing


def test_costly_sides_are_a_cond():
    def scale(x):
        if x[0, 0] > 0:
            x = x @ x
        return x * 1.0

    result, listing = calls_of(scale, jnp.ones((3, 3)))
    assert result[0, 0] == 3.0 and "cond[" in listing
    assert "lax.cond" in listing


@pytest.mark.parametrize("transform", [jax.grad, jax.value_and_grad])
def test_the_derivative_of_the_side_not_taken_does_not_matter(transform):
    def step(x):
        def loss(x):
            if x > 0:
                return jnp.sqrt(x)
            return x * 3.0

        return transform(loss)(x)

    result, _ = calls_of(step, jnp.float32(0.0))
    assert jax.tree.leaves(result)[-1] == 3.0


def test_nor_where_the_derivative_is_taken_of_a_converted_function():
    @janus_jax.jit
    def loss(x):
        if x > 0:
            return jnp.sqrt(x)
        return x * 3.0

    assert loss(jnp.float32(4.0)) == 2.0
    assert jax.grad(loss)(jnp.float32(0.0)) == 3.0
    assert jax.grad(jax.jit(loss))(jnp.float32(0.0)) == 3.0
    assert jax.jit(loss)(jnp.float32(4.0)) == 2.0
    assert jax.grad(jax.checkpoint(loss))(jnp.float32(0.0)) == 3.0


def test_a_function_jitted_by_the_user_keeps_its_branch():
    @jax.jit
    def inner(x):
        return jax.lax.cond(x > 0, jnp.sqrt, lambda x: x * 3.0, x)

    def step(x):
        if x > -1:
            y = inner(x)
        else:
            y = x
        return y, jax.grad(inner)(x)

    result, _ = calls_of(step, jnp.float32(0.0))
    assert result == (0.0, 3.0)


@pytest.mark.parametrize("number", [1e-40, -1e-45, 0.0, -0.0, 2.0, float("nan")])
def test_a_subnormal_number_is_true(number):
    def step(x):
        total = 0
        if x < 0.1:
            total += 1
        if x:
            total += 1000
        return total, x * x

    x = jnp.float32(number)
    expected = (x < 0.1) + 1000 * bool(x)
    assert calls_of(step, x)[0][0] == expected
