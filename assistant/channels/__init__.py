"""Reply -> the form of a channel; nothing of a reply may be lost."""
