"""Add the milestones of the consolidation of weak bases, which are kept in the app and stand in no workbook."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and its indexes."""
    op.create_table(
        "weak_case_milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_code", sa.String(length=48), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("document", sa.String(length=80), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_weak_case_milestone_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_weak_case_milestone_committee_id_committee")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_weak_case_milestone_submission_id_submission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weak_case_milestone")),
        info={"key": ("case_code", "number")},
    )
    with op.batch_alter_table("weak_case_milestone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_weak_case_milestone_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_weak_case_milestone_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_weak_case_milestone_key", ["case_code", "number"], unique=False)
        batch_op.create_index(batch_op.f("ix_weak_case_milestone_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_weak_case_milestone_current",
            ["case_code", "number"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )


def downgrade() -> None:
    """Drop the table with what was written."""
    op.drop_table("weak_case_milestone")
