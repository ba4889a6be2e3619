"""A list that is taken out leaves one record, and no figure changes by it."""

from sqlalchemy import Engine, select

from data_access import revision
from data_access.changes.exports import record_export
from data_access.schema import system


def test_a_download_leaves_one_record_and_no_new_revision(engine: Engine) -> None:
    with engine.connect() as connection:
        before = revision.revision(connection)

    record_export(engine, actor="govap", target="Nhiệm vụ quá hạn", detail="Bản số a1: Gò Vấp; 12 dòng")

    with engine.connect() as connection:
        (record,) = connection.execute(select(system.audit)).all()
        assert revision.revision(connection) == before
    assert (record.actor, record.action, record.target) == ("govap", "export", "Nhiệm vụ quá hạn")
    assert record.detail == "Bản số a1: Gò Vấp; 12 dòng"
