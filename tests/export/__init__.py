"""Tests of viz/export."""
