"""Giải trình: what committees were asked to explain, and what they answered."""

from ui.frame import page_header
from ui.view import current_view

view = current_view()
page_header(view, "Giải trình")
