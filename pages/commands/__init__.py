"""What is run over all rooms from the command line."""
