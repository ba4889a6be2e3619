"""Pure rules: what late, weak, consolidated and comparable mean. No input or output, no Streamlit, no SQL."""
