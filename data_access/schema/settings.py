"""What administrators set beside the reference data. Rows are added and never changed, so loading files again undoes nothing."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, String, Table

from data_access.schema.base import metadata

rule_setting = Table(  # a row: from a day on a rule has this value; of several rows about one day the newest holds
    "rule_setting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(60), nullable=False, index=True),
    Column("valid_from", Date, nullable=False),
    Column("value", String(60)),  # null: what was set from this day on is taken back
    Column("regulation", String(120), nullable=False),
    Column("note", String(500), nullable=False),  # why
    Column("set_at", DateTime, nullable=False),
    Column("set_by", String(60), nullable=False),
    Column("set_as", String(120), nullable=False),
)

alias_setting = Table(  # a row: since then people use another name for a unit, or no longer; the newest holds
    "alias_setting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),  # district, committee
    Column("target", String(24), nullable=False),
    Column("text", String(120), nullable=False),
    Column("is_used", Boolean, nullable=False),
    Column("set_at", DateTime, nullable=False),
    Column("set_by", String(60), nullable=False),
    Column("set_as", String(120), nullable=False),
)
