"""Where a file of a database really lies: SQLite loses data where several machines lock one file over a network."""

from __future__ import annotations

from pathlib import Path

_MOUNTS = Path("/proc/mounts")
_OVER_NETWORK = (
    "nfs",
    "cifs",
    "smb",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.glusterfs",
    "fuse.s3fs",
    "9p",
    "afs",
    "ceph",
    "davfs",
    "ncpfs",
)


def network_kind(file: str, *, mounts: Path = _MOUNTS) -> str | None:
    """The kind of network folder that holds `file`, as the machine calls it; None on a disk of its own."""
    if file.startswith(("\\\\", "//")):
        return "UNC"
    place = Path(file).resolve()
    kinds = {folder: kind for folder, kind in _mounted(mounts) if place.is_relative_to(folder)}
    kind = kinds[max(kinds, key=lambda folder: len(folder.parts))] if kinds else ""
    return kind if kind.startswith(_OVER_NETWORK) else None


def _mounted(mounts: Path) -> list[tuple[Path, str]]:
    """Each folder something is mounted at, with the kind of what is; a later line lies over an earlier one."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    fields = [line.split() for line in lines]
    return [(Path(_plain(field[1])), field[2]) for field in fields if len(field) > 2]


def _plain(written: str) -> str:
    """A folder as it is called; the list writes its blanks as octal numbers."""
    return written.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
