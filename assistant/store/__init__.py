"""What is kept: conversations, the journal, feedback. Values and the process's memory are light; SQLAlchemy is imported where a store is opened."""
