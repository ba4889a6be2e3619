"""The system from a terminal: `chithi06`. Exit 0 done, 1 refused with the reasons on standard error, 2 wrong usage."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from data_access import clock
from data_access.changes.permits import Operator
from data_access.changes.withdrawals import NoSuchSubmission, withdraw
from data_access.engine import connect_engine, migrate, reading, ready_engine
from data_access.known import ASSIGNER, known
from data_access.lists import load
from data_access.outage import OUTAGES, BadAddress, NotReady, Unreadable
from domain.periods import Kind, Period
from domain.privacy import personal
from domain.scope import Scope
from intake import template
from intake.command import import_workbooks
from intake.demo.command import demo
from intake.owners import ClosedOwner, UnknownOwner, committee
from reports.audit_command import check, write_audit
from web import accounts, settings

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Theo dõi thực hiện Chỉ thị 06-CT/TU: cơ sở dữ liệu, biểu mẫu, báo cáo.",
)
app.command(name="import")(import_workbooks)
app.command()(check)
app.command(name="audit")(write_audit)
app.command()(demo)
app.add_typer(accounts.app, name="user")
app.add_typer(settings.rules, name="rule")
app.add_typer(settings.aliases, name="alias")
app.command()(accounts.welcome)


class Unfit(ValueError):
    """What was asked for cannot be done; the message says why, in a sentence for the person at the terminal."""


@app.command()
def init() -> None:
    """Tạo cơ sở dữ liệu, hoặc nâng lên phiên bản của chương trình. Chạy lại không làm mất gì."""
    migrate(connect_engine())
    typer.echo("Cơ sở dữ liệu đã sẵn sàng.")


@app.command(name="template")
def write_template(
    out: Annotated[Path, typer.Option("--out", help="Tệp .xlsx sẽ ghi.")],
    unit: Annotated[str, typer.Option("--committee", help="Mã hoặc tên đơn vị.")] = "",
    code: Annotated[str, typer.Option("--period", help="Kỳ: 2026-W47, 2026-11, 2026-Q3, 2026-6T, 2026-9T, 2026.")] = "",
    assign: Annotated[bool, typer.Option("--assign", help="Biểu mẫu giao việc của Ban Tổ chức Thành ủy.")] = False,
) -> None:
    """Ghi biểu mẫu Excel đã điền sẵn những gì hệ thống biết."""
    if not assign and not (unit and code):
        raise typer.BadParameter("cần --committee và --period (hoặc --assign)")
    now = clock.now()
    period = _period(code) if code else Period.holding(clock.local_day(now), Kind.WEEK)
    with reading(ready_engine(), Scope.city()) as connection:
        lists = load(connection)
        owner = committee(ASSIGNER if assign else unit, lists, start=period.start, end=period.end)
        held = known(
            connection,
            committee_id=owner.id,
            period=period,
            scope=Scope.city(),
            as_of=now,
            assign=assign,
            reference=lists,
        )
    out.write_bytes(template.assigning(held) if assign else template.report(held))
    typer.echo(f"{owner.name}, {period.label}: {out}")


@app.command(name="withdraw")
def withdraw_submission(
    submission: Annotated[int, typer.Argument(help="Số của lần nộp.")],
    reason: Annotated[str, typer.Option("--reason", help="Lý do rút, không ghi tên người.")],
) -> None:
    """Rút một lần nộp: số liệu trở lại như trước lần đó."""
    if personal(reason):
        raise Unfit("Lý do không được ghi tên người, số giấy tờ, điện thoại.")
    try:
        changed = withdraw(ready_engine(), submission_id=submission, reason=reason[:300], by=Operator().name)
    except NoSuchSubmission:
        raise Unfit(f"Không có lần nộp số {submission}, hoặc lần nộp đó đã được rút.") from None
    typer.echo(f"Đã rút lần nộp số {submission}: {changed} số liệu trở lại như trước.")


def _period(code: str) -> Period:
    try:
        return Period.parse(code)
    except ValueError:
        words = f"Kỳ «{code}» viết chưa đúng; viết như 2026-W47, 2026-11, 2026-Q3, 2026-6T, 2026-9T hoặc 2026."
        raise Unfit(words) from None


def main() -> None:
    """Run a command; every error that can be expected ends in one sentence and an exit code."""
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        _end(_usage(error), code=error.exit_code)
    except NotReady:
        _end("Cơ sở dữ liệu chưa được chuẩn bị cho phiên bản này. Chạy: chithi06 init")
    except Unreadable:
        _end("Tệp cơ sở dữ liệu bị hỏng hoặc không phải của hệ thống này. Tệp được giữ nguyên; hãy khôi phục từ bản sao lưu.")
    except (*OUTAGES, BadAddress):
        _end("Không kết nối được cơ sở dữ liệu. Kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu.")
    except (Unfit, UnknownOwner, ClosedOwner, OSError) as error:
        _end(str(error))
    sys.exit(code)


def _usage(error: typer.TyperException) -> str:
    """What is wrong with a command line; the library says it in English only."""
    parameter = getattr(error, "param", None)
    named = " / ".join(parameter.opts) if parameter is not None else getattr(error, "option_name", "")
    told = {
        "MissingParameter": f"thiếu {named}",
        "NoSuchOption": f"không có tùy chọn {named}",
        "BadParameter": f"giá trị của {named} chưa đúng" if named else str(error.message),
        "NoArgsIsHelpError": "thiếu tên lệnh",
    }
    return f"Lệnh viết chưa đúng: {told.get(type(error).__name__, 'sai tên lệnh hoặc tùy chọn')}. Xem cách dùng: chithi06 --help"


def _end(sentence: str, *, code: int = 1) -> None:
    typer.echo(sentence, err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
