"""Closures, cells, globals, nonlocal, del, imports and comprehensions with their scopes."""

from decode.cases import case

COUNT = 0


@case((1,), (5,))
def closure(n):
    def add(m):
        return n + m

    return add(1), add(n)


@case((3,))
def counter(n):
    count = 0

    def bump(by=1):
        nonlocal count
        count += by
        return count

    return [bump() for _ in range(n)], bump(10), count


@case((3,))
def argument_is_a_cell(n, *rest, key=2):
    def read():
        return n, rest, key

    n += 1
    key = rest
    return read()


@case((2,))
def three_levels(a):
    def middle(b):
        def inner(c):
            nonlocal a
            a += c
            return a, b, c

        return inner

    return middle(1)(2), a


@case((3,))
def late_binding(n):
    return [f() for f in [lambda: i for i in range(n)]], [f() for f in [lambda i=i: i for i in range(n)]]


@case()
def globals_written():
    global COUNT
    COUNT = 3
    COUNT += 1
    result = COUNT
    del COUNT
    try:
        return COUNT
    except NameError as error:
        COUNT = 0
        return result, str(error)


@case()
def unknown_global():
    return nowhere_defined


@case((True,), (False,))
def unbound_local(flag):
    if flag:
        x = 1
    return x


@case()
def deleted_local():
    x = 1
    del x
    return x


@case()
def deleted_twice():
    x = 1
    del x
    del x


@case((True,), (False,))
def unbound_cell(flag):
    def read():
        return x

    if flag:
        x = 1
        return read(), x
    return x


@case()
def unbound_free():
    def read():
        return x

    try:
        return read()
    except NameError as error:
        x = 1
        return type(error).__name__, str(error), x


@case()
def deleted_cell():
    x = 1

    def read():
        return x

    del x
    x = 2
    first = read()
    del x
    return first, read()


@case((7,))
def items_deleted(n):
    values = list(range(n))
    table = {"a": 1, "b": 2}
    del values[0], values[-1], values[1:3], table["a"]
    return values, table


@case()
def imports():
    import collections.abc
    import os.path as path
    from math import floor as down
    from math import pi, tau

    return down(pi), tau > pi, path.join("a", "b"), collections.abc.Mapping.__name__


@case()
def import_of_nothing():
    from math import no_such_name

    return no_such_name


@case()
def import_of_no_module():
    import no_such_module_anywhere

    return no_such_module_anywhere


@case(([1, 2, 3],), ([],))
def comprehensions(values):
    squares = [v * v for v in values]
    odd = {v for v in values if v % 2}
    table = {v: str(v) for v in values if v != 2}
    lazy = (v + 1 for v in values)
    return squares, sorted(odd), table, list(lazy), sum(v for v in values)


@case((3,))
def nested_comprehensions(n):
    grid = [[i * j for j in range(n)] for i in range(n)]
    flat = [cell for row in grid for cell in row if cell]
    return grid, flat, {i: {j for j in range(i)} for i in range(n)}


@case((4,))
def comprehension_keeps_outer(x):
    y = [x for x in range(x)]
    return x, y


@case((4,))
def comprehension_unbinds_again(n):
    values = [later for later in range(n)]
    try:
        return later
    except NameError:
        later = 5
    return values, later


@case((3,))
def comprehension_captures(n):
    functions = [lambda k: (i, k, n) for i in range(n)]
    return [f(9) for f in functions]


@case((3,))
def comprehension_over_a_cell(x):
    read = lambda: x
    values = [x for x in range(3)]
    return read(), values, x


@case((3,))
def comprehension_with_a_cell_of_its_own(x):
    values = [lambda: x for x in range(3)]
    return [f() for f in values], x


@case((3,))
def comprehension_with_two_cells(x):
    outer = lambda: x
    values = [lambda: x for x in range(2)]
    return [f() for f in values], x, outer()


@case((3,))
def comprehension_over_a_free_variable(x):
    def inner():
        before = x
        values = [x for x in range(2)]
        return before, values, x

    return inner()


@case((3,))
def comprehension_with_defaults_of_its_variable(x):
    read = lambda: x
    functions = [lambda a=(x,), b=x: (a, b) for x in range(2)]
    return [f() for f in functions], read()


@case(([1, 0, 2],), ([1, 2],))
def comprehension_raises(values):
    x = "kept"
    try:
        return [10 // x for x in values], x
    except ZeroDivisionError:
        return x


@case(([3, 4],))
def comprehension_in_a_call(values):
    return max([v for v in values], default=len({v for v in values})), print(*[v for v in values], sep="-", end="\n")


@case(([1, 2, 3, 4],))
def walrus(values):
    found = [half for v in values if (half := v // 2)]
    if (n := len(values)) > 3:
        return found, n, half
    return n


@case(([1, 2, 3],))
def comprehension_of_several(values):
    return [(a, b) for a, *b in [(v, v, v) for v in values]], [x for v in values for x in (v, -v) if x > -3]


@case((2,))
def comprehension_in_a_lambda(n):
    return (lambda m: [m * i + n for i in range(m)])(n)


@case((2,))
def generator_expression_sees_changes(n):
    lazy = (n * i for i in range(3))
    n = 10
    return list(lazy)


@case(([0, 1, ""],), ([1],))
def any_and_all(values):
    return any(v for v in values), all(v for v in values), tuple(v for v in values), list(v for v in values)


@case()
def locals_and_name():
    here = __name__
    return here, __debug__


@case((3,))
def class_reads_the_function(n):
    class Holder:
        value = n
        values = [v for v in range(n)]

    return Holder.value, Holder.values
