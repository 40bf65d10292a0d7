"""The command line of the engine: arguments, the run's folder, control, sweep."""
