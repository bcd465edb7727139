/* Guards on arrays: a jax.Array's aval, a numpy.ndarray's dtype and shape.
 *
 * Invariant: only code of jaxlib and of NumPy runs. An `aval` written in Python (a property of a user's class) is
 * not called: the guard fails.
 *
 * Does not know: jaxlib or NumPy at build time. jaxlib's `aval` is a property around a C++ function, which is found
 * once for each type; the fields of an ndarray are those of PyArrayObject_fields, unchanged since NumPy 1.7 and in
 * 2.x (https://github.com/numpy/numpy/blob/v2.0.0/numpy/_core/include/numpy/ndarraytypes.h#L764), checked on a
 * sample array before use.
 */
#include "array_guards.h"

#include "cpython_compat.h"

typedef struct {
    PyObject_HEAD
    char *data;
    int dimension_count;
    Py_intptr_t *dimensions;
    Py_intptr_t *strides;
    PyObject *base;
    PyObject *dtype;
} NdArray;

static PyTypeObject *ndarray_type;    /* owned; NULL until it is told */
static PyObject *aval_name;           /* owned */
static PyObject *aval_descriptor;     /* owned: the last one that was found to be native */
static PyObject *aval_getter;         /* owned: its C function, or NULL if the descriptor itself is one of C */

/* Whether calling `getter` runs a C function. A class written in Python can always be subclassed; types of C
 * functions cannot. */
static bool
is_native_function(PyObject *getter)
{
    return PyCallable_Check(getter) && !PyFunction_Check(getter) && !PyMethod_Check(getter) &&
           !(Py_TYPE(getter)->tp_flags & Py_TPFLAGS_BASETYPE);
}

/* Remember `descriptor` if it reads natively. Whether it does. */
static bool
remember_descriptor(PyObject *descriptor)
{
    PyObject *getter = NULL;
    if (Py_IS_TYPE(descriptor, &PyProperty_Type)) {
        getter = PyObject_GetAttrString(descriptor, "fget");
        if (getter == NULL || !is_native_function(getter)) {
            PyErr_Clear();
            Py_XDECREF(getter);
            return false;
        }
    }
    else if (!Py_IS_TYPE(descriptor, &PyGetSetDescr_Type) && !Py_IS_TYPE(descriptor, &PyMemberDescr_Type)) {
        return false;
    }
    Py_XSETREF(aval_getter, getter);
    Py_XSETREF(aval_descriptor, Py_NewRef(descriptor));
    return true;
}

/* See array_guards.h. */
bool
array_has_aval(PyObject *object, PyObject *aval)
{
    PyObject *descriptor = _PyType_Lookup(Py_TYPE(object), aval_name);
    if (descriptor == NULL || (descriptor != aval_descriptor && !remember_descriptor(descriptor))) {
        return false;
    }
    PyObject *type = (PyObject *)Py_TYPE(object);
    PyObject *found = aval_getter != NULL ? PyObject_CallOneArg(aval_getter, object)
                                          : Py_TYPE(descriptor)->tp_descr_get(descriptor, object, type);
    if (found == NULL) {
        PyErr_Clear();
        return false;
    }
    Py_DECREF(found); /* compared by address only, and `aval` is alive */
    return found == aval;
}

/* Whether the two dtypes are equal. */
static bool
is_same_dtype(PyObject *a, PyObject *b)
{
    if (a == b) {
        return true;
    }
    int equal = Py_TYPE(a) == Py_TYPE(b) ? PyObject_RichCompareBool(a, b, Py_EQ) : 0;
    if (equal < 0) {
        PyErr_Clear();
    }
    return equal == 1;
}

/* See array_guards.h. */
bool
array_is_ndarray(PyObject *object, PyObject *dtype, PyObject *shape)
{
    const NdArray *array = (NdArray *)object;
    if (ndarray_type == NULL || Py_TYPE(object) != ndarray_type || array->dimension_count != PyTuple_GET_SIZE(shape)) {
        return false;
    }
    for (int i = 0; i < array->dimension_count; i++) {
        PyObject *extent = PyTuple_GET_ITEM(shape, i);
        int overflow = 0;
        long long expected = PyLong_CheckExact(extent) ? PyLong_AsLongLongAndOverflow(extent, &overflow) : -1;
        if (expected != array->dimensions[i] || overflow != 0) {
            return false;
        }
    }
    return is_same_dtype(array->dtype, dtype);
}

/* Whether a sample array of shape (2, 3) has its fields where NdArray says. */
static bool
has_known_layout(PyObject *sample)
{
    const NdArray *array = (NdArray *)sample;
    PyObject *dtype = PyObject_GetAttrString(sample, "dtype");
    bool is_large_enough = dtype != NULL && Py_TYPE(sample)->tp_basicsize >= (Py_ssize_t)sizeof(NdArray);
    bool is_known = is_large_enough && array->dimension_count == 2 && array->dimensions[0] == 2 &&
                    array->dimensions[1] == 3 && array->dtype == dtype;
    Py_XDECREF(dtype);
    PyErr_Clear();
    return is_known;
}

/* See array_guards.h. */
PyObject *
array_set_ndarray_type(PyObject *module, PyObject *type)
{
    (void)module;
    if (!PyType_Check(type)) {
        PyErr_SetString(PyExc_TypeError, "set_ndarray_type expects numpy.ndarray");
        return NULL;
    }
    PyObject *sample = PyObject_CallFunction(type, "((ii))", 2, 3);
    if (sample == NULL) {
        return NULL;
    }
    bool is_known = Py_IS_TYPE(sample, (PyTypeObject *)type) && has_known_layout(sample);
    Py_DECREF(sample);
    if (!is_known) {
        PyErr_SetString(PyExc_ValueError, "this numpy.ndarray has a layout that janus_jax does not know");
        return NULL;
    }
    Py_XSETREF(ndarray_type, (PyTypeObject *)Py_NewRef(type));
    Py_RETURN_NONE;
}

/* See array_guards.h. */
int
array_guards_init(void)
{
    if (aval_name == NULL) {
        aval_name = PyUnicode_InternFromString("aval");
    }
    return aval_name == NULL ? -1 : 0;
}
