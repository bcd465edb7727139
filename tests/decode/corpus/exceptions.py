"""try, except, else, finally and raise."""

from decode.cases import case


@case(("x",), (0,), (2,), ([],))
def try_except(value):
    try:
        return 10 // value
    except ZeroDivisionError:
        return "zero"
    except (TypeError, ValueError) as error:
        return type(error).__name__


@case((0,), (1,), ("x",), (2,))
def try_everything(value):
    steps = []
    try:
        steps.append(1 // value)
        if value == 2:
            raise KeyError(value)
    except ZeroDivisionError as error:
        steps.append(str(error))
    except TypeError:
        steps.append("type")
        raise
    else:
        steps.append("else")
    finally:
        steps.append("finally")
        print(steps)
    return steps


@case((0,), (1,))
def finally_alone(value):
    found = []
    try:
        found.append(1 // value)
    finally:
        print("cleaned", found)
    return found


@case((0,), (1,))
def return_in_try(value):
    found = []

    def note(x):
        found.append(x)
        return x

    def inner():
        try:
            return note(1 // value)
        except ZeroDivisionError:
            return note("handler")
        finally:
            note("finally")

    return inner(), found


@case((0,), (1,))
def return_in_finally(value):
    try:
        return 1 // value
    finally:
        return "finally wins"


@case((3,))
def break_in_finally(n):
    found = []
    for i in range(n):
        try:
            found.append(1 // i)
        finally:
            if i == 1:
                break
            continue
    return found, i


@case((4,))
def jumps_through_finally(n):
    found = []
    for i in range(n):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            found.append(i)
        finally:
            found.append(("finally", i))
    else:
        found.append("else")
    return found


@case((4,))
def return_from_loop_in_try(n):
    found = []

    def inner():
        for i in range(n):
            try:
                for j in range(n):
                    if i * j == 2:
                        return i, j
            finally:
                found.append(i)

    return inner(), found


@case(([1, 0, "x", 2],))
def try_inside_a_loop(values):
    found = []
    for value in values:
        try:
            found.append(4 // value)
        except ZeroDivisionError:
            found.append("zero")
            continue
        except TypeError as error:
            found.append(type(error))
        else:
            found.append("ok")
        found.append("end")
    return found


@case((0,), (1,))
def nested_try(value):
    found = []
    try:
        try:
            1 // value
        except ZeroDivisionError as error:
            found.append("inner")
            raise ValueError("outer") from error
        finally:
            found.append("inner finally")
    except ValueError as error:
        found.append((str(error), type(error.__cause__), error.__suppress_context__))
    finally:
        found.append("outer finally")
    return found


@case((None,), (KeyError("cause"),))
def raise_from(cause):
    raise ValueError("told") from cause


@case()
def raise_in_handler():
    try:
        {}["missing"]
    except KeyError:
        raise ValueError("second")


@case()
def context_is_kept():
    try:
        try:
            {}["missing"]
        except KeyError:
            [][0]
    except IndexError as error:
        return type(error.__context__), error.__context__.__context__


@case()
def bare_raise():
    try:
        {}["missing"]
    except KeyError:
        print("seen")
        raise


@case()
def bare_raise_without():
    raise


@case((ValueError,), (ValueError("made"),), (5,))
def raise_what(what):
    raise what


@case()
def name_of_handler_is_unbound():
    error = "outer"
    try:
        raise ValueError
    except ValueError as error:
        pass
    return error


@case((ValueError,), (KeyError,), (5,))
def catch_what(kind):
    try:
        raise ValueError("x")
    except kind as error:
        return repr(error)


@case()
def exception_in_a_called_function():
    def thrower():
        raise ValueError("deep")

    def middle():
        try:
            thrower()
        except KeyError:
            return "wrong"

    try:
        middle()
    except ValueError as error:
        return str(error), error.__context__


@case()
def exceptions_nest_through_calls():
    import sys

    def inner():
        try:
            raise KeyError("inner")
        except KeyError:
            return type(sys.exception()), type(sys.exception().__context__)

    try:
        raise ValueError("outer")
    except ValueError:
        return inner(), type(sys.exception())
