"""`janus_jax.jit`: branches and loops on array values as a transformation of its own, and under JAX's."""

import functools
import subprocess
import sys

import jax
import jax.numpy as jnp
import numpy as np
import pytest

import janus_jax


@pytest.fixture(autouse=True)
def forgetful():
    janus_jax.reset()
    yield
    janus_jax.disable()
    janus_jax.reset()


def absolute_or_square(x):
    """A branch: -x below 0, x * x above."""
    if x > 0:
        return x * x
    return -x


def halve_until_small(x):
    """A loop with a number of iterations that the data decides."""
    while jnp.abs(x) > 1.0:
        x = x * 0.5
    return x


POINTS = jnp.array([-7.0, -0.5, 0.25, 3.0, 40.0])
SQUARES = np.where(POINTS > 0, POINTS * POINTS, -POINTS)
SLOPES = np.where(POINTS > 0, 2 * POINTS, -1.0)
HALVED = np.array([-0.875, -0.5, 0.25, 0.75, 0.625])
SHARES = np.array([0.125, 1.0, 1.0, 0.25, 1 / 64])


def count(name):
    """Hits and compiles of all units of that name."""
    units = [unit for unit in janus_jax.report().units if unit.name == name]
    return sum(unit.hits for unit in units), sum(unit.compiles for unit in units)


@pytest.mark.parametrize(("function", "values"), [(absolute_or_square, SQUARES), (halve_until_small, HALVED)])
def test_calls_agree_with_the_plain_function_and_share_one_compile(function, values):
    lowered = janus_jax.jit(function)
    found = [lowered(point) for point in POINTS]
    np.testing.assert_array_equal(found, values)
    assert count(function.__qualname__) == (len(POINTS), 1)


@pytest.mark.parametrize(("function", "values"), [(absolute_or_square, SQUARES), (halve_until_small, HALVED)])
@pytest.mark.parametrize("around", [jax.vmap, lambda f: jax.jit(jax.vmap(f)), lambda f: jax.vmap(jax.jit(f))])
def test_batches_where_eager_cannot(around, function, values):
    with pytest.raises(jax.errors.TracerBoolConversionError):
        around(function)(POINTS)
    lowered = janus_jax.jit(function)
    np.testing.assert_array_equal(around(lowered)(POINTS), values)
    assert count(function.__qualname__)[1] == 1


@pytest.mark.parametrize(("function", "slopes"), [(absolute_or_square, SLOPES), (halve_until_small, SHARES)])
def test_derivatives(function, slopes):
    lowered = janus_jax.jit(function)
    np.testing.assert_allclose([jax.grad(lowered)(point) for point in POINTS], slopes)
    np.testing.assert_allclose([jax.jvp(lowered, (point,), (1.0,))[1] for point in POINTS], slopes)
    derivative = janus_jax.jit(jax.grad(function))
    np.testing.assert_allclose([derivative(point) for point in POINTS], slopes)
    hits, compiles = count(function.__qualname__)
    assert hits >= 3 * len(POINTS)
    assert compiles <= 4


@pytest.mark.parametrize(
    "around",
    [
        lambda f: jax.jit(jax.grad(f)),
        lambda f: jax.grad(jax.jit(f)),
        lambda f: jax.grad(jax.checkpoint(f)),
        lambda f: jax.jit(jax.grad(jax.checkpoint(f))),
        lambda f: lambda x: jax.vmap(jax.grad(f))(x[None])[0],
    ],
)
def test_branches_under_nested_transformations(around):
    derivative = around(janus_jax.jit(absolute_or_square))
    np.testing.assert_allclose([derivative(point) for point in POINTS], SLOPES)


def test_second_derivatives():
    assert jax.hessian(janus_jax.jit(absolute_or_square))(3.0) == 2.0
    assert jax.grad(jax.grad(janus_jax.jit(absolute_or_square)))(3.0) == 2.0


