"""For a teacher: links for a class, sheets to print."""
