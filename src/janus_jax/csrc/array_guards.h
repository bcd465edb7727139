/* Guards on arrays: a jax.Array's aval, a numpy.ndarray's dtype and shape. */
#ifndef JANUS_ARRAY_GUARDS_H
#define JANUS_ARRAY_GUARDS_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>

/* Whether the attribute `aval` that the type of `object` computes natively is `aval`. Sets no exception. */
bool array_has_aval(PyObject *object, PyObject *aval);

/* Whether `object` is exactly a numpy.ndarray of this dtype and shape (a tuple of int). Sets no exception. */
bool array_is_ndarray(PyObject *object, PyObject *dtype, PyObject *shape);

/* set_ndarray_type(type): tell what numpy.ndarray is. New reference to None, or NULL. */
PyObject *array_set_ndarray_type(PyObject *module, PyObject *type);

/* 0, or -1 with an exception. */
int array_guards_init(void);

#endif
