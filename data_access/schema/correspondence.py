"""What is asked, answered and remarked about facts in the app. Rows are added, never changed, only ended."""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, ForeignKey, Integer, String, Table

from data_access.schema.base import metadata

explanation_request = Table(  # a row: one committee was asked to explain one assignment or indicator by a day
    "explanation_request",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("committee_id", String(24), ForeignKey("committee.id"), nullable=False, index=True),  # which is asked
    Column("subject", String(12), nullable=False),  # assignment, indicator
    Column("code", String(40), nullable=False, index=True),  # of the subject
    Column("period", String(8)),  # for an indicator
    Column("question", String(500), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("asked_at", DateTime, nullable=False),
    Column("asked_by", String(60), nullable=False),  # user name of the account
    Column("asked_as", String(120), nullable=False),  # its office
    Column("withdrawn_at", DateTime),  # taken back before it was answered
    Column("withdrawn_by", String(60)),
    Column("withdrawn_reason", String(500)),
)

explanation_answer = Table(  # a row: an answer of the committee that was asked; the newest is the one that counts
    "explanation_answer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("request_id", Integer, ForeignKey("explanation_request.id"), nullable=False, index=True),
    Column("committee_id", String(24), ForeignKey("committee.id"), nullable=False, index=True),  # so that a scope holds here too
    Column("text", String(500), nullable=False),
    Column("answered_at", DateTime, nullable=False),
    Column("answered_by", String(60), nullable=False),
    Column("answered_as", String(120), nullable=False),
)

remark = Table(  # a row: why a figure or a period is as it is, in force until it was ended
    "remark",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("place", String(24), nullable=False, index=True),  # a committee's id, a district's code, or «thanh-pho»
    Column("indicator", String(4), ForeignKey("indicator.code")),  # null: about the period as a whole
    Column("period", String(8), nullable=False),
    Column("text", String(500), nullable=False),
    Column("written_at", DateTime, nullable=False),
    Column("written_by", String(60), nullable=False),
    Column("written_as", String(120), nullable=False),
    Column("ended_at", DateTime),
    Column("ended_by", String(60)),
)
