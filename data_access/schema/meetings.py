"""Review meetings: their agenda, what was concluded and what became of it. What is frozen is never changed again."""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, ForeignKey, Integer, String, Table, Text

from data_access.schema.base import metadata

meeting = Table(  # a row: one review meeting; draft until it is frozen, locked for good when it is closed
    "meeting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("place", String(24), nullable=False, index=True),  # a district's code, or «thanh-pho»
    Column("held_on", Date, nullable=False),
    Column("title", String(200), nullable=False),
    Column("prepared_at", DateTime, nullable=False),
    Column("prepared_by", String(60), nullable=False),  # user name of the account
    Column("prepared_as", String(120), nullable=False),  # its office
    Column("since", DateTime),  # the moment of the meeting before, from which changes are told; null for the first
    Column("as_of", DateTime),  # the moment of all figures; null in a draft
    Column("sha256", String(64)),  # of the whole frozen content
    Column("closed_at", DateTime),
)

agenda_item = Table(  # a row: one item; `position` orders those of a meeting, removed ones keep theirs
    "agenda_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("rule", String(16), nullable=False),  # see domain.agenda; «own» for what the secretary added
    Column("title", String(200), nullable=False),
    Column("text", String(500), nullable=False),  # of an own item, else empty
    Column("committee_id", String(24), ForeignKey("committee.id")),  # whom an own item concerns, if one alone
    Column("removed_reason", String(500)),  # null: it stands
    Column("content", Text),  # the slide as JSON, from the freeze on
)

meeting_place = Table(  # a row: where the secretary of a meeting is, for those who follow
    "meeting_place",
    metadata,
    Column("meeting_id", Integer, ForeignKey("meeting.id"), primary_key=True),
    Column("item_id", Integer, ForeignKey("agenda_item.id"), nullable=False),
    Column("moved_at", DateTime, nullable=False),
)

conclusion = Table(  # a row: what a meeting asked of one body by a day
    "conclusion",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False, index=True),
    Column("item_id", Integer, ForeignKey("agenda_item.id"), index=True),  # null: about no single item
    Column("text", String(500), nullable=False),
    Column("committee_id", String(24), ForeignKey("committee.id"), nullable=False, index=True),  # who is to do it
    Column("due_on", Date, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", String(60), nullable=False),
    Column("made_as", String(120), nullable=False),
)

conclusion_event = Table(  # a row: one step of a conclusion; the newest says where it stands
    "conclusion_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conclusion_id", Integer, ForeignKey("conclusion.id"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),  # reported, verified, returned, cancelled
    Column("document", String(80)),  # symbol of the document that shows it was done
    Column("reason", String(500)),
    Column("happened_at", DateTime, nullable=False),
    Column("told_by", String(60), nullable=False),
    Column("told_as", String(120), nullable=False),
)
