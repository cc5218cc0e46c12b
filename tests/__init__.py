"""Tests of the product, grouped by room."""
