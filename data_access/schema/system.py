"""The tables of the system itself: submissions, users, sessions, audit and the one revision row."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Index, Integer, String, Table, Text, false
from sqlalchemy import Date as DateColumn

from data_access.schema.base import metadata

revision = Table(  # one row: `number` grows with each change of the facts, so every cache keyed by it is fresh
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("is_demo", Boolean, nullable=False),
)

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(8), nullable=False),  # report, assign: workbooks; entry: stated in the app
    Column("committee_id", String(24), ForeignKey("committee.id"), nullable=False, index=True),  # who submits
    Column("period", String(8), nullable=False, index=True),
    Column("period_start", DateColumn, nullable=False),
    Column("period_end", DateColumn, nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("file_name", String(200), nullable=False),
    Column("file_sha256", String(64), nullable=False),
    Column("content_sha256", String(64), nullable=False),  # of the normalised values: a re-saved file is the same
    Column("accepted_at", DateTime, nullable=False),
    Column("accepted_by", String(60), nullable=False),  # user name of the account
    Column("new_rows", Integer, nullable=False),
    Column("changed_rows", Integer, nullable=False),
    Column("unchanged_rows", Integer, nullable=False),
    Column("withdrawn_at", DateTime),
    Column("withdrawn_by", String(60)),
    Column("withdrawn_reason", String(300)),
)

submission_sheet = Table(  # a row: a sheet that said something; a sheet left out has none
    "submission_sheet",
    metadata,
    Column("submission_id", Integer, ForeignKey("submission.id"), primary_key=True),
    Column("sheet", String(40), primary_key=True),
    Column("rows", Integer, nullable=False),  # 0 when the box «không phát sinh» was ticked
)

normalisation = Table(  # a row: a cell that was accepted in another form than it was written
    "normalisation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("submission_id", Integer, ForeignKey("submission.id"), nullable=False, index=True),
    Column("sheet", String(40), nullable=False),
    Column("cell", String(12), nullable=False),
    Column("rule", String(24), nullable=False),
    Column("found", String(200), nullable=False),
    Column("taken", String(200), nullable=False),
)

confirmation = Table(  # a row: a submission stated again what fact row `fact_id` of `fact` already said
    "confirmation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("submission_id", Integer, ForeignKey("submission.id"), nullable=False, index=True),
    Column("fact", String(24), nullable=False),
    Column("fact_id", Integer, nullable=False),
    Column("sheet", String(40), nullable=False),
    Column("row", Integer, nullable=False),
    Index("ix_confirmation_fact_fact_id", "fact", "fact_id"),
)

app_user = Table(
    "app_user",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("label", String(120), nullable=False),  # office of the account, not a person: «Ban Tổ chức Thành ủy»
    Column("password_hash", String(100), nullable=False),
    Column("role", String(12), nullable=False),  # see domain.roles
    Column("district_code", String(20), ForeignKey("district.code")),  # for role district
    Column("committee_id", String(24), ForeignKey("committee.id")),  # for roles reporter and verifier
    Column("must_change", Boolean, nullable=False),  # the first password must be changed
    Column("is_demo", Boolean, nullable=False),
    Column("disabled_at", DateTime),
    Column("created_at", DateTime, nullable=False),
    Column("password_until", DateTime),  # of a first password: it lapses then; null once its holder chose another
)

app_session = Table(
    "app_session",
    metadata,
    Column("token_sha256", String(64), primary_key=True),
    Column("user_name", String(60), ForeignKey("app_user.name"), nullable=False, index=True),
    Column("created_at", DateTime, nullable=False),
    Column("seen_at", DateTime, nullable=False, index=True),
    Column("expires_at", DateTime, nullable=False),
    Column("revoked_at", DateTime),
    Column("device", String(60)),  # in plain words: «Chrome trên Windows»; what the browser says of itself is not kept
    Column("address", String(64)),  # of the network
    Column("by_provider", Boolean, nullable=False, server_default=false()),  # an identity provider vouched, not a password
)

known_browser = Table(  # a row: somebody signed in to the account with this browser, so its attempts are counted apart
    "known_browser",
    metadata,
    Column("browser_sha256", String(64), primary_key=True),
    Column("user_name", String(60), ForeignKey("app_user.name"), primary_key=True),
    Column("used_at", DateTime, nullable=False),
)

sign_in_ticket = Table(  # a row: 30 seconds, once, to swap for a session cookie
    "sign_in_ticket",
    metadata,
    Column("ticket_sha256", String(64), primary_key=True),
    Column("user_name", String(60), ForeignKey("app_user.name"), nullable=False),
    Column("target", String(500), nullable=False),  # path and query to return to
    Column("expires_at", DateTime, nullable=False),
    Column("used_at", DateTime),
    Column("by_provider", Boolean, nullable=False, server_default=false()),
)

sign_in_failure = Table(
    "sign_in_failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_sha256", String(64), nullable=False, index=True),
    Column("address", String(64), nullable=False, index=True),
    Column("failed_at", DateTime, nullable=False, index=True),
    Column("browser_sha256", String(64), index=True),  # of a browser known to the account; null: of a stranger
    Column("delayed_at", DateTime),  # when an attempt that had to wait for it was last written down
)

audit = Table(  # a row: one record; added in the order of `id`, never changed or removed, which the database refuses
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("happened_at", DateTime, nullable=False),
    Column("actor", String(60), nullable=False),
    Column("action", String(40), nullable=False),
    Column("target", String(120), nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous_sha256", String(64), nullable=False, unique=True),  # so that no record has two that follow it
    Column("sha256", String(64), nullable=False),  # see domain.chain
    Index("ix_audit_action_target", "action", "target"),
    Index("ix_audit_actor", "actor"),
    Index("ix_audit_happened_at", "happened_at"),
)
