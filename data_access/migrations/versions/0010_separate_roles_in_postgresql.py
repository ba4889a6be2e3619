"""Let PostgreSQL show the rows of committees to transactions that name their scope only: the wall behind every query.

A transaction names it with `set_config('ct06.scope', …, true)`: the committees' ids joined by comma, or «*» for the whole
city; without it there is no row, for the owner of the tables as well. Whoever writes names the city: a workbook is
compared with all that stands, and what it may say was decided before. SQLite has no such wall; there is nothing to do.

Not behind the wall: reference data, the revision, accounts (which hold no figure), meetings as such (day, place, title)
and where their secretary is.
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# In brackets with «select», so that each is worked out once a query and not once a row.
_SCOPE = "(SELECT current_setting('ct06.scope', true))"
_COMMITTEES = "(SELECT string_to_array(coalesce(current_setting('ct06.scope', true), ''), ','))::text[]"  # never null
_ALL, _ANY = f"{_SCOPE} = '*'", f"{_SCOPE} <> ''"

_OWN = f"committee_id = ANY ({_COMMITTEES})"
# Of work that is assigned, confirmed or sent back, the unit it is about may know where it comes from.
_SUBMITTED = f"{_OWN} OR (kind <> 'report' AND {_ANY})"
_OF_SUBMISSION = """submission_id IN (
    SELECT id FROM submission
    WHERE committee_id = ANY ((SELECT string_to_array(coalesce(current_setting('ct06.scope', true), ''), ','))::text[])
)"""
_NOTED = f"{_OF_SUBMISSION} OR (rule IN ('column-places', 'sheet-name') AND {_ANY})"  # where a column stood, not what in it
_CONFIRMED = "submission_id IN (SELECT id FROM submission)"  # those that may be seen; a row only points at a fact
_STEP = "conclusion_id IN (SELECT id FROM conclusion)"  # those that may be seen


def _covered(place: str) -> str:
    """The condition that a district lies within the scope with all its committees."""
    here = " ".join(("SELECT FROM committee AS unit WHERE unit.district_code =", place))
    return f"(EXISTS ({here}) AND NOT EXISTS ({here} AND NOT unit.id = ANY ({_COMMITTEES})))"


_REMARKED = f"place = ANY ({_COMMITTEES}) OR {_covered('place')}"
_ASKED = "id IN (SELECT item_id FROM conclusion)"  # of a unit that may see the conclusion: under which item it was made
_HELD = "SELECT FROM meeting AS held WHERE held.id = meeting_id AND"
_DISCUSSED = f"EXISTS ({_HELD} {_covered('held.place')}) OR {_ASKED}"
_RECORDED = f"action = 'meeting.move' AND {_ANY}"  # from which followers know since when a meeting is shown

_FACTS = (
    *("assignment", "deadline_move", "assignment_report", "verification", "sent_back"),
    *("observation", "base_organisation", "classification"),
    *("weak_case", "weak_case_event", "weak_case_milestone", "inspection", "recommendation"),
)
_SEEN = {
    **dict.fromkeys((*_FACTS, "explanation_request", "explanation_answer", "conclusion"), _OWN),
    "submission": _SUBMITTED,
    "submission_sheet": _OF_SUBMISSION,
    "normalisation": _NOTED,
    "confirmation": _CONFIRMED,
    "remark": _REMARKED,
    "conclusion_event": _STEP,
    "agenda_item": _DISCUSSED,
    "audit": _RECORDED,
}


def upgrade() -> None:
    """Build the wall."""
    if op.get_bind().dialect.name == "postgresql":
        for table, seen in _SEEN.items():
            # With «or» the planner would expect hardly a row of the whole city, and join accordingly.
            op.execute(
                f"CREATE POLICY ct06_scope ON {table} USING (CASE WHEN {_ALL} THEN true ELSE {seen} END) WITH CHECK ({_ALL})"
            )
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    """Take it down."""
    if op.get_bind().dialect.name == "postgresql":
        for table in _SEEN:
            op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")
            op.execute(f"DROP POLICY ct06_scope ON {table}")
