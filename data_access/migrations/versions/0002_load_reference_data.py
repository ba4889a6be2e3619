"""Load the reference data that ships with the program.

A later correction of a file comes with its own migration that calls `reference.load` again; loading is idempotent.
"""

from alembic import op

from data_access import reference

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Insert what is missing and correct what differs."""
    reference.load(op.get_bind())


def downgrade() -> None:
    """Reference data goes with its tables."""
