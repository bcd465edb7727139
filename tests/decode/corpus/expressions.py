"""Operators, comparisons, truth, subscripts, literals, unpacking and f-strings."""

from decode.cases import case


@case((7, 3), (7.5, 2), (-7, 2))
def arithmetic(a, b):
    return a + b, a - b, a * b, a / b, a // b, a % b, a**b, -a, +a


@case((6, 3))
def bits(a, b):
    return a & b, a | b, a ^ b, a << b, a >> b, ~a


class Matrix:
    def __matmul__(self, other):
        return ("matmul", other)

    def __imatmul__(self, other):
        return ("imatmul", other)

    def __rsub__(self, other):
        return ("rsub", other)

    def __pos__(self):
        return "pos"


@case((Matrix(),))
def overloaded(m):
    before = m @ 1, 5 - m, +m
    m @= 2
    return before, m


@case((6, 3))
def in_place(a, b):
    results = []
    c = a
    c += b
    results.append(c)
    c -= b
    c *= b
    results.append(c)
    c //= b
    c **= 2
    c %= 7
    c <<= 2
    c >>= 1
    c |= 8
    c &= 12
    c ^= 5
    results.append(c)
    c /= 2
    return results, c


@case(([1],))
def in_place_on_places(values):
    alias = values
    values += [2]
    values[0] += 10
    values[-1] *= 3
    table = {"k": values}
    table["k"][0] -= 1
    return alias, table


