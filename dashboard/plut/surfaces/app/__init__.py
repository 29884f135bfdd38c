"""The app: content in Streamlit."""
