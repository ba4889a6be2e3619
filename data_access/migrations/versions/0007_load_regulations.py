"""Load the reference data anew: the regulations on inspection with the days on which each is in force."""

from alembic import op

from data_access import reference

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Insert what is missing and correct what differs."""
    reference.load(op.get_bind())


def downgrade() -> None:
    """Nothing: reference rows stay, as facts may refer to them."""
