"""Readers that the rules can do without: by a language model (``llm``), by an installed parser (``spacy``)."""