def test_a_bounded_loop_grows_with_the_data():
    @janus_jax.jit
    def count_down(x):
        total = 0.0 * x
        while x > 0:
            total = total + x
            x = x - 1.0
        return total

    assert jax.grad(count_down)(3.5) == 4.0
    assert jax.grad(count_down)(100.5) == 101.0
    assert jax.grad(count_down)(300.5) == 301.0
    assert count_down(jnp.float32(1000.5)) == sum(0.5 + i for i in range(1001))


def test_a_loop_that_cannot_be_checked_says_so():
    with pytest.raises(janus_jax.NotConvertedError, match="unchecked-assumption") as caught:
        jax.jit(jax.grad(janus_jax.jit(halve_until_small)))(3.0)
    assert caught.value.reason == "unchecked-assumption"
    assert caught.value.file == __file__
    assert caught.value.line - halve_until_small.__code__.co_firstlineno in (2, 3)


def test_what_cannot_be_lowered_raises_its_reason():
    @janus_jax.jit
    def step(x):
        if x > 0:
            breakpoint()
        return x + 1.0

    for _ in range(2):
        with pytest.raises(janus_jax.NotConvertedError, match="breakpoint") as caught:
            step(jnp.float32(-1.0))
        assert caught.value.reason == "impure-call"


def test_what_is_printed_is_printed_on_each_call(capsys):
    @janus_jax.jit
    def step(x):
        if x > 0:
            print(f"positive: {x:.1f}")
        return x + 1.0

    for number in (-1.0, 1.0, 2.0):
        step(jnp.float32(number))
    assert capsys.readouterr().out == "positive: 1.0\npositive: 2.0\n"


def test_what_is_printed_inside_a_transformation_is_refused():
    @janus_jax.jit
    def step(x):
        print("step")
        return x + 1.0

    with pytest.raises(janus_jax.NotConvertedError, match="transformation") as caught:
        jax.jit(step)(1.0)
    assert caught.value.reason == "output"


def test_the_functions_own_exceptions_are_python_s():
    @janus_jax.jit
    def root(x):
        if x < 0:
            raise ValueError(f"no root of {x:.1f}")
        return jnp.sqrt(x)

    assert root(jnp.float32(4.0)) == 2.0
    with pytest.raises(ValueError, match="no root of -4.0"):
        root(jnp.float32(-4.0))
    with pytest.raises(TypeError):
        root(jnp.float32(1.0), 2)
    with pytest.raises(janus_jax.NotConvertedError, match="unchecked-assumption"):
        jax.vmap(root)(POINTS)


class Model:
    def __init__(self):
        self.weight = jnp.ones(3)
        self.steps = 0
        self.history = []

    @janus_jax.jit
    def train(self, x, *, rate=0.5):
        loss = jnp.sum(self.weight * x)
        if loss > 2.0:
            self.weight = self.weight - rate * x
        self.steps += 1
        self.history.append(float(loss))
        return loss


def test_methods_change_objects_once_a_call_has_succeeded():
    model = Model()
    losses = [float(model.train(jnp.ones(3), rate=0.25 * (i + 1))) for i in range(4)]
    assert losses == [3.0, 2.25, 0.75, 0.75]
    assert model.history == losses
    assert all(type(loss) is float for loss in model.history)
    assert model.steps == 4
    assert count("Model.train")[1] <= 2


def test_an_effect_inside_a_transformation_is_refused():
    model = Model()
    with pytest.raises(janus_jax.NotConvertedError, match="transformed-effect"):
        jax.grad(model.train)(jnp.ones(3))
    assert (model.steps, model.history) == (0, [])


def test_what_is_read_from_outside_is_never_stale():
    settings = {"scale": 1.0, "weight": jnp.ones(2)}

    @janus_jax.jit
    def scaled(x):
        return settings["scale"] * settings["weight"] * x

    batched = jax.vmap(scaled)
    for scale in (1.0, 2.0, 3.0):
        settings["scale"] = scale
        settings["weight"] = settings["weight"] + 1.0
        expected = scale * np.asarray(settings["weight"])
        np.testing.assert_array_equal(scaled(jnp.float32(1.0)), expected)
        np.testing.assert_array_equal(batched(jnp.ones(2)), [expected, expected])


