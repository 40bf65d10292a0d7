"""Learners without a browser: real websocket sessions in Streamlit's own protobuf, for benchmarks/load.py."""
