"""Chain the audit record by record and let the database refuse whatever would change one, so that nobody rewrites the past."""

import sqlalchemy as sa
from alembic import op

from domain.chain import BEGINNING, Entry, sha256

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_INDEXES = {
    "ix_audit_action_target": ["action", "target"],
    "ix_audit_actor": ["actor"],
    "ix_audit_happened_at": ["happened_at"],
}

_SQLITE = (
    """
    CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit BEGIN
        SELECT RAISE(ABORT, 'audit: records are added, never changed');
    END
    """,
    """
    CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit BEGIN
        SELECT RAISE(ABORT, 'audit: records are added, never removed');
    END
    """,
    # Also against INSERT OR REPLACE, which removes a row without asking the trigger above.
    """
    CREATE TRIGGER audit_goes_on BEFORE INSERT ON audit
    WHEN NEW.id <= coalesce((SELECT max(id) FROM audit), 0)
        OR NEW.previous_sha256 <> coalesce(
            (SELECT sha256 FROM audit ORDER BY id DESC LIMIT 1),
            '0000000000000000000000000000000000000000000000000000000000000000'
        )
    BEGIN
        SELECT RAISE(ABORT, 'audit: a record follows the last one');
    END
    """,
)

_POSTGRESQL = (
    """
    CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'audit: records are added, never changed or removed' USING ERRCODE = 'insufficient_privilege';
    END
    $$
    """,
    """
    CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept()
    """,
    """
    CREATE FUNCTION audit_follows() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        last record;
    BEGIN
        SELECT coalesce(max(id), 0) AS id, coalesce((array_agg(sha256))[1], repeat('0', 64)) AS sha256 INTO last
            FROM (SELECT id, sha256 FROM audit ORDER BY id DESC LIMIT 1) AS newest;
        IF NEW.id <= last.id OR NEW.previous_sha256 <> last.sha256 THEN
            RAISE EXCEPTION 'audit: a record follows the last one' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END
    $$
    """,
    "CREATE TRIGGER audit_goes_on BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_follows()",
)


def upgrade() -> None:
    """Add the hashes, chain what is there in the order of its numbers, and close the table to changes."""
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("previous_sha256", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("sha256", sa.String(length=64), nullable=True))
    _chain(op.get_bind())
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.alter_column("previous_sha256", existing_type=sa.String(length=64), nullable=False)
        batch_op.alter_column("sha256", existing_type=sa.String(length=64), nullable=False)
        batch_op.create_unique_constraint(op.f("uq_audit_previous_sha256"), ["previous_sha256"])
    for name, columns in _INDEXES.items():
        op.create_index(op.f(name), "audit", columns, unique=False)
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Open the table again and drop the hashes; the records stay."""
    if op.get_bind().dialect.name == "sqlite":
        for name in ("audit_refuses_update", "audit_refuses_delete", "audit_goes_on"):
            op.execute(f"DROP TRIGGER {name}")
    else:
        for trigger, function in (("audit_refuses_change", "audit_is_kept"), ("audit_goes_on", "audit_follows")):
            op.execute(f"DROP TRIGGER {trigger} ON audit")
            op.execute(f"DROP FUNCTION {function}()")
    for name in _INDEXES:
        op.drop_index(op.f(name), table_name="audit")
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("uq_audit_previous_sha256"), type_="unique")
        batch_op.drop_column("sha256")
        batch_op.drop_column("previous_sha256")


def _chain(connection: sa.Connection) -> None:
    names = ("id", "happened_at", "actor", "action", "target", "detail", "previous_sha256", "sha256")
    table = sa.table("audit", *(sa.column(name, sa.DateTime() if name == "happened_at" else None) for name in names))
    rows = connection.execute(sa.select(*(table.c[name] for name in names[:6])).order_by(table.c.id)).all()
    links, before = [], BEGINNING
    for row in rows:
        following = sha256(Entry(*row), previous=before)
        links.append({"number": row.id, "before": before, "own": following})
        before = following
    if links:
        chained = sa.update(table).where(table.c.id == sa.bindparam("number"))
        connection.execute(
            chained.values(previous_sha256=sa.bindparam("before"), sha256=sa.bindparam("own")),
            links,
        )
