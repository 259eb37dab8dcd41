"""Alembic's migrations of the store; assistant.store.versions names them in their order."""
