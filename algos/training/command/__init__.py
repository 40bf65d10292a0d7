"""What stands between the command line and the engine: arguments, the run's folder, control, sweep."""
