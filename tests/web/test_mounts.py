"""A database file on a folder of the network is recognised by where the machine mounted what."""

from __future__ import annotations

from pathlib import Path

import pytest

from web.mounts import network_kind


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    """What a machine with disks and folders of the network says of itself."""
    lines = [
        "/dev/sda1 / ext4 rw 0 0",
        "server:/data /data nfs4 rw 0 0",
        "/dev/sdb1 /data/local xfs rw 0 0",
        "//server/tep /mnt/T\\\\040p cifs rw 0 0".replace("\\\\", "\\"),
        "me@host: /mnt/xa fuse.sshfs rw 0 0",
        "share /mnt/may-ao 9p rw 0 0",
        "tmpfs /srv/a tmpfs rw 0 0",
        "broken",
    ]
    file = tmp_path / "mounts"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("/data/chithi06/db.sqlite", "nfs4"),
        ("/mnt/T p/db.sqlite", "cifs"),
        ("/mnt/xa/sau/db.sqlite", "fuse.sshfs"),
        ("/mnt/may-ao/db.sqlite", "9p"),
        ("//server/tep/db.sqlite", "UNC"),
        ("\\\\server\\tep\\db.sqlite", "UNC"),
    ],
)
def test_a_folder_of_the_network_is_named(mounts: Path, file: str, kind: str) -> None:
    assert network_kind(file, mounts=mounts) == kind


@pytest.mark.parametrize("file", ["/var/db.sqlite", "/data/local/db.sqlite", "/srv/a/db.sqlite", "/data2/db.sqlite"])
def test_a_disk_of_the_machine_is_not(mounts: Path, file: str) -> None:
    assert network_kind(file, mounts=mounts) is None


def test_a_machine_that_does_not_say_is_believed(tmp_path: Path) -> None:
    assert network_kind("/data/db.sqlite", mounts=tmp_path / "none") is None
