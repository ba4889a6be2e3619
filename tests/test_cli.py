"""The commands as programs and operators use them: what they write, what they print and where, and how they end."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from typer.testing import CliRunner, Result

import cli
from data_access import audit, clock
from data_access.changes import audit as writing
from data_access.engine import connect_engine
from data_access.schema import system
from domain.chain import Entry, Link, first_broken
from tests.intake import workbooks
from tests.intake.workbooks import NOW, changed, put
from tests.journal import unguarded

PERIOD = "2026-Q3"


@pytest.fixture
def database_of_the_environment(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A migrated database that the commands find in the environment."""
    monkeypatch.setenv("DATABASE_URL", sqlite_database)
    return sqlite_database


@pytest.fixture
def engine(database_of_the_environment: str, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The same database with the small committee's history, on the day its report is handed in."""
    opened = connect_engine(database_of_the_environment)
    workbooks.history(opened)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return opened


@pytest.fixture
def file(engine: Engine, tmp_path: Path) -> Path:
    """The right report as a file."""
    path = tmp_path / "bao-cao.xlsx"
    path.write_bytes(workbooks.workbook(workbooks.held(engine)))
    return path


@pytest.fixture
def wrong(file: Path, tmp_path: Path) -> Path:
    """The report with two cells that cannot be read."""
    path = tmp_path / "sai.xlsx"
    path.write_bytes(changed(file.read_bytes(), put("Cơ sở", E6="hai mươi", E7=-1)))
    return path


def run(*arguments: str | Path) -> Result:
    """The outcome of a command, with what it printed kept apart by stream."""
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def count(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(system.submission)).scalar_one())


def ended(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str, str]:
    """How the program ends that is called so: exit code, standard output, standard error."""
    monkeypatch.setattr("sys.argv", ["chithi06", *arguments])
    with pytest.raises(SystemExit) as ending:
        cli.main()
    out, err = capsys.readouterr()
    return ending.value.code, out, err


def test_a_database_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'new.sqlite'}")

    assert [run("init").exit_code, run("init").exit_code, run("check").exit_code] == [0, 0, 0]


