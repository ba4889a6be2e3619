"""What the terminal says of the audit: `chithi06 check` verifies the database and its chain, `chithi06 audit` writes it out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from data_access import audit, clock
from data_access.changes import invariants
from data_access.changes.exports import record_export
from data_access.changes.permits import Operator
from data_access.engine import Connection, reading, ready_engine
from domain.events import EVENTS
from domain.scope import Scope
from reports.audit import as_csv, as_lines, head_line

_FORMATS = {".csv": as_csv, ".jsonl": as_lines}
_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


def check(
    witness: Annotated[str, typer.Option(help="Dòng đã in trên giấy, viết SỐ:MÃ, để đối chiếu: 4202:e9a3919b7f9e46ae.")] = "",
) -> None:
    """Kiểm tra: kết nối được cơ sở dữ liệu, đúng phiên bản, số liệu nhất quán, nhật ký không bị sửa."""
    with reading(ready_engine(), Scope.city()) as connection:
        found = invariants.broken(connection)
        faults = {name: "" if not count else f"không đạt, {count} dòng" for name, count in found.items()}
        faults |= dict(_audit_faults(connection, witness))
        head = audit.head(connection)
    typer.echo("Kết nối được cơ sở dữ liệu; đúng phiên bản.")
    for name, fault in faults.items():
        typer.echo(f"{name}: {fault or 'đạt'}", err=bool(fault))
    typer.echo(head_line(head))
    if any(faults.values()):
        raise typer.Exit(1)


def _audit_faults(connection: Connection, witness: str) -> Iterator[tuple[str, str]]:
    """What must hold of the audit, and what is wrong with it; empty where it holds."""
    yield "Cơ sở dữ liệu không cho sửa, xóa nhật ký", "" if audit.is_guarded(connection) else "không đạt"
    broken = audit.broken(connection)
    fault = f"không đạt từ bản ghi số {broken}: bản ghi này, hoặc bản ghi ngay trước nó, đã bị sửa, xóa hoặc chèn"
    yield "Nhật ký nối liền từ bản ghi đầu đến bản ghi cuối", "" if broken is None else fault
    if witness:
        number, _, digits = witness.partition(":")
        stands = number.isdecimal() and audit.stands(connection, number=int(number), digits=digits.strip())
        yield f"Bản ghi {witness} còn đúng như đã in", "" if stands else "không đạt"


def write_audit(
    out: Annotated[Path, typer.Option("--out", help="Tệp .csv hoặc .jsonl sẽ ghi.")],
    since: Annotated[datetime | None, typer.Option("--from", formats=_DAYS, help="Từ đầu ngày này.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=_DAYS, help="Đến hết ngày này.")] = None,
    actor: Annotated[str, typer.Option(help="Tên tài khoản.")] = "",
    action: Annotated[str, typer.Option(help="Việc, viết như session.open.")] = "",
) -> None:
    """Ghi nhật ký ra tệp, cũ trước mới sau; lần ghi này cũng có trong nhật ký."""
    if out.suffix not in _FORMATS:
        raise typer.BadParameter("tệp phải là .csv hoặc .jsonl", param_hint="--out")
    if action and action not in EVENTS:
        raise typer.BadParameter("không có việc nào tên như vậy", param_hint="--action")
    engine = ready_engine()
    with reading(engine) as connection:
        found = audit.records(
            connection,
            since=clock.day_start(since.date()) if since else None,
            until=clock.day_end(until.date()) if until else None,
            about={name: value for name, value in {"actor": actor, "action": action}.items() if value},
        )
    days = [f"{word} {day:%d/%m/%Y}" for word, day in (("từ", since), ("đến", until)) if day]
    told = ", ".join([*days, *(word for word in (actor, action) if word)]) or "toàn bộ"
    record_export(engine, actor=Operator().name, target="Nhật ký", detail=f"{out.suffix}: {told}; {len(found)} bản ghi")
    out.write_bytes(_FORMATS[out.suffix](found.iloc[::-1]))
    typer.echo(f"Đã ghi {len(found)} bản ghi vào {out}")
