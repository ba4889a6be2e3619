"""Họp giao ban: the meetings that were held and are being prepared, and one of them from its draft to its locked record."""

import streamlit as st

from domain.agenda import State
from domain.roles import Action
from ui import forms, links, meeting_agenda, meeting_held, meeting_links, meeting_list
from ui.frame import nothing, page_header
from ui.lists import meetings as words
from ui.loaders import meetings as loaders
from ui.tables import First, listing
from ui.view import current_view

view = current_view()
found = loaders.meeting(view, number=links.asked(links.NUMBER))
may_run = forms.may_now(view, Action.RUN_MEETING)

if found is not None:
    meeting_list.heading(view, found)
    meeting_agenda.outcome()
    if found.meeting.state is State.DRAFT and may_run:
        with st.container(horizontal=True, vertical_alignment="center", key="phan-chot"):
            meeting_agenda.freezing(found)
            meeting_agenda.discarding(found)
        meeting_agenda.editor(found)
    elif found.meeting.state is State.DRAFT:
        meeting_agenda.shown(found)
    else:
        meeting_held.told(found)
        meeting_held.ways(view, found, may_run=may_run)
        meeting_held.concluded(view, found)
        meeting_held.slides(view, found)
else:
    page_header(view, "Họp giao ban")
    meeting_agenda.outcome()
    if links.asked(links.NUMBER):
        nothing("Không có cuộc họp nào như địa chỉ này nêu trong phạm vi được xem.")
    if may_run:
        meeting_list.preparing(view)
    listed = loaders.listed(view)
    if len(listed):
        shown = First.of(listed).leading(title=meeting_links.meetings(view))
        listing(shown, words.LISTED, key="cac-cuoc-hop", alt="Các cuộc họp giao ban, mới nhất trước", limit=12)
    else:
        nothing(words.NONE_YET if loaders.sees_meetings(view.reach) else words.NOT_SEEN)
