"""The search index: analyser, vectoriser and the phrasings themselves."""
