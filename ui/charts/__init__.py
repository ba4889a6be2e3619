"""Charts: a counted frame in, an Altair chart out. None of them knows Streamlit; all share one theme."""

from ui.charts import theme as theme  # registers the theme: every chart is drawn after this
