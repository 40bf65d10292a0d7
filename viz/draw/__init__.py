"""How Streamlit draws a declaration, and keeps its state in the address."""
