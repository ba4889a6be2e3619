"""Tests: the folders mirror the source; `builders` makes what they need, `conftest` the databases."""
