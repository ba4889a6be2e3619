"""Districts and committees of both eras. Reference data: the same for everybody, no scope."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from data_access.schema.reference import committee, committee_district, district, succession
from domain.units import Committee, District, Units


def units(connection: Connection) -> Units:
    """Every district and committee, in `sort_order`."""
    fields = [district.c[name] for name in District.__dataclass_fields__]
    rows = connection.execute(select(*fields).order_by(district.c.sort_order))
    return Units.of([District(**row) for row in rows.mappings()], _committees(connection))


def _committees(connection: Connection) -> list[Committee]:
    touched = defaultdict(list)
    main_first = (committee_district.c.is_main.desc(), committee_district.c.district_code)
    for row in connection.execute(select(committee_district).order_by(*main_first)):
        touched[row.committee_id].append(row.district_code)
    return [
        Committee(
            id=row.id,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            district=row.district_code,
            districts=tuple(touched[row.id]),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in connection.execute(select(committee).order_by(committee.c.sort_order, committee.c.id))
    ]


def predecessors(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """For each committee since the reorganisation: its predecessors as (id, share), the main one first.

    `share` is `whole` if all of the new unit's land came from it, else `part`.
    """
    rows: dict[str, list[tuple[str, str]]] = {}
    for row in connection.execute(select(succession).order_by(succession.c.is_main.desc(), succession.c.old_id)):
        rows.setdefault(row.new_id, []).append((row.old_id, row.share))
    return rows
