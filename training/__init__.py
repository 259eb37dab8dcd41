"""Everything that measures or learns; imported by nothing that serves visitors."""
