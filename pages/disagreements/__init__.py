"""Where trainers differ on the same batch."""
