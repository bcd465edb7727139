/* An item of the dict of any class, also of those that CPython does not let Python change. */
#ifndef JANUS_CLASS_ITEM_H
#define JANUS_CLASS_ITEM_H

#include <Python.h>

/* `swap_class_item(class, name, value) -> the item before`: see class_item.c. A new reference. */
PyObject *class_item_swap(PyObject *module, PyObject *args);

#endif
