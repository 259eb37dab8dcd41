"""The stages of one question, each a file named by its verb."""
