/* Reads of dicts and instances, and comparisons of plain values, that never run a line of the user's Python. */
#ifndef JANUS_RAW_STORAGE_H
#define JANUS_RAW_STORAGE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>

/* UNDECIDABLE: only a comparison written in Python could tell. */
typedef enum { RAW_ABSENT = 0, RAW_FOUND = 1, RAW_UNDECIDABLE = 2 } RawLookup;

/* Look `key` up in the storage of `dict` (a dict or of a subclass). *value is borrowed, set when RAW_FOUND. Sets no
 * exception. */
RawLookup raw_dict_lookup(PyObject *dict, PyObject *key, Py_hash_t hash, PyObject **value);

/* Look `name` (an exact str) up in the instance dict of `object`. As raw_dict_lookup. */
RawLookup raw_instance_lookup(PyObject *object, PyObject *name, Py_hash_t hash, PyObject **value);

/* Whether `object` is an int, bool, float, complex, str, bytes or None of exactly that type, or a tuple of such. */
bool raw_is_plain(PyObject *object);

/* Whether the two are the same object, or plain, of one type and of one value; floats bit by bit. Sets no exception. */
bool raw_same_value(PyObject *a, PyObject *b);

/* Whether the keys of `dict`, in order, are raw_same_value as the items of the tuple `keys`. Sets no exception. */
bool raw_same_keys(PyObject *dict, PyObject *keys);

/* Whether the names in the instance dict of `object`, in order, are the items of the tuple `names` (an object
 * without: none). Sets no exception. */
bool raw_same_attr_names(PyObject *object, PyObject *names);

#endif
