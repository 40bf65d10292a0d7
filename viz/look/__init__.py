"""How things look: colours, figures, words, numbers."""
