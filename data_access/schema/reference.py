"""Reference data: loaded by migration from `data_access/reference/`, corrected there, never by a workbook."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table, Text

from data_access.schema.base import metadata

district = Table(
    "district",
    metadata,
    Column("code", String(20), primary_key=True),  # in addresses: q1, go-vap, thu-duc
    Column("gso_code", String(5), nullable=False),  # code of the General Statistics Office until 30/6/2025
    Column("name", String(80), nullable=False),  # Quận Gò Vấp
    Column("short_name", String(40), nullable=False),  # Gò Vấp
    Column("former_province", String(40), nullable=False),
    Column("sort_order", Integer, nullable=False),
    Column("tile_column", Integer, nullable=False),  # place on the tile-grid map
    Column("tile_row", Integer, nullable=False),
    Column("tile_label", String(12), nullable=False),  # at most 4 to 6 letters: Q1, GV, TĐ
)

committee = Table(
    "committee",
    metadata,
    Column("id", String(24), primary_key=True),  # scheme and code: qh-764, xp-26740, tt-cong-an, tp-btctu
    # qh: district level to 30/6/2025; xp: communes since; tt: not territorial; tp: city bodies
    Column("scheme", String(4), nullable=False),
    Column("code", String(20), nullable=False),
    Column("name", String(160), nullable=False),  # Quận ủy Gò Vấp, Đảng ủy phường Sài Gòn
    Column("short_name", String(80), nullable=False),  # Gò Vấp, Phường Sài Gòn
    Column("kind", String(12), nullable=False),  # district, commune, direct, city_body
    Column("responsible", String(2), nullable=False),  # R1 to R4 of the Directive
    Column("district_code", String(20), ForeignKey("district.code"), index=True),  # the main one; null if not territorial
    Column("sort_order", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),  # last day in force; null while it is
    Column("source", String(200), nullable=False),
)

committee_district = Table(  # every district a committee's territory touches; more than one for those that straddle
    "committee_district",
    metadata,
    Column("committee_id", String(24), ForeignKey("committee.id"), primary_key=True),
    Column("district_code", String(20), ForeignKey("district.code"), primary_key=True),
    Column("is_main", Boolean, nullable=False),
)

succession = Table(
    "succession",
    metadata,
    Column("old_id", String(24), ForeignKey("committee.id"), primary_key=True),
    Column("new_id", String(24), ForeignKey("committee.id"), primary_key=True),
    Column("share", String(8), nullable=False),  # whole: all of the new unit's land; part: some of it
    Column("is_main", Boolean, nullable=False),
)

alias = Table(
    "alias",
    metadata,
    Column("kind", String(12), primary_key=True),  # district, committee
    Column("target", String(24), primary_key=True),
    Column("text", String(120), primary_key=True),
)

clause = Table(
    "clause",
    metadata,
    Column("code", String(4), primary_key=True),
    Column("section", Integer, nullable=False),
    Column("title_vi", String(120), nullable=False),
    Column("title_en", String(160), nullable=False),
    Column("nature", String(8), nullable=False),  # C continuous, A annual, O one-off, T once a term; joined by +
    Column("responsible", String(2), nullable=False),
    Column("quote", Text, nullable=False),  # key phrase, verbatim
    Column("sort_order", Integer, nullable=False),
)

sub_requirement = Table(
    "sub_requirement",
    metadata,
    Column("clause", String(4), ForeignKey("clause.code"), primary_key=True),
    Column("letter", String(1), primary_key=True),
    Column("text_vi", Text, nullable=False),
)

indicator = Table(
    "indicator",
    metadata,
    Column("code", String(4), primary_key=True),
    Column("clause", String(4), ForeignKey("clause.code"), nullable=False),
    Column("letter", String(1)),
    Column("name_vi", String(160), nullable=False),
    Column("name_en", String(160), nullable=False),
    Column("definition_vi", Text, nullable=False),
    Column("unit", String(40), nullable=False),  # %, tổ chức, đảng viên, cuộc …
    Column("kind", String(8), nullable=False),  # ratio: numerator of denominator; count: a number alone
    Column("numerator_vi", String(200), nullable=False),
    Column("denominator_vi", String(200)),  # null for a count
    Column("direction", String(8), nullable=False),  # up, down, context
    Column("periods", String(20), nullable=False),  # W,M,Q,6T,9T,Y joined by comma
    Column("cumulative", Boolean, nullable=False),  # counts from 1 January: never summed over periods
    Column("items", String(200), nullable=False),  # breakdown codes joined by comma, empty if it has none
    Column("is_core", Boolean, nullable=False),
    Column("origin", String(60), nullable=False),
    Column("sort_order", Integer, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("symbol", String(60), primary_key=True),
    Column("issued_on", Date),
    Column("issuer", String(160), nullable=False),
    Column("subject", Text, nullable=False),
    Column("used_by", String(40), nullable=False),
    Column("source", String(60), nullable=False),
)

category = Table(  # every list of choices: base_type, base_form, level, weak_reason, weak_stage, inspection_form …
    "category",
    metadata,
    Column("list", String(24), primary_key=True),
    Column("code", String(24), primary_key=True),
    Column("name_vi", String(200), nullable=False),
    Column("name_en", String(200), nullable=False),
    Column("parent", String(24), nullable=False),  # group the code belongs to, empty if none
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("sort_order", Integer, nullable=False),
    Column("source", String(120), nullable=False),
)

rule_parameter = Table(
    "rule_parameter",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("value", String(60), nullable=False),
    Column("regulation", String(120), nullable=False),
    Column("note", Text, nullable=False),
)
