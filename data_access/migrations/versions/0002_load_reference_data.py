"""Load the reference data that ships with the program, and start the one revision row.

A later correction of a file comes with its own migration that calls `reference.load` again; loading is idempotent.
"""

from datetime import date

from alembic import op
from sqlalchemy import delete, insert

from data_access import clock, reference
from data_access.schema.system import revision as revision_row

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Insert what is missing and correct what differs; number the state 0."""
    connection = op.get_bind()
    reference.load(connection)
    beginning = clock.day_start(date(2021, 3, 30))  # the day of the Directive: no fact is older
    connection.execute(insert(revision_row).values(id=1, number=0, changed_at=beginning, is_demo=False))


def downgrade() -> None:
    """Empty the revision row; reference data goes with its tables."""
    op.get_bind().execute(delete(revision_row))
