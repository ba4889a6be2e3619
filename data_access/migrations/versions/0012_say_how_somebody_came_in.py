"""Keep of tickets and sessions whether an identity provider vouched, because a first password stops only whoever came with it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_TABLES = ("sign_in_ticket", "app_session")


def upgrade() -> None:
    """Add the column; all that are open came with a password."""
    for table in _TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("by_provider", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    """Drop the column; sessions stay in force."""
    for table in _TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("by_provider")
