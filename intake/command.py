"""`chithi06 import`: workbooks from the terminal, each whole or not at all, and a word of each that is refused."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from data_access import clock
from data_access.changes import comparison, submissions
from data_access.changes.permits import Operator
from data_access.changes.refusals import record_refusal
from data_access.engine import Engine, reading, ready_engine
from domain.scope import Scope
from intake import outcomes, workbook
from intake.refusals import Refusal, Refused
from intake.sheets import GUIDE, SHEETS

_OURS = [GUIDE, *(sheet.name for kind in SHEETS.values() for sheet in kind)]
"""The names of sheets that a record may repeat: those of our templates."""


def import_workbooks(
    files: Annotated[list[Path], typer.Argument(help="Các tệp .xlsx.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem sẽ thay đổi gì, không ghi.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
) -> None:
    """Nhận báo cáo: mỗi tệp được ghi trọn vẹn hoặc không ghi gì."""
    engine = ready_engine()
    results = [_imported(engine, file, is_trial=dry_run, as_json=as_json) for file in files]
    if as_json:
        typer.echo(json.dumps(results, ensure_ascii=False, indent=2))
    if any(result["status"] == "refused" for result in results):
        raise typer.Exit(1)


def _imported(engine: Engine, file: Path, *, is_trial: bool, as_json: bool) -> dict[str, Any]:
    """Read one file and, unless it is a trial, write it; the account of it goes to the terminal or is returned for JSON."""
    content = b""
    try:
        content = _bytes(file)
        with reading(engine, Scope.city()) as connection:
            report = workbook.received(content, connection=connection, scope=Scope.city(), as_of=clock.now(), name=file.name)
            outcome = comparison.preview(connection, report=report)
        if not is_trial:
            outcome = submissions.accept(engine, report=report, by=Operator().name)
    except Refused as error:
        if content and not is_trial:
            _note(engine, content, error)
        if not as_json:
            typer.echo(outcomes.refused_text(file.name, error), err=True)
        return outcomes.refused_values(file.name, error)
    if not as_json:
        typer.echo(outcomes.accepted_text(file.name, report, outcome, is_trial=is_trial))
    return outcomes.accepted_values(file.name, report, outcome, is_trial=is_trial)


def _note(engine: Engine, content: bytes, error: Refused) -> None:
    """Write down that the file was refused: how many reasons there were, and on which sheets of ours."""
    named = {refusal.sheet for refusal in error.refusals}
    sheets = [sheet for sheet in _OURS if sheet in named]
    digest = hashlib.sha256(content).hexdigest()
    record_refusal(engine, actor=Operator().name, sha256=digest, reasons=len(error.refusals), sheets=sheets)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused([Refusal("không mở được tệp; kiểm tra tên tệp và quyền đọc")]) from error
