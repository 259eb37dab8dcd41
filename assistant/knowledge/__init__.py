"""Entries, claims, policy and lexicon as frozen values, and their loading from YAML."""
