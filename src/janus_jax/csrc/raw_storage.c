/* Reads of dicts and instances, and comparisons of plain values, that never run a line of the user's Python.
 *
 * dict.__getitem__ compares a stored key of equal hash by its __eq__, which may be the user's; so the hash table is
 * walked here:
 *
 *   keys->dk_indices   [ -1 | 2 | -1 | 0 | 1 | -1 | -1 | -1 ]     hash & mask, then probed as in dictobject.c
 *                             |        |   |
 *   DK_ENTRIES(keys)   [ (hash, key, value), (...), (...) ]       or (key, value) where all keys are str,
 *                                                                 with the values beside, in split tables
 *
 * Invariant: no reference count changes, nothing is allocated, no exception is set. Read in
 * https://github.com/python/cpython/blob/v3.13.0/Objects/dictobject.c#L1050 (the same algorithm from 3.11 to 3.14).
 */
#include "raw_storage.h"

#include "cpython_compat.h"

#include <string.h>

#define PERTURB_SHIFT 5
#define INDEX_EMPTY (-1)

/* The entry number stored at place `i` of the hash table, or negative. */
static Py_ssize_t
read_index(const PyDictKeysObject *keys, size_t i)
{
    int log2 = keys->dk_log2_size;
    if (log2 < 8) {
        return ((const int8_t *)keys->dk_indices)[i];
    }
    if (log2 < 16) {
        return ((const int16_t *)keys->dk_indices)[i];
    }
    if (log2 < 32) {
        return ((const int32_t *)keys->dk_indices)[i];
    }
    return (Py_ssize_t)((const int64_t *)keys->dk_indices)[i];
}

/* Whether == between such objects runs C only: either it is object's (identity) or that of a built-in scalar. */
static bool
is_compared_natively(PyObject *object)
{
    richcmpfunc compare = Py_TYPE(object)->tp_richcompare;
    return compare == PyBaseObject_Type.tp_richcompare || compare == PyUnicode_Type.tp_richcompare ||
           compare == PyLong_Type.tp_richcompare || compare == PyFloat_Type.tp_richcompare ||
           compare == PyBytes_Type.tp_richcompare || compare == PyComplex_Type.tp_richcompare || raw_is_plain(object);
}

/* Whether two objects of equal hash are the same key. */
static RawLookup
compare_keys(PyObject *stored, PyObject *key)
{
    if (stored == key) {
        return RAW_FOUND;
    }
    if (PyUnicode_CheckExact(stored) && PyUnicode_CheckExact(key)) {
        return raw_same_value(stored, key) ? RAW_FOUND : RAW_ABSENT;
    }
    if (!is_compared_natively(stored) || !is_compared_natively(key)) {
        return RAW_UNDECIDABLE;
    }
    int equal = PyObject_RichCompareBool(stored, key, Py_EQ);
    if (equal < 0) {
        PyErr_Clear();
        return RAW_UNDECIDABLE;
    }
    return equal ? RAW_FOUND : RAW_ABSENT;
}

/* Find `key`; *entry becomes its entry number when RAW_FOUND. */
static RawLookup
find_entry(PyDictKeysObject *keys, PyObject *key, Py_hash_t hash, Py_ssize_t *entry)
{
    bool is_unicode = keys->dk_kind != DICT_KEYS_GENERAL;
    size_t mask = ((size_t)1 << keys->dk_log2_size) - 1;
    size_t perturb = (size_t)hash;
    for (size_t i = (size_t)hash & mask;; perturb >>= PERTURB_SHIFT, i = (i * 5 + perturb + 1) & mask) {
        Py_ssize_t index = read_index(keys, i);
        if (index == INDEX_EMPTY) {
            return RAW_ABSENT;
        }
        if (index < 0) {
            continue;
        }
        PyObject *stored = is_unicode ? DK_UNICODE_ENTRIES(keys)[index].me_key : DK_ENTRIES(keys)[index].me_key;
        *entry = index;
        if (stored == key) {
            return RAW_FOUND;
        }
        Py_hash_t stored_hash = is_unicode ? ((PyASCIIObject *)stored)->hash : DK_ENTRIES(keys)[index].me_hash;
        if (stored_hash != hash) {
            continue;
        }
        RawLookup outcome = compare_keys(stored, key);
        if (outcome != RAW_ABSENT) {
            return outcome;
        }
    }
}

/* See raw_storage.h. */
RawLookup
raw_dict_lookup(PyObject *dict, PyObject *key, Py_hash_t hash, PyObject **value)
{
    PyDictKeysObject *keys = ((PyDictObject *)dict)->ma_keys;
    PyDictValues *values = ((PyDictObject *)dict)->ma_values;
    Py_ssize_t entry;
    RawLookup outcome = find_entry(keys, key, hash, &entry);
    if (outcome != RAW_FOUND) {
        return outcome;
    }
    if (values != NULL) {
        *value = values->values[entry];
    }
    else if (keys->dk_kind != DICT_KEYS_GENERAL) {
        *value = DK_UNICODE_ENTRIES(keys)[entry].me_value;
    }
    else {
        *value = DK_ENTRIES(keys)[entry].me_value;
    }
    return *value == NULL ? RAW_ABSENT : RAW_FOUND;
}

