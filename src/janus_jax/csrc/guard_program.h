/* A guard program: what must hold of a frame's arguments before a specialization may run, as instructions over
 * slots. */
#ifndef JANUS_GUARD_PROGRAM_H
#define JANUS_GUARD_PROGRAM_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>

/* name, C name, kinds of its operands (see guard_builder.c). Fetches come first: their first operand is the slot
 * they fill. */
#define GUARD_FETCHES(X)                                                                                               \
    X("local", LOCAL, "di")                                                                                            \
    X("function", FUNCTION, "d")                                                                                       \
    X("const", CONST, "do")                                                                                            \
    X("attr", ATTR, "dsn")                                                                                             \
    X("class_attr", CLASS_ATTR, "dsn")                                                                                 \
    X("slot", SLOT, "dsm")                                                                                             \
    X("item", ITEM, "dsi")                                                                                             \
    X("key", KEY, "dsk")                                                                                               \
    X("cell", CELL, "ds")                                                                                              \
    X("closure", CLOSURE, "dsi")                                                                                       \
    X("defaults", DEFAULTS, "ds")                                                                                      \
    X("kwdefaults", KWDEFAULTS, "ds")                                                                                  \
    X("method_self", METHOD_SELF, "ds")                                                                                \
    X("method_func", METHOD_FUNC, "ds")                                                                                \
    X("partial", PARTIAL, "dsi")                                                                                       \
    X("len", LEN, "ds")

#define GUARD_CHECKS(X)                                                                                                \
    X("is", IS, "so")                                                                                                  \
    X("is_not", IS_NOT, "so")                                                                                          \
    X("type", TYPE, "st")                                                                                              \
    X("value", VALUE, "sv")                                                                                            \
    X("length", LENGTH, "si")                                                                                          \
    X("keys", KEYS, "sT")                                                                                              \
    X("attr_names", ATTR_NAMES, "sT")                                                                                  \
    X("no_slot", NO_SLOT, "sm")                                                                                        \
    X("no_attr", NO_ATTR, "sn")                                                                                        \
    X("no_key", NO_KEY, "sk")                                                                                          \
    X("type_attr", TYPE_ATTR, "tno")                                                                                   \
    X("same", SAME, "ss")                                                                                              \
    X("distinct", DISTINCT, "ss")                                                                                      \
    X("all_distinct", ALL_DISTINCT, "gg")                                                                              \
    X("code", CODE, "sc")                                                                                              \
    X("aval", AVAL, "so")                                                                                              \
    X("ndarray", NDARRAY, "soT")                                                                                       \
    X("unset_cell", UNSET_CELL, "s")

#define GUARD_ENUM(name, op, kinds) OP_##op,
typedef enum { GUARD_FETCHES(GUARD_ENUM) GUARD_CHECKS(GUARD_ENUM) OP_COUNT } GuardOp;

/* A set of slots for "all_distinct": members, and those of them that may not repeat at all come first. */
typedef struct {
    Py_ssize_t unique;   /* every one of slots[0:unique] differs from every other slot here */
    Py_ssize_t count;
    Py_ssize_t mask;     /* size of the hash table that comparing takes, less one */
    PyObject **table;    /* owned memory for borrowed addresses, cleared before each use */
    int slots[];
} SlotGroup;

/* One instruction. `objects` are owned, in the order of its operands. */
typedef struct {
    GuardOp op;
    int target;          /* slot that a fetch fills */
    int slot[2];         /* slots that are read */
    Py_ssize_t number;   /* index or length */
    Py_hash_t hash;      /* of the name or key among the objects */
    PyObject *objects[3];
    SlotGroup *group;
} GuardInstruction;

typedef struct {
    PyObject_HEAD
    PyObject *source;            /* the tuple of tuples that it was built from */
    PyObject *output_slots;      /* the tuple of slots, as given */
    GuardInstruction *code;
    Py_ssize_t code_count;
    int *outputs;                /* slots */
    Py_ssize_t output_count;
    Py_ssize_t slot_count;       /* slots are renumbered in the order in which they are filled */
    PyObject **scratch;          /* room for the slots of one evaluation */
    bool is_scratch_taken;
} GuardProgram;

extern PyTypeObject GuardProgram_Type;

/* What "type_attr" expects of a name that the type lacks. */
extern PyObject janus_absent;

/* Build `program` from its source and output_slots; called once. 0, or -1 with an exception. */
int guard_program_build(GuardProgram *program);

/* The ops with the kinds of their operands, as a dict. New reference, or NULL with an exception. */
PyObject *guard_program_ops(void);

/* Make the type ready. 0, or -1 with an exception. */
int guard_program_init(void);

#endif
