"""What a reader is shown of the status: words, numbers, tables, charts. Pure, and without Streamlit."""
