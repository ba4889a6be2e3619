"""Facts: what committees and city bodies stated in their workbooks. See `base.fact_table` for the columns all share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Integer, String, Table, Text

from data_access.schema.base import fact_table


def _committee() -> Column[Any]:
    return Column("committee_id", String(24), ForeignKey("committee.id"), nullable=False, index=True)


assignment = fact_table(  # a row: one piece of work given to one committee or city body
    "assignment",
    ("code",),
    Column("code", String(40), nullable=False),
    _committee(),
    Column("clause", String(4), ForeignKey("clause.code"), nullable=False),
    Column("letter", String(1)),
    Column("title", String(300), nullable=False),
    Column("product", String(300), nullable=False),
    Column("assigning_document", String(80), nullable=False),
    Column("assigned_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),  # the original deadline; it is kept when a move is recorded
    Column("cancelled_on", Date),  # by who assigned it, never by the owner
    Column("cancel_reason", String(300)),
)

deadline_move = fact_table(  # a row: one move of a deadline, by the document that ordered it
    "deadline_move",
    ("assignment_code", "number"),
    Column("assignment_code", String(40), nullable=False),
    Column("number", Integer, nullable=False),  # 1 for the first move
    _committee(),  # of the assignment, so that a scope holds here too
    Column("moved_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),  # the deadline from then on
    Column("document", String(80), nullable=False),
)

assignment_report = fact_table(  # a row: what the owner last reported of one assignment
    "assignment_report",
    ("assignment_code",),
    Column("assignment_code", String(40), nullable=False),
    _committee(),
    Column("started_on", Date),
    Column("done_on", Date),
    Column("product_document", String(80)),  # symbol of the document that shows the product
    Column("note", String(300)),
)

verification = fact_table(  # a row: a body other than the owner confirmed that the work is done
    "verification",
    ("assignment_code",),
    Column("assignment_code", String(40), nullable=False),
    _committee(),  # of the assignment, so that a scope holds here too
    Column("verified_on", Date, nullable=False),
    Column("verified_by", String(24), ForeignKey("committee.id"), nullable=False),
    Column("document", String(80), nullable=False),
)

sent_back = fact_table(  # a row: a body other than the owner found that reported work is not done yet
    "sent_back",
    ("assignment_code", "number"),
    Column("assignment_code", String(40), nullable=False),
    Column("number", Integer, nullable=False),  # 1 for the first time
    _committee(),  # of the assignment, so that a scope holds here too
    Column("done_on", Date, nullable=False),  # as it had been reported: until it was returned, that is what was known
    Column("returned_on", Date, nullable=False),
    Column("returned_by", String(24), ForeignKey("committee.id"), nullable=False),
    Column("reason", String(500), nullable=False),
)

observation = fact_table(  # a row: one indicator of one committee for one period; `item` is a breakdown code or empty
    "observation",
    ("committee_id", "indicator", "period", "item"),
    _committee(),
    Column("indicator", String(4), ForeignKey("indicator.code"), nullable=False, index=True),
    Column("period", String(8), nullable=False, index=True),
    Column("item", String(24), nullable=False),
    Column("numerator", Float),  # the count itself for a count; null when not applicable
    Column("denominator", Float),
    Column("target", Float),  # in the unit of the indicator; percent as 0 to 100
    Column("not_applicable", Boolean, nullable=False),
    Column("note", String(300)),
)

base_organisation = fact_table(  # a row: one grassroots organisation
    "base_organisation",
    ("code",),
    Column("code", String(40), nullable=False),
    _committee(),
    Column("name", String(200), nullable=False),
    Column("form", String(8), nullable=False),  # CBCS, DBCS
    Column("type_code", String(8), nullable=False),
    Column("members", Integer),
    Column("is_key", Boolean, nullable=False),  # đơn vị trọng yếu (1.9b), a list of its own
    Column("founded_on", Date),
    Column("ended_on", Date),
)

classification = fact_table(  # a row: the level one base was given for a year or quarter
    "classification",
    ("base_code", "period"),
    Column("base_code", String(40), nullable=False),
    _committee(),
    Column("period", String(8), nullable=False),
    Column("level", String(4), nullable=False),  # HTXS, HTT, HT, KHT, CDG
)

weak_case = fact_table(  # a row: one stay of a base on the register
    "weak_case",
    ("code",),
    Column("code", String(48), nullable=False),
    _committee(),
    Column("base_code", String(40), nullable=False, index=True),
    Column("listed_on", Date, nullable=False),
    Column("document", String(80), nullable=False),
    Column("reasons", String(120), nullable=False),  # reason codes joined by comma
    Column("measures", String(500)),
    Column("responsible", String(160)),  # a body or office, never a person
)

weak_case_event = fact_table(  # a row: one step of a case, with the document that made it
    "weak_case_event",
    ("case_code", "stage", "number"),
    Column("case_code", String(48), nullable=False),
    Column("number", Integer, nullable=False),  # 1, and 2 for a second extension
    _committee(),
    Column("stage", String(12), nullable=False),  # listed, planned, underway, proposed, exited, extended, dissolved
    Column("happened_on", Date, nullable=False),
    Column("document", String(80)),
    Column("due_on", Date),  # the deadline set by planned and extended
)

weak_case_milestone = fact_table(  # a row: one piece of the consolidation of a case, with the day it is due
    "weak_case_milestone",
    ("case_code", "number"),
    Column("case_code", String(48), nullable=False),
    Column("number", Integer, nullable=False),  # 1 for the first
    _committee(),
    Column("what", String(300), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("done_on", Date),
    Column("document", String(80)),  # that shows it was done
)

inspection = fact_table(  # a row: one inspection or supervision of the programme or outside it
    "inspection",
    ("code",),
    Column("code", String(40), nullable=False),
    _committee(),
    Column("year", Integer, nullable=False),  # of the programme
    Column("authority", String(8), nullable=False),  # CAP_UY, UBKT, CHI_BO
    Column("form", String(8), nullable=False),
    Column("subject", String(4), nullable=False),  # TCD organisations, DV members (counts only)
    Column("base_code", String(40)),
    Column("clause", String(4)),  # of the Directive that it touched
    Column("planned_on", Date),  # null when it was not in the programme
    Column("started_on", Date),
    Column("ended_on", Date),
    Column("concluded_on", Date),
    Column("document", String(80)),  # thông báo kết luận
    Column("inspected", Integer),
    Column("concluded", Integer),
    Column("with_violation", Integer),
    Column("to_discipline", Integer),
    Column("disciplined", Integer),
    Column("findings", String(120)),  # finding codes joined by comma
)

recommendation = fact_table(  # a row: one remedy an inspection asked for
    "recommendation",
    ("code",),
    Column("code", String(48), nullable=False),
    _committee(),
    Column("inspection_code", String(40), nullable=False),
    Column("finding", String(24), nullable=False),
    Column("content", Text, nullable=False),
    Column("responsible", String(160), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("remedied_on", Date),
    Column("document", String(80)),
    Column("verified_on", Date),
)

FACTS: dict[str, Table] = {
    table.name: table
    for subject in (
        (assignment, deadline_move, assignment_report, verification, sent_back),
        (observation, base_organisation, classification),
        (weak_case, weak_case_event, weak_case_milestone),
        (inspection, recommendation),
    )
    for table in subject
}
"""Every fact table by name, in the order in which an import writes them."""
