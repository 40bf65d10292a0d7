"""Comparisons with installed trainers: do the numbers agree, and how long do they take. See README.md here."""
