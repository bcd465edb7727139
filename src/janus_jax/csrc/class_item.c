/* An item of the dict of any class, also of those that CPython does not let Python change.
 *
 * The classes of files written in C are immutable from Python. While a call is run again of which some output is out
 * already, their `write` has to be ours for a moment.
 *
 * Invariant: attribute caches never hold an item that was replaced.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "class_item.h"
#include "cpython_compat.h"
#include "guard_program.h"

/* Put `value` into the dict, or take the item out for janus_absent. 0, or -1 with an exception. */
static int
put_item(PyObject *dict, PyObject *name, PyObject *value)
{
    if (value != &janus_absent) {
        return PyDict_SetItem(dict, name, value);
    }
    if (PyDict_DelItem(dict, name) == 0) {
        return 0;
    }
    if (!PyErr_ExceptionMatches(PyExc_KeyError)) {
        return -1;
    }
    PyErr_Clear();
    return 0;
}

/* swap_class_item(class, name, value) -> what the class's own dict held, or ABSENT; `value` may be ABSENT too. A new
 * reference, or NULL with an exception. */
PyObject *
class_item_swap(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *cls, *name, *value; /* borrowed */
    if (!PyArg_ParseTuple(args, "O!UO:swap_class_item", &PyType_Type, &cls, &name, &value)) {
        return NULL;
    }
    PyObject *dict = compat_type_dict((PyTypeObject *)cls); /* owned from here on */
    if (dict == NULL) {
        return NULL;
    }
    PyObject *old = PyDict_GetItemWithError(dict, name);
    if (old == NULL && PyErr_Occurred()) {
        goto done;
    }
    old = Py_NewRef(old == NULL ? &janus_absent : old);
    if (put_item(dict, name, value) < 0) {
        Py_CLEAR(old);
        goto done;
    }
    PyType_Modified((PyTypeObject *)cls);
done:
    Py_DECREF(dict);
    return old;
}