@pytest.mark.parametrize("name", ["xp-26740", "Phường Sài Gòn"])
def test_a_template_is_written_for_a_committee_by_code_or_name(name: str, engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "mau.xlsx"

    result = run("template", "--committee", name, "--period", PERIOD, "--out", out)

    assert result.exit_code == 0, engine
    assert "Đảng ủy phường Sài Gòn, Quý III/2026" in result.stdout
    assert out.read_bytes()[:2] == b"PK"


def test_the_template_that_gives_work_needs_no_committee(engine: Engine, tmp_path: Path) -> None:
    result = run("template", "--assign", "--out", tmp_path / "giao-viec.xlsx")

    assert result.exit_code == 0, engine
    assert "Ban Tổ chức Thành ủy, Tuần 42/2026" in result.stdout


def test_a_right_report_is_written_and_told_in_numbers(engine: Engine, file: Path) -> None:
    result = run("import", file)

    assert result.exit_code == 0
    assert "bao-cao.xlsx: đã ghi, lần nộp số 3. Quý III/2026: 40 mới, 1 thay đổi, 7 giữ nguyên." in result.stdout
    assert "mã do hệ thống đặt: 2 ô" in result.stdout
    assert count(engine) == 3


def test_a_trial_tells_each_change_and_writes_nothing(engine: Engine, file: Path) -> None:
    result = run("import", "--dry-run", file)

    assert result.exit_code == 0
    assert "nộp thử, chưa ghi gì" in result.stdout
    assert "thay đổi: Kiến nghị, «Kiến nghị» dòng 6: Ngày khắc phục xong: (trống) → 20/08/2026" in result.stdout
    assert "mới: Bước củng cố, «Cơ sở cần củng cố» dòng 6: XP26740-002-CC1, Ngày đề nghị công nhận 25/09/2026" in result.stdout
    assert count(engine) == 2


def test_the_same_report_again_changes_nothing(engine: Engine, file: Path) -> None:
    run("import", file)

    result = run("import", file)

    assert (result.exit_code, count(engine)) == (0, 3)
    assert "giống hệt lần nộp số 3, không có gì thay đổi" in result.stdout


def test_a_wrong_report_is_refused_with_every_reason_on_standard_error(engine: Engine, wrong: Path) -> None:
    result = run("import", wrong)

    assert (result.exit_code, result.stdout, count(engine)) == (1, "", 2)
    assert "sai.xlsx: bị từ chối, 2 lý do. Không có gì được ghi." in result.stderr
    assert "Cơ sở  E6  Số đảng viên  «hai mươi»" in result.stderr
    assert "Cơ sở  E7" in result.stderr


def test_of_several_files_each_stands_for_itself(engine: Engine, file: Path, wrong: Path, tmp_path: Path) -> None:
    result = run("import", wrong, tmp_path / "khong-co.xlsx", file)

    assert (result.exit_code, count(engine)) == (1, 3)
    assert "không mở được tệp" in result.stderr


def test_a_program_reads_the_outcome_as_json(engine: Engine, file: Path, wrong: Path) -> None:
    result = run("import", "--json", "--dry-run", file, wrong)

    told, refused = json.loads(result.stdout)
    assert (told["status"], told["new"], told["period"], told["submission"]) == ("trial", 40, PERIOD, None)
    assert {change["kind"] for change in told["changes"]} == {"new", "changed"}
    assert {note["rule"] for note in told["normalisations"]} == {"new-code"}
    assert refused["status"] == "refused"
    assert refused["refusals"][0] | {"expected": ""} == {
        "sheet": "Cơ sở",
        "cell": "E6",
        "heading": "Số đảng viên",
        "found": "«hai mươi»",
        "expected": "",
    }
    assert (result.exit_code, count(engine)) == (1, 2)


def test_a_submission_is_withdrawn_once(
    engine: Engine, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", file)

    first = run("withdraw", "3", "--reason", "Nộp nhầm kỳ")
    code, _, words = ended(monkeypatch, capsys, "withdraw", "3", "--reason", "Nộp nhầm kỳ")

    assert (first.exit_code, code) == (0, 1), engine
    assert "Đã rút lần nộp số 3" in first.stdout
    assert words == "Không có lần nộp số 3, hoặc lần nộp đó đã được rút.\n"


def test_a_reason_that_names_a_person_is_refused(
    engine: Engine, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", file)
    name = " ".join(("Trần", "Thị", "Bình"))

    code, _, words = ended(monkeypatch, capsys, "withdraw", "3", "--reason", f"theo đồng chí {name}")

    assert (code, count(engine)) == (1, 3)
    assert "không được ghi tên người" in words
    assert name not in words


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["template", "--committee", "Sao Hỏa", "--period", PERIOD, "--out", "x.xlsx"], 1, "không có đơn vị nào"),
        (
            ["template", "--committee", "qh-760", "--period", PERIOD, "--out", "x.xlsx"],
            1,
            "đã kết thúc hoạt động ngày 30/06/2025",
        ),
        (["template", "--committee", "xp-26740", "--period", "2026-Q9", "--out", "x.xlsx"], 1, "Kỳ «2026-Q9» viết chưa đúng"),
        (["template", "--committee", "xp-26740", "--out", "x.xlsx"], 2, "cần --committee và --period"),
        (["template", "--assign"], 2, "thiếu --out"),
        (["template", "--mau", "x"], 2, "không có tùy chọn --mau"),
        (["withdraw", "ba", "--reason", "x"], 2, "chưa đúng"),
        (["nop"], 2, "sai tên lệnh"),
        ([], 2, "thiếu tên lệnh"),
    ],
)
def test_what_cannot_be_done_ends_in_one_sentence(
    arguments: list[str],
    code: int,
    words: str,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ending, out, err = ended(monkeypatch, capsys, *arguments)

    assert (ending, out) == (code, ""), engine
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("sqlite:///{folder}/empty.sqlite", "Chạy: chithi06 init"),
        ("postgresql+psycopg://nobody@127.0.0.1:1/nowhere", "Không kết nối được cơ sở dữ liệu"),
        ("một địa chỉ", "Không kết nối được cơ sở dữ liệu"),
    ],
)
def test_a_database_that_is_away_ends_in_one_sentence(
    address: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address.format(folder=tmp_path))

    code, out, err = ended(monkeypatch, capsys, "check")

    assert (code, out, err.count("\n")) == (1, "", 1)
    assert words in err


