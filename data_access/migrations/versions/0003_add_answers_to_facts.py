"""Add what is written in the app itself: work sent back, requests for explanation with their answers, remarks."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "explanation_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=True),
        sa.Column("question", sa.String(length=500), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("asked_by", sa.String(length=60), nullable=False),
        sa.Column("asked_as", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_explanation_request_committee_id_committee")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_explanation_request")),
    )
    with op.batch_alter_table("explanation_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_explanation_request_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_explanation_request_committee_id"), ["committee_id"], unique=False)

    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=24), nullable=False),
        sa.Column("indicator", sa.String(length=4), nullable=True),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", sa.String(length=60), nullable=False),
        sa.Column("written_as", sa.String(length=120), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.code"], name=op.f("fk_remark_indicator_indicator")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remark_place"), ["place"], unique=False)

    op.create_table(
        "explanation_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("answered_by", sa.String(length=60), nullable=False),
        sa.Column("answered_as", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_explanation_answer_committee_id_committee")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["explanation_request.id"], name=op.f("fk_explanation_answer_request_id_explanation_request")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_explanation_answer")),
    )
    with op.batch_alter_table("explanation_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_explanation_answer_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_explanation_answer_request_id"), ["request_id"], unique=False)

    op.create_table(
        "sent_back",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_code", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=False),
        sa.Column("returned_by", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_sent_back_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_sent_back_committee_id_committee")),
        sa.ForeignKeyConstraint(["returned_by"], ["committee.id"], name=op.f("fk_sent_back_returned_by_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_sent_back_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_back")),
        info={"key": ("assignment_code", "number")},
    )
    with op.batch_alter_table("sent_back", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sent_back_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_sent_back_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_sent_back_key", ["assignment_code", "number"], unique=False)
        batch_op.create_index(batch_op.f("ix_sent_back_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_sent_back_current",
            ["assignment_code", "number"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )


def downgrade() -> None:
    """Drop them, with what was written."""
    with op.batch_alter_table("sent_back", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_sent_back_current", sqlite_where=sa.text("recorded_to IS NULL"), postgresql_where=sa.text("recorded_to IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_sent_back_submission_id"))
        batch_op.drop_index("ix_sent_back_key")
        batch_op.drop_index(batch_op.f("ix_sent_back_committee_id"))
        batch_op.drop_index(batch_op.f("ix_sent_back_closed_by"))

    op.drop_table("sent_back")
    with op.batch_alter_table("explanation_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_explanation_answer_request_id"))
        batch_op.drop_index(batch_op.f("ix_explanation_answer_committee_id"))

    op.drop_table("explanation_answer")
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remark_place"))

    op.drop_table("remark")
    with op.batch_alter_table("explanation_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_explanation_request_committee_id"))
        batch_op.drop_index(batch_op.f("ix_explanation_request_code"))

    op.drop_table("explanation_request")