@case((1, 2), (2, 1), (1, 1.0), ("a", "b"))
def comparisons(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b, a is b, a is not b


@case((5,), (1,), (11,))
def chained(n):
    return 1 < n < 10, 1 < n <= n != 3, not (0 < n < 3 < 4)


@case((1, [1, 2]), (3, [1, 2]), ("k", {"k": 1}))
def membership(item, container):
    return item in container, item not in container, item in (1, 2), item in {1, 3}


@case((0, 1), (1, 0), ("", []), ("x", "y"))
def boolean(a, b):
    return a and b, a or b, not a, a and b or "neither", not (a or b), not not a, (a or b) and (b or a)


@case((0, 1, 2), (1, 1, 0), (0, 0, 0))
def conditions(a, b, c):
    found = []
    if a and b or c:
        found.append("one")
    if not a or not (b and c):
        found.append("two")
    if a:
        found.append("three")
    elif b if a else c:
        found.append("four")
    else:
        found.append("five")
    return found, (a if b else c), "yes" if not a else "no"


@case((None,), (0,), (3,))
def none_tests(x):
    found = []
    if x is None:
        found.append("none")
    if x is not None:
        found.append("some")
    while x is not None and x:
        x -= 1
        if x is None:
            break
    return found, x, x is None


class Truth:
    def __init__(self, value):
        self.value = value
        self.asked = 0

    def __bool__(self):
        self.asked += 1
        if self.value is None:
            raise ValueError("no truth")
        return self.value

    def __lt__(self, other):
        return Truth(self.value)

    def __repr__(self):
        return f"Truth({self.value}, {self.asked})"


@case((Truth(True),), (Truth(False),), (Truth(None),))
def truth_is_asked_once(t):
    if t:
        return "if", t
    if not t and t or t:
        return "not", t
    return not t, not not t, t


@case((Truth(True),), (Truth(False),))
def comparison_without_bool(t):
    less = t < 1
    both = t < 1 < 2
    return less, both, not (t < 1), not not (t < 1), [1 for _ in range(1) if t < 1]


@case(([1, 2, 3, 4, 5], 1, 4), ("abcde", 1, None), ((1, 2, 3), -2, 9))
def slices(v, i, j):
    return v[i], v[i:j], v[:j], v[i:], v[:], v[::2], v[i:j:2], v[::-1], v[1:3], v[-2:], v[slice(1, 2)], v[1:4:2]


@case(([1, 2, 3, 4, 5],))
def slices_stored(v):
    v[1:3] = [9]
    v[:1] = (7, 8)
    v[::2] = [0] * len(v[::2])
    v[0:2] += [5]
    del v[-1:]
    return v


@case(({(1, 2): "pair", "a": {"b": [1]}},))
def subscripts(d):
    d["a"]["b"][0] = d[1, 2]
    d[0, ...] = None
    return d, d["a"]["b"][0][1]


@case(([],), ({},))
def failing_subscript(v):
    return v[3]


@case((1, 2))
def literals(a, b):
    return [a, b], (a, b), {a, b}, {a: b, "k": [a]}, [], (), {}, [1, 2, 3], (1, 2, 3), {1, 2, 3}, {"x": 1, "y": a}


@case((1,))
def long_literals(n):
    table = {"a": 1, "b": 2, "c": n, "d": 4, "e": 5}
    return table, [1, 2, n, 4, 5, 6, 7, 8, 9], {n, 2, 3, 4, 5}, ("a", n, None, ..., 1.5)


@case(([1, 2], {"k": 1}))
def spread_literals(v, d):
    return [*v, 3, *v], (*v, *v), {*v, 5}, {**d, "z": 1, "k": 2}, [*v], (*v,), {**d}


@case(((1, 2, 3),), ("abc",), ([1, 2],), (range(5),), (7,))
def unpacking(v):
    a, b, c = v
    return a, b, c


@case(((1, 2, 3, 4),), ("ab",), ([1],), (3,))
def starred(v):
    first, *middle, last = v
    *rest, end = v
    head, *tail = v
    return first, middle, last, rest, end, head, tail


@case(([(1, (2, 3)), (4, (5, 6))],))
def nested_unpacking(v):
    total = 0
    for a, (b, c) in v:
        total += a * b - c
    (x, [y, *z]), w = v[0][0], total
    return total, x, y, z, w


@case(([1, [2, 3]],))
def nested_starred(v):
    a, (b, *c) = v
    [d, e] = c * 2
    return a, b, c, d, e


@case((1, 2))
def swaps(a, b):
    a, b = b, a
    c, d, e = a, b, a + b
    c, d, e = e, c, d
    x = y = [c]
    return a, b, c, d, e, x is y


@case(([3, 4],))
def targets_of_every_kind(v):
    v[0], v[1] = v[1], v[0]
    table = {}
    table["a"], *table["b"] = v
    return v, table


@case((3.14159, "x", 8), (2, None, 5))
def formatted(a, b, width):
    return f"{a}", f"{b!r}", f"{a:.2f}", f"{a:{width}}", f"{b!s:>{width}}|", f"{a=}", f"{b!a}{a:{width}.{2}f}", "{}"


@case((Truth(True),))
def formatted_conversion_first(t):
    order = []

    def note(x):
        order.append(x)
        return x

    return f"{note(t)!r:>{note(20)}}", f"{note('a')!s:{note('>')}{note(5)}}", order


@case(("name", 3), ("", 0))
def formatted_long(name, n):
    return f"<{name}>" + f"{n + 1:03d}!{'nested ' + f'{name}'}" + "%s and %d" % (name, n) + "{} {}".format(n, name)


@case((5,))
def failing_format(n):
    return f"{n:q}"


@case(())
def constants():
    return 1, -1, 300, 10**20, 1.5, 2j, "s", b"b", None, True, ..., (1, (2, 3)), 1e300 * 1e10, -0.0, not 1, "a" * 3


@case((3,))
def docstring_and_ellipsis(n):
    """A docstring."""
    return n


@case((3, 0), (3, 1))
def asserted(a, b):
    assert a
    assert b, f"b is {b}"
    return a


@case(([0],), ([1],))
def assert_with_call(v):
    assert len(v) == 1 and v[0], ("tuple", v)
    return "fine"


@case((1,))
def star_in_index(n):
    table = {(n, n): "both"}
    key = (n,)
    return table[*key, n]


@case((2, 3))
def ternaries(a, b):
    return (a if a > b else b) + (b if a else a if b else 0), [a if i else b for i in range(2)]


@case((0,), (5,))
def walrus_in_condition(n):
    while (n := n - 1) > 0:
        if (half := n // 2) and half > 1:
            return n, half
    return n


@case(("a",), ("b",), (1,))
def strings(s):
    return s * 2, s in "abc" if isinstance(s, str) else None, (s, s) < (s, s), "xy"


@case((1, 0), (None, 1))
def type_errors(a, b):
    return a / b
