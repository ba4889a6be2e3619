"""Invented data for an empty database: seeded, so the same seed on the same day tells the same story.

Organisations are real places; every figure, case and document symbol is made up, and the database says so.
"""
