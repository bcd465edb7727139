/* Objects that a commit lets go of: would letting them go run code of the user's?
 *
 * An eager run drops an object at the statement that replaces it, a commit at its end. The difference shows if the
 * object, or anything that only it holds, has a `__del__`, a weak reference with a callback, or is a suspended
 * generator, whose `finally` blocks would run.
 *
 *     roots (what is replaced) --traverse--> held once: goes too        --traverse--> ...
 *                                   \------> held more often: noted; goes too if the search saw all its holders
 *
 * Invariant: the answer is "no" in any doubt, and for a search that grows too large or too deep. Runs no Python.
 */
#include "quiet_drop.h"

#define MOST_OBJECTS 200000
#define MOST_DEPTH 60
#define MOST_SHARED 256

typedef struct {
    PyObject *obj; /* borrowed */
    Py_ssize_t holders;
} Shared;

typedef struct {
    PyObject *const *borrowed; /* objects that the run itself holds for now, which says nothing of others */
    Py_ssize_t borrowed_count;
    PyTypeObject *array_type; /* its finalizer gives memory back and does nothing else */
    Py_ssize_t objects;
    int depth;
    int shared_count;
    Shared shared[MOST_SHARED];
} Search;

static int search_contents(PyObject *obj, Search *search);

/* 1 if a weak reference to `obj` has a callback. */
static int
has_weak_callback(PyObject *obj)
{
    Py_ssize_t offset = Py_TYPE(obj)->tp_weaklistoffset;
    if (offset == 0) {
        return 0;
    }
    PyWeakReference *reference = *(PyWeakReference **)((char *)obj + offset);
    for (; reference != NULL; reference = reference->wr_next) {
        if (reference->wr_callback != NULL) {
            return 1;
        }
    }
    return 0;
}

/* 1 for the objects that nothing can happen to: constants of the language, classes, modules. */
static int
is_plain(PyObject *obj)
{
    PyTypeObject *type = Py_TYPE(obj);
    return obj == Py_None || type == &PyFloat_Type || type == &PyLong_Type || type == &PyUnicode_Type ||
           type == &PyBool_Type || type == &PyBytes_Type || PyType_Check(obj) || PyModule_Check(obj) || PyCode_Check(obj);
}

static int
is_borrowed(PyObject *obj, const Search *search)
{
    for (Py_ssize_t index = 0; index < search->borrowed_count; index++) {
        if (search->borrowed[index] == obj) {
            return 1;
        }
    }
    return 0;
}

/* Note one more holder of an object that has several. 1 if there is no room. */
static int
note_shared(PyObject *obj, Search *search)
{
    for (int index = 0; index < search->shared_count; index++) {
        if (search->shared[index].obj == obj) {
            search->shared[index].holders++;
            return 0;
        }
    }
    if (search->shared_count == MOST_SHARED) {
        return 1;
    }
    search->shared[search->shared_count++] = (Shared){obj, 1};
    return 0;
}

/* visitproc: 1 if one reference less to `obj` (borrowed) might run code. */
static int
search_part(PyObject *obj, void *arg)
{
    Search *search = arg;
    if (is_plain(obj)) {
        return 0;
    }
    if (Py_REFCNT(obj) > 1 && !is_borrowed(obj, search)) {
        return note_shared(obj, search);
    }
    return search_contents(obj, search);
}

/* What a function holds besides its module: the names of the module would lead everywhere. */
static int
search_function(PyObject *obj, Search *search)
{
    PyFunctionObject *function = (PyFunctionObject *)obj;
    PyObject *held[] = {function->func_closure, function->func_defaults, function->func_kwdefaults,
                        function->func_dict};
    for (size_t index = 0; index < sizeof(held) / sizeof(held[0]); index++) {
        if (held[index] != NULL && search_part(held[index], search)) {
            return 1;
        }
    }
    return 0;
}

/* 1 if the end of `obj` (borrowed) might run code. */
static int
search_contents(PyObject *obj, Search *search)
{
    PyTypeObject *type = Py_TYPE(obj);
    if (type == search->array_type) {
        return has_weak_callback(obj);
    }
    if (type->tp_finalize != NULL || type->tp_del != NULL || search->objects-- <= 0 || search->depth <= 0) {
        return 1;
    }
    if (PyFunction_Check(obj)) {
        return search_function(obj, search); /* JAX's caches hold functions weakly, with callbacks of their own */
    }
    if (has_weak_callback(obj)) {
        return 1;
    }
    search->depth--;
    int found = type->tp_traverse != NULL && PyObject_IS_GC(obj) && type->tp_traverse(obj, search_part, search);
    search->depth++;
    return found;
}

/* 1 if the end of an object of which the search saw all holders might run code. */
static int
search_shared(Search *search)
{
    int index = 0;
    while (index < search->shared_count) {
        Shared *shared = &search->shared[index];
        if (shared->obj != NULL && shared->holders >= Py_REFCNT(shared->obj)) {
            PyObject *obj = shared->obj;
            shared->holders = PY_SSIZE_T_MIN;
            if (search_contents(obj, search)) {
                return 1;
            }
            index = 0;
        }
        else {
            index++;
        }
    }
    return 0;
}

/* 1 if one reference less to `obj` might run code, where the caller holds one too. */
static int
search_root(PyObject *obj, Search *search)
{
    if (is_borrowed(obj, search)) {
        return search_contents(obj, search);
    }
    return note_shared(obj, search) || note_shared(obj, search);
}

/* drops_quietly(array_type, borrowed, *roots) -> bool: whether letting go of one reference to each root runs no code
 * of the user's. `borrowed`: a tuple of objects that the caller holds for the time of the call. A new reference. */
PyObject *
quiet_drop_call(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    if (count < 2 || !PyType_Check(args[0]) || !PyTuple_Check(args[1])) {
        PyErr_SetString(PyExc_TypeError, "drops_quietly() takes a class, a tuple and the objects to let go");
        return NULL;
    }
    Search search;
    search.array_type = (PyTypeObject *)args[0];
    search.borrowed = &PyTuple_GET_ITEM(args[1], 0);
    search.borrowed_count = PyTuple_GET_SIZE(args[1]);
    search.objects = MOST_OBJECTS;
    search.depth = MOST_DEPTH;
    search.shared_count = 0;
    for (Py_ssize_t index = 2; index < count; index++) {
        if (!is_plain(args[index]) && search_root(args[index], &search)) {
            Py_RETURN_FALSE;
        }
    }
    return PyBool_FromLong(!search_shared(&search));
}
