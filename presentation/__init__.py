"""The status as shown to readers: words, numbers, tables, charts. Pure functions, without Streamlit."""
