"""Lần nộp: one submission, and the cells of the row that was asked for."""

from ui.frame import page_header
from ui.view import current_view

view = current_view()
page_header(view, "Lần nộp")
