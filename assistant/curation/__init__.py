"""The curator's side: rules that keep the knowledge right."""
