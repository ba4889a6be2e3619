"""Chỉ tiêu: every indicator against its target."""

from ui.frame import page_header
from ui.view import current_view

view = current_view()
page_header(view, "Chỉ tiêu")