/* See raw_storage.h. */
RawLookup
raw_instance_lookup(PyObject *object, PyObject *name, Py_hash_t hash, PyObject **value)
{
    InstanceStorage storage = compat_instance_storage(object);
    if (storage.dict != NULL) {
        return PyDict_Check(storage.dict) ? raw_dict_lookup(storage.dict, name, hash, value) : RAW_UNDECIDABLE;
    }
    if (storage.values == NULL) {
        return RAW_ABSENT;
    }
    Py_ssize_t entry;
    RawLookup outcome = find_entry(storage.keys, name, hash, &entry);
    if (outcome != RAW_FOUND) {
        return outcome;
    }
    *value = storage.values->values[entry];
    return *value == NULL ? RAW_ABSENT : RAW_FOUND;
}

/* Whether `object` is a scalar that only C code compares. */
static bool
is_plain_scalar(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    return type == &PyLong_Type || type == &PyUnicode_Type || type == &PyFloat_Type || type == &PyBool_Type ||
           type == &PyBytes_Type || type == &PyComplex_Type || object == Py_None;
}

/* As raw_is_plain, for tuples nested at most `depth` deep. */
static bool
is_plain_to_depth(PyObject *object, int depth)
{
    if (!PyTuple_CheckExact(object)) {
        return is_plain_scalar(object);
    }
    if (depth == 0) {
        return false;
    }
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(object); i++) {
        if (!is_plain_to_depth(PyTuple_GET_ITEM(object, i), depth - 1)) {
            return false;
        }
    }
    return true;
}

/* See raw_storage.h. The depth bounds the C stack that a comparison takes. */
bool
raw_is_plain(PyObject *object)
{
    return is_plain_to_depth(object, 64);
}

/* Whether two str hold the same characters. */
static bool
is_same_text(PyObject *a, PyObject *b)
{
    if (!compat_text_is_ready(a) || !compat_text_is_ready(b)) {
        return false;
    }
    Py_ssize_t length = PyUnicode_GET_LENGTH(a);
    return length == PyUnicode_GET_LENGTH(b) && PyUnicode_KIND(a) == PyUnicode_KIND(b) &&
           memcmp(PyUnicode_DATA(a), PyUnicode_DATA(b), (size_t)length * (size_t)PyUnicode_KIND(a)) == 0;
}

/* Whether two tuples hold the same values. */
static bool
is_same_tuple(PyObject *a, PyObject *b)
{
    if (PyTuple_GET_SIZE(a) != PyTuple_GET_SIZE(b)) {
        return false;
    }
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(a); i++) {
        if (!raw_same_value(PyTuple_GET_ITEM(a, i), PyTuple_GET_ITEM(b, i))) {
            return false;
        }
    }
    return true;
}

/* Whether two int are equal. Neither comparison of exact ints allocates or fails. */
static bool
is_same_int(PyObject *a, PyObject *b)
{
    return PyObject_RichCompareBool(a, b, Py_EQ) == 1;
}

/* See raw_storage.h. One of the two is part of a guard program, whose depth was checked when it was built. */
bool
raw_same_value(PyObject *a, PyObject *b)
{
    PyTypeObject *type = Py_TYPE(a);
    if (a == b) {
        return true;
    }
    if (type != Py_TYPE(b)) {
        return false;
    }
    if (type == &PyLong_Type) {
        return is_same_int(a, b);
    }
    if (type == &PyUnicode_Type) {
        return is_same_text(a, b);
    }
    if (type == &PyFloat_Type) {
        return memcmp(&((PyFloatObject *)a)->ob_fval, &((PyFloatObject *)b)->ob_fval, sizeof(double)) == 0;
    }
    if (type == &PyComplex_Type) {
        return memcmp(&((PyComplexObject *)a)->cval, &((PyComplexObject *)b)->cval, sizeof(Py_complex)) == 0;
    }
    if (type == &PyBytes_Type) {
        Py_ssize_t size = PyBytes_GET_SIZE(a);
        return size == PyBytes_GET_SIZE(b) && memcmp(PyBytes_AS_STRING(a), PyBytes_AS_STRING(b), (size_t)size) == 0;
    }
    return type == &PyTuple_Type && is_same_tuple(a, b);
}

/* See raw_storage.h. */
bool
raw_same_keys(PyObject *dict, PyObject *keys)
{
    Py_ssize_t count = PyTuple_GET_SIZE(keys);
    if (PyDict_GET_SIZE(dict) != count) {
        return false;
    }
    PyObject *key;
    Py_ssize_t position = 0;
    for (Py_ssize_t i = 0; PyDict_Next(dict, &position, &key, NULL); i++) {
        if (i >= count || !raw_same_value(key, PyTuple_GET_ITEM(keys, i))) {
            return false;
        }
    }
    return true;
}

/* See raw_storage.h. */
bool
raw_same_attr_names(PyObject *object, PyObject *names)
{
    InstanceStorage storage = compat_instance_storage(object);
    if (storage.dict != NULL) {
        return PyDict_Check(storage.dict) && raw_same_keys(storage.dict, names);
    }
    Py_ssize_t count = storage.values == NULL ? 0 : compat_value_count(storage.values);
    if (count != PyTuple_GET_SIZE(names)) {
        return false;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *name = DK_UNICODE_ENTRIES(storage.keys)[compat_value_index(storage.values, i)].me_key;
        if (!raw_same_value(name, PyTuple_GET_ITEM(names, i))) {
            return false;
        }
    }
    return true;
}