@janus_jax.jit
def inner(x):
    if x > 1.0:
        return x - 1.0
    return x


def test_one_inside_another_is_part_of_it():
    @janus_jax.jit
    def outer(x):
        return inner(inner(x)) * 2.0

    assert outer(jnp.float32(5.0)) == 6.0
    assert jax.vmap(outer)(jnp.array([5.0, 0.5])).tolist() == [6.0, 1.0]
    assert count("inner") == (0, 0)


def test_together_with_enable():
    def step(x):
        return inner(x) + jax.grad(inner)(x)

    with janus_jax.enabled(hot_after=1):
        found = [float(step(jnp.float32(value))) for value in (5.0, 0.5, 3.0, 4.0)]
    assert found == [5.0, 1.5, 3.0, 4.0]
    assert next(unit for unit in janus_jax.report().units if unit.name.endswith("step")).hits >= 2


def test_all_kinds_of_arguments():
    @janus_jax.jit
    def combine(x, *rest, scale=1.0, **named):
        for item in rest:
            x = x + item
        return {"sum": x * scale, **named}

    found = combine(jnp.float32(1.0), 2.0, jnp.float32(3.0), scale=2, extra=(jnp.ones(2), "text"))
    assert found["sum"] == 12.0
    assert found["extra"][1] == "text"
    assert combine(jnp.float32(1.0))["sum"] == 1.0


def test_partials_and_bound_methods():
    assert janus_jax.jit(functools.partial(jnp.add, 1.0))(jnp.float32(2.0)) == 3.0
    model = Model()
    assert janus_jax.jit(Model.train.__get__(model))(jnp.ones(3)) == 3.0
    assert model.steps == 1


def test_python_values_stay_python_values():
    found = janus_jax.jit(lambda x, rate: (x * rate, rate / 2))(jnp.float32(2.0), 3)
    assert (found[0], found[1], type(found[1])) == (6.0, 1.5, float)
    assert janus_jax.jit(lambda x: (x, "text", None, 3))(1) == (1, "text", None, 3)


def test_it_looks_like_the_function():
    assert janus_jax.jit(absolute_or_square).__doc__ == absolute_or_square.__doc__
    assert janus_jax.jit(absolute_or_square).__name__ == "absolute_or_square"
    assert "absolute_or_square" in repr(janus_jax.jit(absolute_or_square))
    assert janus_jax.explain(janus_jax.jit(absolute_or_square)).name == "absolute_or_square"
    with pytest.raises(TypeError, match="needs a function, not 3"):
        janus_jax.jit(3)


def test_a_loop_on_the_side_that_a_lane_does_not_take_ends():
    @janus_jax.jit
    def double(x):
        if x > 0:
            while x < 10:
                x = x * 2
        return x

    assert jax.vmap(double)(jnp.array([0.0, 1.0, 2.0])).tolist() == [0.0, 16.0, 16.0]
    assert jax.jit(jax.vmap(double))(jnp.array([0.0, 1.0])).tolist() == [0.0, 16.0]


def test_the_first_use_may_be_inside_a_trace():
    """In a process of its own: what the package finds out about JAX when it is imported holds outside too."""
    script = """
import jax, jax.numpy as jnp, janus_jax
square = janus_jax.jit(lambda x: x * x if x > 0 else -x)
jax.jit(square)(jnp.float32(3.0))
for number in range(3):
    square(jnp.float32(number))
print(janus_jax.report().compiles)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "2\n"


def test_explain_tells_what_an_explicit_call_became():
    @janus_jax.jit
    def total(xs):
        found = jnp.zeros(3)
        for x in xs:
            found = jnp.tanh(found @ jnp.eye(3) + x)
        return found

    total(jnp.ones((60, 3)))
    assert "lax.scan" in str(janus_jax.explain(total))
