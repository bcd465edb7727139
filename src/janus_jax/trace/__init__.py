"""Decides where control goes, runs calls and generators, and turns what a trace leaves behind into recipes."""
