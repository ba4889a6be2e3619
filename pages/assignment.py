"""Nhiệm vụ: one piece of assigned work, from the clause it serves to the cell of each statement about it."""

from ui.frame import page_header
from ui.view import current_view

view = current_view()
page_header(view, "Nhiệm vụ")
