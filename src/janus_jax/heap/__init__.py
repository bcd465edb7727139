"""Objects reached from a frame, and what a run owes them; knows neither JAX nor bytecode."""
