"""Keep rules and other names of units that administrators set apart from what files bring, so that neither undoes the other."""

import sqlalchemy as sa
from alembic import op

from data_access import reference

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and load the notes of rules anew: administrators read them now."""
    op.create_table(
        "rule_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.String(length=60), nullable=True),
        sa.Column("regulation", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by", sa.String(length=60), nullable=False),
        sa.Column("set_as", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_setting")),
    )
    op.create_index(op.f("ix_rule_setting_key"), "rule_setting", ["key"], unique=False)
    op.create_table(
        "alias_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("target", sa.String(length=24), nullable=False),
        sa.Column("text", sa.String(length=120), nullable=False),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by", sa.String(length=60), nullable=False),
        sa.Column("set_as", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias_setting")),
    )
    reference.load(op.get_bind())


def downgrade() -> None:
    """Drop the tables; what the files say holds again."""
    op.drop_table("alias_setting")
    op.drop_table("rule_setting")
