"""The register beside all bases: by committee, by type of base and by reason, each as k of n; never ranked by a raw share."""

from __future__ import annotations

import pandas as pd


def by_committee(listed: pd.DataFrame, existing: pd.DataFrame) -> pd.DataFrame:
    """A row a committee that has bases: committee_id, numerator (bases on the register) and denominator (all its bases).

    `listed` are open cases (column committee_id), `existing` a row a committee and type of base (column bases). A base is on
    the register once at most.
    """
    return _counted(listed["committee_id"], existing.groupby("committee_id")["bases"].sum(), name="committee_id")


def by_type(listed: pd.DataFrame, existing: pd.DataFrame) -> pd.DataFrame:
    """A row a type of base that is on the register: type_code, numerator and denominator, most cases first.

    A case whose base was not reported has no type and is left out.
    """
    counted = _counted(listed["type_code"], existing.groupby("type_code")["bases"].sum(), name="type_code")
    return _most_first(counted[counted["numerator"] > 0], "type_code")


def by_reason(listed: pd.DataFrame) -> pd.DataFrame:
    """A row a reason: reason, numerator (cases that give it, among others perhaps) and denominator (all cases), most first."""
    reasons = listed["reasons"].str.split(",").explode()
    counts = reasons.value_counts()
    rows = pd.DataFrame({"reason": counts.index.astype("str"), "numerator": counts.to_numpy(), "denominator": len(listed)})
    return _most_first(rows.astype({"numerator": "int64", "denominator": "int64"}), "reason")


def _counted(listed: pd.Series[str], bases: pd.Series[int], *, name: str) -> pd.DataFrame:
    cases = listed.dropna().value_counts().reindex(bases.index, fill_value=0)
    rows = pd.DataFrame({name: bases.index.astype("str"), "numerator": cases.to_numpy(), "denominator": bases.to_numpy()})
    return rows.astype({"numerator": "int64", "denominator": "int64"})


def _most_first(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    return rows.sort_values(["numerator", name], ascending=[False, True], ignore_index=True)
