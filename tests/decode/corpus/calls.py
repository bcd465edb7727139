"""Calls of every kind, arguments, functions made inside functions, classes and methods."""

import functools
import math
import operator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from decode.cases import case


def several(a, b=2, /, c=3, *rest, d, e=5, **named):
    return a, b, c, rest, d, e, sorted(named.items())


def simple(a, b=1, *args, **kwargs):
    return a, b, args, kwargs


@case((1,), ("x",))
def positional(a):
    return simple(a), simple(a, 2), simple(a, 2, 3)


@case((1,))
def by_keyword(a):
    return several(a, d=4), several(a, 7, d=a, z=9), several(a, c=a, d=0, e=1)


@case(((1, 2), {"d": 4, "q": 5}), ((), {}), ([1], {"d": 1, "e": 2}))
def spread(args, kwargs):
    return several(*args, **kwargs)


@case(((1, 2),))
def spread_mixed(args):
    return several(0, *args, 3, *args, d=1, x=1, y=2)


@case(({"a": 1},))
def merged_twice(mapping):
    return simple(**mapping, **mapping)


@case((5,), (None,))
def spread_what_cannot_be(value):
    return simple(*value)


@case((5,), ([("a", 1)],))
def spread_mapping_that_cannot_be(value):
    return simple(1, **value)


@case(("ab",), ({"a": 1},), (range(2),))
def spread_any_iterable(values):
    return simple(*values)


@case(([3, 1, 2],), ("cab",))
def methods(values):
    copied = list(values)
    copied.append(copied[0])
    copied.sort(reverse=True)
    return copied, "-".join(str(v) for v in copied), copied.index(copied[0], 0)


@case((2, 3))
def builtins_and_modules(a, b):
    return max(a, b), math.sqrt(a * a + b * b) > b, divmod(b, a), isinstance(a, (int, float)), sum(range(a, 10, b))


@case(())
def missing_argument():
    return several()


@case(())
def unexpected_keyword():
    return simple(1, b=2, a=3)


@case((4,))
def lambdas(n):
    double = lambda x, *, by=2: x * by
    return double(n), double(n, by=3), (lambda: n)(), (lambda *a, **k: (a, k))(1, z=n)


@case((3,))
def defaults_are_evaluated_once(n):
    found = []

    def inner(x=found.append("once") or n, *, y=n * 2, z: int = 7) -> "tuple":
        return x, y, z

    return inner(), inner(1, y=2), found, inner.__defaults__, inner.__kwdefaults__, sorted(inner.__annotations__)


@case((3,))
def annotated(n):
    def inner(a: "n", *b: list[int], c: int = 1, **d: dict) -> None:
        return a, b, c, d

    return inner(n, 1, c=2, e=3), sorted(inner.__annotations__)


@case((5,), (0,))
def recursive(n):
    return 1 if n == 0 else n * recursive(n - 1)


@case((4,))
def recursive_inside(n):
    def fib(k):
        return k if k < 2 else fib(k - 1) + fib(k - 2)

    return [fib(k) for k in range(n)]


def tagged(tag):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return tag, function(*args, **kwargs)

        return wrapper

    return decorate


@case((1,))
def decorated(n):
    @tagged("outer")
    @tagged("inner")
    def work(x, y=2):
        return x + y + n

    return work(1), work(1, y=5), work.__name__


@case((3,))
def partials(n):
    add = functools.partial(several, n, d=1)
    return add(), add(4, e=2), operator.itemgetter(1, 0)((n, 2)), operator.attrgetter("real")(n)


@case((1, 2, 3), (1,))
def star_parameters(a, *rest, key=None, **named):
    return a, rest, key, named


class Base:
    def __init__(self, value):
        self.value = value

    def get(self, extra=0):
        return self.value + extra

    @property
    def twice(self):
        return 2 * self.value

    @classmethod
    def make(cls, value):
        return cls(value)

    @staticmethod
    def plain(a, b):
        return a - b


class Derived(Base):
    def get(self, extra=0):
        return "derived", super().get(extra)

    def two_argument_super(self):
        return super().get(extra=5), super().twice

    @property
    def twice(self):
        return -super().twice

    def captures_self(self):
        return (lambda: self.value)(), super().get(1)


@case((3,))
def methods_of_objects(n):
    one = Derived(n)
    one.value += 1
    bound = one.get
    return one.get(), one.get(extra=2), bound(1), one.twice, Derived.make(n).value, one.plain(1, 2), Base.get(one, 1)


@case((3,))
def super_of_every_kind(n):
    return Derived(n).get(), Derived(n).two_argument_super(), Derived(n).captures_self(), Derived.twice.fget(Derived(n))


@case((Derived(2), 3))
def method_is_run_itself(one, n):
    return Derived.get(one, n), Derived.captures_self(one), Derived.two_argument_super(one)


@case((2,))
def class_inside(n):
    class Inside(Base):
        kind = "inside"
        scaled = [n * i for i in range(3)]

        def get(self, extra=n):
            return super().get(extra) + n

    return Inside(n).get(), Inside.kind, Inside.scaled, Inside.__mro__[1] is Base


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)


class Pair(NamedTuple):
    left: int
    right: int = 5


class Colour(Enum):
    RED = 1
    BLUE = 2


@case((1,))
def records(n):
    point = Point(n)
    point.tags.append(n)
    pair = Pair(n)._replace(right=9)
    return point, Point(n, y=2) == Point(n, 2), pair, pair.left, Colour.RED, Colour(2).name, Colour["BLUE"].value


@case(([1, 2, 3],))
def keyed_sort(values):
    return sorted(values, key=lambda v: -v), list(map(lambda v: v + 1, values)), dict(zip("abc", values, strict=True))


@case((3,), (None,))
def conditional_callable(n):
    return (max if n else min)(1, 2, key=lambda v: v), (n or 4) + (n and 5 or 6)


@case((1,))
def long_call(n):
    return simple(n, n + 1, n + 2, n + 3, [n for _ in range(2)], *(n, n), k=n, m=[simple(i) for i in range(n)], o=1)


@case((2,))
def attributes(n):
    one = Base(n)
    one.extra = one.value
    one.extra **= 3
    del one.value
    return vars(one), hasattr(one, "value")


@case((2,))
def missing_attribute(n):
    return Base(n).nothing


@case((2,))
def call_of_a_number(n):
    return n(1)
