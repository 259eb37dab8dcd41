"""Tests of the curator's side."""
