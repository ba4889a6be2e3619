"""Create every table."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "alias",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("target", sa.String(length=24), nullable=False),
        sa.Column("text", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("kind", "target", "text", name=op.f("pk_alias")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=120), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "category",
        sa.Column("list", sa.String(length=24), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("name_vi", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("parent", sa.String(length=24), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("list", "code", name=op.f("pk_category")),
    )
    op.create_table(
        "clause",
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("section", sa.Integer(), nullable=False),
        sa.Column("title_vi", sa.String(length=120), nullable=False),
        sa.Column("title_en", sa.String(length=160), nullable=False),
        sa.Column("nature", sa.String(length=8), nullable=False),
        sa.Column("responsible", sa.String(length=2), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_clause")),
    )
    op.create_table(
        "district",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("gso_code", sa.String(length=5), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("short_name", sa.String(length=40), nullable=False),
        sa.Column("former_province", sa.String(length=40), nullable=False),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("tile_column", sa.Integer(), nullable=False),
        sa.Column("tile_row", sa.Integer(), nullable=False),
        sa.Column("tile_label", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_district")),
    )
    op.create_table(
        "document",
        sa.Column("symbol", sa.String(length=60), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(length=160), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("used_by", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("symbol", name=op.f("pk_document")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    op.create_table(
        "rule_parameter",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("value", sa.String(length=60), nullable=False),
        sa.Column("regulation", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "valid_from", name=op.f("pk_rule_parameter")),
    )
    op.create_table(
        "sign_in_failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_sha256", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("failed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_failure")),
    )
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_failure_account_sha256"), ["account_sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_failure_address"), ["address"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_failure_failed_at"), ["failed_at"], unique=False)

    op.create_table(
        "committee",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("scheme", sa.String(length=4), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("short_name", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("responsible", sa.String(length=2), nullable=False),
        sa.Column("district_code", sa.String(length=20), nullable=True),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["district_code"], ["district.code"], name=op.f("fk_committee_district_code_district")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
    )
    with op.batch_alter_table("committee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_committee_district_code"), ["district_code"], unique=False)

    op.create_table(
        "indicator",
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("clause", sa.String(length=4), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=True),
        sa.Column("name_vi", sa.String(length=160), nullable=False),
        sa.Column("name_en", sa.String(length=160), nullable=False),
        sa.Column("definition_vi", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("numerator_vi", sa.String(length=200), nullable=False),
        sa.Column("denominator_vi", sa.String(length=200), nullable=True),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("periods", sa.String(length=20), nullable=False),
        sa.Column("cumulative", sa.Boolean(), nullable=False),
        sa.Column("items", sa.String(length=200), nullable=False),
        sa.Column("is_core", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(length=60), nullable=False),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clause"], ["clause.code"], name=op.f("fk_indicator_clause_clause")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_indicator")),
    )
    op.create_table(
        "sub_requirement",
        sa.Column("clause", sa.String(length=4), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("text_vi", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clause"], ["clause.code"], name=op.f("fk_sub_requirement_clause_clause")),
        sa.PrimaryKeyConstraint("clause", "letter", name=op.f("pk_sub_requirement")),
    )
    op.create_table(
        "app_user",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("district_code", sa.String(length=20), nullable=True),
        sa.Column("committee_id", sa.String(length=24), nullable=True),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("disabled_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_app_user_committee_id_committee")),
        sa.ForeignKeyConstraint(["district_code"], ["district.code"], name=op.f("fk_app_user_district_code_district")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_app_user")),
    )
    op.create_table(
        "committee_district",
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("district_code", sa.String(length=20), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_committee_district_committee_id_committee")),
        sa.ForeignKeyConstraint(["district_code"], ["district.code"], name=op.f("fk_committee_district_district_code_district")),
        sa.PrimaryKeyConstraint("committee_id", "district_code", name=op.f("pk_committee_district")),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=False),
        sa.Column("accepted_by", sa.String(length=60), nullable=False),
        sa.Column("new_rows", sa.Integer(), nullable=False),
        sa.Column("changed_rows", sa.Integer(), nullable=False),
        sa.Column("unchanged_rows", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=60), nullable=True),
        sa.Column("withdrawn_reason", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_submission_committee_id_committee")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_submission_period"), ["period"], unique=False)

    op.create_table(
        "succession",
        sa.Column("old_id", sa.String(length=24), nullable=False),
        sa.Column("new_id", sa.String(length=24), nullable=False),
        sa.Column("share", sa.String(length=8), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["new_id"], ["committee.id"], name=op.f("fk_succession_new_id_committee")),
        sa.ForeignKeyConstraint(["old_id"], ["committee.id"], name=op.f("fk_succession_old_id_committee")),
        sa.PrimaryKeyConstraint("old_id", "new_id", name=op.f("pk_succession")),
    )
    op.create_table(
        "app_session",
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_name", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_name"], ["app_user.name"], name=op.f("fk_app_session_user_name_app_user")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_app_session")),
    )
    with op.batch_alter_table("app_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_app_session_user_name"), ["user_name"], unique=False)

    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("clause", sa.String(length=4), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("product", sa.String(length=300), nullable=False),
        sa.Column("assigning_document", sa.String(length=80), nullable=False),
        sa.Column("assigned_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.String(length=300), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["clause"], ["clause.code"], name=op.f("fk_assignment_clause_clause")),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_assignment_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_assignment_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_assignment_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        info={"key": ("code",)},
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_assignment_key", ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_assignment_current",
            ["code"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "assignment_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_code", sa.String(length=40), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("product_document", sa.String(length=80), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_assignment_report_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_assignment_report_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_assignment_report_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_report")),
        info={"key": ("assignment_code",)},
    )
    with op.batch_alter_table("assignment_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_report_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_report_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_assignment_report_key", ["assignment_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_report_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_assignment_report_current",
            ["assignment_code"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "base_organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("type_code", sa.String(length=8), nullable=False),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("is_key", sa.Boolean(), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_base_organisation_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_base_organisation_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_base_organisation_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_base_organisation")),
        info={"key": ("code",)},
    )
    with op.batch_alter_table("base_organisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_base_organisation_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_base_organisation_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_base_organisation_key", ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_base_organisation_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_base_organisation_current",
            ["code"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "classification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("base_code", sa.String(length=40), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("level", sa.String(length=4), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_classification_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_classification_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_classification_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classification")),
        info={"key": ("base_code", "period")},
    )
    with op.batch_alter_table("classification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_classification_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_classification_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_classification_key", ["base_code", "period"], unique=False)
        batch_op.create_index(batch_op.f("ix_classification_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_classification_current",
            ["base_code", "period"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("fact", sa.String(length=24), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_confirmation_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation")),
    )
    with op.batch_alter_table("confirmation", schema=None) as batch_op:
        batch_op.create_index("ix_confirmation_fact_fact_id", ["fact", "fact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_confirmation_submission_id"), ["submission_id"], unique=False)

    op.create_table(
        "deadline_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_code", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=80), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_deadline_move_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_deadline_move_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_deadline_move_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_move")),
        info={"key": ("assignment_code", "number")},
    )
    with op.batch_alter_table("deadline_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadline_move_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_deadline_move_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_deadline_move_key", ["assignment_code", "number"], unique=False)
        batch_op.create_index(batch_op.f("ix_deadline_move_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_deadline_move_current",
            ["assignment_code", "number"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "inspection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("authority", sa.String(length=8), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.String(length=4), nullable=False),
        sa.Column("base_code", sa.String(length=40), nullable=True),
        sa.Column("clause", sa.String(length=4), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("document", sa.String(length=80), nullable=True),
        sa.Column("inspected", sa.Integer(), nullable=True),
        sa.Column("concluded", sa.Integer(), nullable=True),
        sa.Column("with_violation", sa.Integer(), nullable=True),
        sa.Column("to_discipline", sa.Integer(), nullable=True),
        sa.Column("disciplined", sa.Integer(), nullable=True),
        sa.Column("findings", sa.String(length=120), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_inspection_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_inspection_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_inspection_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
        info={"key": ("code",)},
    )
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inspection_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_inspection_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_inspection_key", ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_inspection_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_inspection_current",
            ["code"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "normalisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("cell", sa.String(length=12), nullable=False),
        sa.Column("rule", sa.String(length=24), nullable=False),
        sa.Column("found", sa.String(length=200), nullable=False),
        sa.Column("taken", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_normalisation_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_normalisation")),
    )
    with op.batch_alter_table("normalisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_normalisation_submission_id"), ["submission_id"], unique=False)

    op.create_table(
        "observation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("indicator", sa.String(length=4), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("item", sa.String(length=24), nullable=False),
        sa.Column("numerator", sa.Float(), nullable=True),
        sa.Column("denominator", sa.Float(), nullable=True),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("not_applicable", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_observation_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_observation_committee_id_committee")),
        sa.ForeignKeyConstraint(["indicator"], ["indicator.code"], name=op.f("fk_observation_indicator_indicator")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_observation_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
        info={"key": ("committee_id", "indicator", "period", "item")},
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_indicator"), ["indicator"], unique=False)
        batch_op.create_index("ix_observation_key", ["committee_id", "indicator", "period", "item"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_period"), ["period"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_observation_current",
            ["committee_id", "indicator", "period", "item"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "recommendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("inspection_code", sa.String(length=40), nullable=False),
        sa.Column("finding", sa.String(length=24), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("responsible", sa.String(length=160), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("remedied_on", sa.Date(), nullable=True),
        sa.Column("document", sa.String(length=80), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_recommendation_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_recommendation_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_recommendation_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
        info={"key": ("code",)},
    )
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendation_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_recommendation_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_recommendation_key", ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_recommendation_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_recommendation_current",
            ["code"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "sign_in_ticket",
        sa.Column("ticket_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_name", sa.String(length=60), nullable=False),
        sa.Column("target", sa.String(length=500), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_name"], ["app_user.name"], name=op.f("fk_sign_in_ticket_user_name_app_user")),
        sa.PrimaryKeyConstraint("ticket_sha256", name=op.f("pk_sign_in_ticket")),
    )
    op.create_table(
        "submission_sheet",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_submission_sheet_submission_id_submission")),
        sa.PrimaryKeyConstraint("submission_id", "sheet", name=op.f("pk_submission_sheet")),
    )
    op.create_table(
        "verification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_code", sa.String(length=40), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=False),
        sa.Column("verified_by", sa.String(length=24), nullable=False),
        sa.Column("document", sa.String(length=80), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_verification_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_verification_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_verification_submission_id_submission")),
        sa.ForeignKeyConstraint(["verified_by"], ["committee.id"], name=op.f("fk_verification_verified_by_committee")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification")),
        info={"key": ("assignment_code",)},
    )
    with op.batch_alter_table("verification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verification_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_verification_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_verification_key", ["assignment_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_verification_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_verification_current",
            ["assignment_code"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "weak_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=48), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("base_code", sa.String(length=40), nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=80), nullable=False),
        sa.Column("reasons", sa.String(length=120), nullable=False),
        sa.Column("measures", sa.String(length=500), nullable=True),
        sa.Column("responsible", sa.String(length=160), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_weak_case_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_weak_case_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_weak_case_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weak_case")),
        info={"key": ("code",)},
    )
    with op.batch_alter_table("weak_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_weak_case_base_code"), ["base_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_weak_case_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_weak_case_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_weak_case_key", ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_weak_case_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_weak_case_current",
            ["code"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "weak_case_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_code", sa.String(length=48), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.String(length=24), nullable=False),
        sa.Column("stage", sa.String(length=12), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=80), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["submission.id"], name=op.f("fk_weak_case_event_closed_by_submission")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_weak_case_event_committee_id_committee")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_weak_case_event_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weak_case_event")),
        info={"key": ("case_code", "stage", "number")},
    )
    with op.batch_alter_table("weak_case_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_weak_case_event_closed_by"), ["closed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_weak_case_event_committee_id"), ["committee_id"], unique=False)
        batch_op.create_index("ix_weak_case_event_key", ["case_code", "stage", "number"], unique=False)
        batch_op.create_index(batch_op.f("ix_weak_case_event_submission_id"), ["submission_id"], unique=False)
        batch_op.create_index(
            "uq_weak_case_event_current",
            ["case_code", "stage", "number"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )


def downgrade() -> None:
    """Drop them all."""
    with op.batch_alter_table("weak_case_event", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_weak_case_event_current",
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_weak_case_event_submission_id"))
        batch_op.drop_index("ix_weak_case_event_key")
        batch_op.drop_index(batch_op.f("ix_weak_case_event_committee_id"))
        batch_op.drop_index(batch_op.f("ix_weak_case_event_closed_by"))

    op.drop_table("weak_case_event")
    with op.batch_alter_table("weak_case", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_weak_case_current", sqlite_where=sa.text("recorded_to IS NULL"), postgresql_where=sa.text("recorded_to IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_weak_case_submission_id"))
        batch_op.drop_index("ix_weak_case_key")
        batch_op.drop_index(batch_op.f("ix_weak_case_committee_id"))
        batch_op.drop_index(batch_op.f("ix_weak_case_closed_by"))
        batch_op.drop_index(batch_op.f("ix_weak_case_base_code"))

    op.drop_table("weak_case")
    with op.batch_alter_table("verification", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_verification_current",
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_verification_submission_id"))
        batch_op.drop_index("ix_verification_key")
        batch_op.drop_index(batch_op.f("ix_verification_committee_id"))
        batch_op.drop_index(batch_op.f("ix_verification_closed_by"))

    op.drop_table("verification")
    op.drop_table("submission_sheet")
    op.drop_table("sign_in_ticket")
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_recommendation_current",
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_recommendation_submission_id"))
        batch_op.drop_index("ix_recommendation_key")
        batch_op.drop_index(batch_op.f("ix_recommendation_committee_id"))
        batch_op.drop_index(batch_op.f("ix_recommendation_closed_by"))

    op.drop_table("recommendation")
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_observation_current", sqlite_where=sa.text("recorded_to IS NULL"), postgresql_where=sa.text("recorded_to IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_observation_submission_id"))
        batch_op.drop_index(batch_op.f("ix_observation_period"))
        batch_op.drop_index("ix_observation_key")
        batch_op.drop_index(batch_op.f("ix_observation_indicator"))
        batch_op.drop_index(batch_op.f("ix_observation_committee_id"))
        batch_op.drop_index(batch_op.f("ix_observation_closed_by"))

    op.drop_table("observation")
    with op.batch_alter_table("normalisation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_normalisation_submission_id"))

    op.drop_table("normalisation")
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_inspection_current", sqlite_where=sa.text("recorded_to IS NULL"), postgresql_where=sa.text("recorded_to IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_inspection_submission_id"))
        batch_op.drop_index("ix_inspection_key")
        batch_op.drop_index(batch_op.f("ix_inspection_committee_id"))
        batch_op.drop_index(batch_op.f("ix_inspection_closed_by"))

    op.drop_table("inspection")
    with op.batch_alter_table("deadline_move", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_deadline_move_current",
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_deadline_move_submission_id"))
        batch_op.drop_index("ix_deadline_move_key")
        batch_op.drop_index(batch_op.f("ix_deadline_move_committee_id"))
        batch_op.drop_index(batch_op.f("ix_deadline_move_closed_by"))

    op.drop_table("deadline_move")
    with op.batch_alter_table("confirmation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_confirmation_submission_id"))
        batch_op.drop_index("ix_confirmation_fact_fact_id")

    op.drop_table("confirmation")
    with op.batch_alter_table("classification", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_classification_current",
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_classification_submission_id"))
        batch_op.drop_index("ix_classification_key")
        batch_op.drop_index(batch_op.f("ix_classification_committee_id"))
        batch_op.drop_index(batch_op.f("ix_classification_closed_by"))

    op.drop_table("classification")
    with op.batch_alter_table("base_organisation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_base_organisation_current",
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_base_organisation_submission_id"))
        batch_op.drop_index("ix_base_organisation_key")
        batch_op.drop_index(batch_op.f("ix_base_organisation_committee_id"))
        batch_op.drop_index(batch_op.f("ix_base_organisation_closed_by"))

    op.drop_table("base_organisation")
    with op.batch_alter_table("assignment_report", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_assignment_report_current",
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_assignment_report_submission_id"))
        batch_op.drop_index("ix_assignment_report_key")
        batch_op.drop_index(batch_op.f("ix_assignment_report_committee_id"))
        batch_op.drop_index(batch_op.f("ix_assignment_report_closed_by"))

    op.drop_table("assignment_report")
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_assignment_current", sqlite_where=sa.text("recorded_to IS NULL"), postgresql_where=sa.text("recorded_to IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_assignment_submission_id"))
        batch_op.drop_index("ix_assignment_key")
        batch_op.drop_index(batch_op.f("ix_assignment_committee_id"))
        batch_op.drop_index(batch_op.f("ix_assignment_closed_by"))

    op.drop_table("assignment")
    with op.batch_alter_table("app_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_app_session_user_name"))

    op.drop_table("app_session")
    op.drop_table("succession")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_period"))
        batch_op.drop_index(batch_op.f("ix_submission_committee_id"))

    op.drop_table("submission")
    op.drop_table("committee_district")
    op.drop_table("app_user")
    op.drop_table("sub_requirement")
    op.drop_table("indicator")
    with op.batch_alter_table("committee", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_committee_district_code"))

    op.drop_table("committee")
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_failure_failed_at"))
        batch_op.drop_index(batch_op.f("ix_sign_in_failure_address"))
        batch_op.drop_index(batch_op.f("ix_sign_in_failure_account_sha256"))

    op.drop_table("sign_in_failure")
    op.drop_table("rule_parameter")
    op.drop_table("revision")
    op.drop_table("document")
    op.drop_table("district")
    op.drop_table("clause")
    op.drop_table("category")
    op.drop_table("audit")
    op.drop_table("alias")
