"""Let a first password lapse, say from where a session was opened, and know the browsers of an account."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TO_THE_FIRST_USE = timedelta(hours=72)


def upgrade() -> None:
    """Add columns and table; a first password that is out already lapses 72 hours from now."""
    with op.batch_alter_table("app_user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("password_until", sa.DateTime(), nullable=True))
    user = sa.table("app_user", sa.column("must_change", sa.Boolean()), sa.column("password_until", sa.DateTime()))
    until = datetime.now(UTC).replace(tzinfo=None) + _TO_THE_FIRST_USE
    op.execute(user.update().where(user.c.must_change).values(password_until=until))

    with op.batch_alter_table("app_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("device", sa.String(length=60), nullable=True))
        batch_op.add_column(sa.Column("address", sa.String(length=64), nullable=True))
        batch_op.create_index(batch_op.f("ix_app_session_seen_at"), ["seen_at"], unique=False)

    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.add_column(sa.Column("browser_sha256", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("delayed_at", sa.DateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_sign_in_failure_browser_sha256"), ["browser_sha256"], unique=False)

    op.create_table(
        "known_browser",
        sa.Column("browser_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_name", sa.String(length=60), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_name"], ["app_user.name"], name=op.f("fk_known_browser_user_name_app_user")),
        sa.PrimaryKeyConstraint("browser_sha256", "user_name", name=op.f("pk_known_browser")),
    )


def downgrade() -> None:
    """Drop them; sessions stay in force, first passwords no longer lapse."""
    op.drop_table("known_browser")
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_failure_browser_sha256"))
        batch_op.drop_column("delayed_at")
        batch_op.drop_column("browser_sha256")
    with op.batch_alter_table("app_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_app_session_seen_at"))
        batch_op.drop_column("address")
        batch_op.drop_column("device")
    with op.batch_alter_table("app_user", schema=None) as batch_op:
        batch_op.drop_column("password_until")
