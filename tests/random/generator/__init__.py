"""Random imperative programs: a grammar as tables, trees drawn from it, and the text of the program that one means."""