@pytest.mark.parametrize("command", ["init", "check"])
def test_a_file_that_is_no_database_is_said_to_be_damaged_and_stays_as_it_is(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "other.sqlite"
    file.write_bytes(b"some other file, longer than the header of a database" * 20)
    before = file.read_bytes()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")

    code, out, err = ended(monkeypatch, capsys, command)

    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "khôi phục từ bản sao lưu" in err
    assert file.read_bytes() == before


def test_a_check_finds_what_should_never_be(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        unguarded(connection).execute(system.audit.delete())

    result = run("check")

    assert result.exit_code == 1
    assert "Mỗi lần nộp có một dòng nhật ký: không đạt, 2 dòng" in result.stderr
    assert "Cơ sở dữ liệu không cho sửa, xóa nhật ký: không đạt" in result.stderr
    assert "Số liệu hiện hành không dựa vào lần nộp đã rút: đạt" in result.stdout


def records(engine: Engine, action: str) -> list[tuple[str, str, str]]:
    """Actor, target and words of what was written down so."""
    audit = system.audit.c
    with engine.connect() as connection:
        rows = connection.execute(
            select(audit.actor, audit.target, audit.detail).where(audit.action == action).order_by(audit.id)
        )
        return [(row.actor, row.target, row.detail) for row in rows]


def test_a_refused_file_is_written_down_by_its_reasons_and_never_by_its_content(engine: Engine, wrong: Path) -> None:
    assert run("import", wrong).exit_code == 1

    ((actor, target, detail),) = records(engine, "submission.refuse")
    assert (actor, detail) == ("dong-lenh", "2 lý do; tờ: Cơ sở")
    assert target == f"sha256:{hashlib.sha256(wrong.read_bytes()).hexdigest()[:16]}"


def test_a_trial_and_a_file_that_is_accepted_are_no_refusals(engine: Engine, wrong: Path, file: Path) -> None:
    """The control of the test above: a record stands for a file that was really refused."""
    assert [run("import", "--dry-run", wrong).exit_code, run("import", file).exit_code] == [1, 0]

    assert records(engine, "submission.refuse") == []


def test_the_chain_is_verified_and_its_head_printed(engine: Engine) -> None:
    with engine.connect() as connection:
        head = audit.head(connection)

    result = run("check")

    assert result.exit_code == 0
    assert "Nhật ký nối liền từ bản ghi đầu đến bản ghi cuối: đạt" in result.stdout
    assert f"Nhật ký đến bản ghi số {head.number}: {head.sha256[:16]}\n" in result.stdout


def test_a_changed_record_is_named_by_its_number(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        changed_one = system.audit.update().where(system.audit.c.id == 2).values(detail="khác")
        unguarded(connection).execute(changed_one)

    result = run("check")

    assert result.exit_code == 1
    assert "không đạt từ bản ghi số 2:" in result.stderr


def test_what_was_printed_is_a_witness_against_the_database(engine: Engine) -> None:
    """A chain that ends earlier holds in itself; only the paper knows that records are missing."""
    with engine.connect() as connection:
        head = audit.head(connection)
    printed = f"{head.number}:{head.digits}"
    before = run("check", "--witness", printed)
    with engine.execution_options(writes=True).begin() as connection:
        unguarded(connection).execute(system.audit.delete().where(system.audit.c.id == head.number))

    after = run("check", "--witness", printed)

    assert f"Bản ghi {printed} còn đúng như đã in: đạt" in before.stdout
    assert f"Bản ghi {printed} còn đúng như đã in: không đạt" in after.stderr
    assert "Nhật ký nối liền từ bản ghi đầu đến bản ghi cuối: đạt" in after.stdout


@pytest.mark.usefixtures("engine")
def test_a_witness_that_says_too_little_or_something_else_proves_nothing() -> None:
    claims = ["1:", "1:e9", "x:0123456789abcdef", "99:0123456789abcdef"]

    assert [run("check", "--witness", claim).exit_code for claim in claims] == [1] * len(claims)


def linked(record: dict[str, Any]) -> Link:
    """A record as the file has it."""
    moment = datetime.fromisoformat(record["happened_at"].removesuffix("Z"))
    said = (record[name] for name in ("actor", "action", "target", "detail"))
    return Link(Entry(record["number"], moment, *said), record["previous_sha256"], record["sha256"])


def test_the_audit_is_written_out_with_a_record_of_its_own(engine: Engine, tmp_path: Path) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        writing.record(connection, at=NOW, actor="=CMD()", action="export", target="+1", detail="@x")
    table, lines = tmp_path / "nhat-ky.csv", tmp_path / "nhat-ky.jsonl"

    results = [run("audit", "--out", table, "--action", "export"), run("audit", "--out", lines)]

    assert [result.exit_code for result in results] == [0, 0]
    heading, first = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert dict(zip(heading, first, strict=True))["actor"] == "'=CMD()"
    assert {"'+1", "'@x"} <= set(first)
    exact = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert [record["number"] for record in exact] == list(range(1, len(exact) + 1))
    assert exact[-2]["actor"] == "=CMD()"
    assert first_broken(map(linked, exact)) is None  # enough to verify the chain without the database
    assert records(engine, "export")[-2:] == [
        ("dong-lenh", "Nhật ký", ".csv: export; 1 bản ghi"),
        ("dong-lenh", "Nhật ký", f".jsonl: toàn bộ; {len(exact)} bản ghi"),
    ]


def test_an_audit_that_cannot_be_written_out_is_wrong_usage_and_leaves_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for wrongly in (["a.txt"], ["a.csv", "--action", "khong.co"], ["a.csv", "--to", "mai"]):
        code, out, err = ended(monkeypatch, capsys, "audit", "--out", *wrongly)

        assert (code, out, err.count("\n")) == (2, "", 1)
    assert records(engine, "export") == []
