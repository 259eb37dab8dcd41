"""What is kept: for now the conversations of this process."""
