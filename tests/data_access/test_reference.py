"""The reference files agree with each other, with the Directive and with the published lists."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, delete, insert, select, update

from data_access import reference
from data_access.schema import metadata
from data_access.schema import reference as schema
from domain.periods import REORGANISED_ON, Kind
from domain.text import fold, modern_tones, tidy

TABLES = reference.tables()
DISTRICTS = {row["code"]: row for row in TABLES["district"]}
COMMITTEES = {row["id"]: row for row in TABLES["committee"]}
COMMUNES = [row for row in TABLES["committee"] if row["scheme"] == "xp"]
CATEGORIES = {(row["list"], row["code"]) for row in TABLES["category"]}
HISTORY = [row for _, row in reference.lines(reference.FOLDER / "units_history.csv")]
TEXTS = sorted({text for rows in TABLES.values() for row in rows for text in row.values() if isinstance(text, str)})

COMMUNES_OF_DISTRICT = {
    "q1": (10, 4), "q12": (11, 5), "go-vap": (16, 6), "binh-thanh": (20, 5), "tan-binh": (15, 6), "tan-phu": (11, 5),
    "phu-nhuan": (13, 3), "thu-duc": (34, 12), "q3": (12, 3), "q10": (14, 3), "q11": (16, 4), "q4": (13, 3), "q5": (14, 3),
    "q6": (14, 4), "q8": (16, 3), "binh-tan": (10, 5), "q7": (10, 4), "cu-chi": (21, 7), "hoc-mon": (12, 4),
    "binh-chanh": (16, 7), "nha-be": (7, 2), "can-gio": (7, 4),
}  # fmt: skip
"""Wards, communes and townships of 2021 and of 1/7/2025 in each district of the city before the provinces joined."""

STRADDLING = {
    "xp-27439": {"binh-tan", "tan-phu"},
    "xp-27364": {"q6", "q8"},
    "xp-27424": {"q8", "binh-chanh"},
    "xp-27457": {"binh-tan", "binh-chanh"},
    "xp-27619": {"binh-chanh", "q8"},
    "xp-27595": {"binh-chanh", "q8", "binh-tan"},
    "xp-27604": {"binh-chanh", "binh-tan"},
}


def key_of(table: str, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in metadata.tables[table].primary_key)


def in_order(table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: key_of(table, row))


# The Directive


def test_every_task_of_the_directive_is_there_and_no_other() -> None:
    codes = [row["code"] for row in sorted(TABLES["clause"], key=lambda row: row["sort_order"])]
    assert codes == [*(f"1.{n}" for n in range(1, 10)), "2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "4.2", "5.1"]


def test_a_task_has_a_short_title_a_nature_and_the_body_of_its_section() -> None:
    for row in TABLES["clause"]:
        assert len(row["title_vi"]) <= 80
        assert set(row["nature"].split("+")) <= set("CAOT")
        assert row["responsible"] == {1: "R1", 2: "R2", 3: "R3", 4: "R4", 5: "R1"}[row["section"]]
        assert row["code"].startswith(f"{row['section']}.")


def test_the_directive_asks_for_seventy_five_things() -> None:
    letters = Counter(row["clause"] for row in TABLES["sub_requirement"])
    assert list(letters.values()) == [3, 5, 10, 8, 7, 5, 3, 7, 3, 4, 5, 3, 3, 3, 3, 3]
    assert sum(letters.values()) == 75
    for clause, many in letters.items():
        assert [row["letter"] for row in TABLES["sub_requirement"] if row["clause"] == clause] == list("abcdefghij"[:many])


@pytest.mark.parametrize("misread", ["áp", "quân chúng ưu tú", "chuyên biến", "gọi mở"])
def test_no_misreading_of_the_scanned_text_is_left(misread: str) -> None:
    assert [text for text in TEXTS if re.search(rf"(khu phố, )?\b{misread}\b(?! dụng)", text)] == []


# The indicators


def test_there_are_fifty_seven_indicators_of_which_twenty_five_are_core() -> None:
    assert [row["code"] for row in TABLES["indicator"]] == [f"I{n:02}" for n in range(1, 58)]
    assert sum(row["is_core"] for row in TABLES["indicator"]) == 25


def test_every_task_is_measured_and_every_indicator_has_its_task_and_letter() -> None:
    assert {row["clause"] for row in TABLES["indicator"]} == {row["code"] for row in TABLES["clause"]}
    lettered = {(row["clause"], row["letter"]) for row in TABLES["sub_requirement"]}
    assert {(row["clause"], row["letter"]) for row in TABLES["indicator"] if row["letter"]} <= lettered


def test_a_ratio_has_a_denominator_and_percent_and_a_count_neither() -> None:
    for row in TABLES["indicator"]:
        assert row["kind"] in {"ratio", "count"}
        assert (row["kind"] == "ratio") == (row["denominator_vi"] is not None) == (row["unit"] == "%"), row["code"]


def test_an_indicator_says_how_it_is_read_and_when() -> None:
    for row in TABLES["indicator"]:
        assert row["direction"] in {"up", "down", "context"}
        assert set(row["periods"].split(",")) <= set(Kind)
        assert row["definition_vi"].endswith(".")
        assert row["definition_vi"].count(". ") == 0


def test_numbers_of_inspection_and_discipline_are_neither_good_nor_bad() -> None:
    neutral = {row["code"] for row in TABLES["indicator"] if row["direction"] == "context"}
    assert {"I35", "I36", "I37", "I38", "I39", "I54"} <= neutral


def test_every_part_of_an_indicator_is_a_choice_with_one_name() -> None:
    names: dict[str, set[str]] = {}
    for row in TABLES["category"]:
        names.setdefault(row["code"], set()).add(row["name_vi"])
    parts = {part for row in TABLES["indicator"] for part in row["items"].split(",") if part}
    assert {part: len(names.get(part, ())) for part in parts} == dict.fromkeys(parts, 1)


# Choices, documents, rules


def test_a_choice_belongs_to_a_group_that_exists() -> None:
    groups = {"base_type": "base_group", "inspection_form": "inspection_group"}
    for row in TABLES["category"]:
        assert not row["parent"] or (groups[row["list"]], row["parent"]) in CATEGORIES


@pytest.mark.parametrize(
    ("choices", "many"),
    [
        ("base_form", 2), ("level", 5), ("weak_reason", 9), ("weak_stage", 7), ("inspection_form", 11), ("inspection_stage", 5),
        ("authority", 3), ("subject", 2), ("finding", 7), ("finding_member", 11), ("measure_org", 3), ("measure_member", 4),
        ("measure_candidate", 2), ("base_group", 9),
    ],
)  # fmt: skip
def test_a_list_of_choices_is_complete_and_in_order(choices: str, many: int) -> None:
    orders = [row["sort_order"] for row in TABLES["category"] if row["list"] == choices]
    assert orders == list(range(1, many + 1))


def test_a_ward_is_a_base_only_until_the_reorganisation_and_a_neighbourhood_only_since() -> None:
    types = {row["code"]: row for row in TABLES["category"] if row["list"] == "base_type"}
    assert {code for code, row in types.items() if row["valid_to"]} == {"1", "2", "3"}
    assert {types[code]["valid_to"] for code in "123"} == {REORGANISED_ON - timedelta(days=1)}
    assert types["KP"]["valid_from"] == REORGANISED_ON


def test_weak_is_a_register_and_not_a_level() -> None:
    levels = [row["name_vi"] for row in TABLES["category"] if row["list"] == "level"]
    assert [name for name in levels if "yếu" in fold(name)] == []
    assert levels[3] == "Không hoàn thành nhiệm vụ"


def test_striking_off_and_dissolving_are_not_disciplinary_measures() -> None:
    measures = {row["code"] for row in TABLES["category"] if row["list"].startswith("measure_")}
    outcomes = {row["code"] for row in TABLES["category"] if row["list"] == "separate_outcome"}
    assert outcomes >= {"XOA_TEN", "GIAI_THE"}
    assert not outcomes & measures


def test_rules_of_one_key_follow_each_other_without_gap_or_overlap() -> None:
    rules: dict[str, list[dict[str, Any]]] = {}
    for row in TABLES["rule_parameter"]:
        rules.setdefault(row["key"], []).append(row)
    for spans in rules.values():
        for before, after in pairwise(sorted(spans, key=lambda row: row["valid_from"])):
            assert before["valid_to"] == after["valid_from"] - timedelta(days=1), before["key"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("htxs_cap", "0.20"), ("htxs_cap_exceptional", "0.25"), ("htxs_cap_base", "HTT_OR_BETTER"), ("relapse_months", "24"),
        ("weak_long_months", "12"), ("due_soon_days", "30"), ("completeness_provisional", "0.80"), ("suspension_days", "90"),
        ("suspension_extension_days", "30"), ("report_due_days_quarter", "10"),
    ],
)  # fmt: skip
def test_a_rule_in_force_today_has_its_value_and_says_where_it_comes_from(key: str, value: str) -> None:
    [rule] = [row for row in TABLES["rule_parameter"] if row["key"] == key and row["valid_to"] is None]
    assert rule["value"] == value
    assert rule["regulation"]
    assert rule["note"]


def test_a_regulation_that_a_rule_cites_is_among_the_documents() -> None:
    known = {row["symbol"] for row in TABLES["document"]}
    cited = {part for row in TABLES["rule_parameter"] for part in re.findall(r"\S+-(?:QĐ|HD|NQ|CT)/\w+", row["regulation"])}
    assert cited
    assert cited <= known


# Districts and committees


def test_the_districts_are_those_of_the_city_and_of_the_two_provinces() -> None:
    assert Counter(row["former_province"] for row in TABLES["district"]) == {
        "Thành phố Hồ Chí Minh": 22,
        "Bình Dương": 9,
        "Bà Rịa - Vũng Tàu": 7,
    }
    assert [row["sort_order"] for row in TABLES["district"]] == list(range(1, 39))
    assert len({row["gso_code"] for row in TABLES["district"]}) == 38


def test_no_two_districts_share_a_tile_or_its_label() -> None:
    assert len({(row["tile_column"], row["tile_row"]) for row in TABLES["district"]}) == 38
    assert len({row["tile_label"] for row in TABLES["district"]}) == 38
    assert max(len(row["tile_label"]) for row in TABLES["district"]) <= 7
    assert max(row["tile_column"] for row in TABLES["district"]) <= 10
    assert max(row["tile_row"] for row in TABLES["district"]) <= 9


@pytest.mark.parametrize(
    ("west", "east"),
    [("hoc-mon", "q12"), ("tan-phu", "tan-binh"), ("q3", "q1"), ("binh-thanh", "thu-duc"), ("q10", "q3"), ("q6", "q5")],
)
def test_neighbours_of_the_inner_city_lie_side_by_side_on_the_tile_map(west: str, east: str) -> None:
    assert DISTRICTS[west]["tile_row"] == DISTRICTS[east]["tile_row"]
    assert DISTRICTS[west]["tile_column"] + 1 == DISTRICTS[east]["tile_column"]


def test_twenty_two_districts_had_a_committee_until_the_reorganisation() -> None:
    old = [row for row in TABLES["committee"] if row["scheme"] == "qh"]
    assert Counter(row["name"].split(" ủy ")[0] for row in old) == {"Thành": 1, "Quận": 16, "Huyện": 5}
    assert {(row["valid_from"], row["valid_to"]) for row in old} == {(date(2021, 1, 1), date(2025, 6, 30))}
    assert {row["id"]: DISTRICTS[row["district_code"]]["gso_code"] for row in old} == {row["id"]: row["code"] for row in old}


def test_one_hundred_and_sixty_eight_communes_report_since() -> None:
    assert Counter(row["short_name"].split()[0] for row in COMMUNES) == {"Phường": 113, "Xã": 54, "Đặc": 1}
    assert {(row["valid_from"], row["valid_to"]) for row in COMMUNES} == {(REORGANISED_ON, None)}
    assert Counter(DISTRICTS[row["district_code"]]["former_province"] for row in COMMUNES) == {
        "Thành phố Hồ Chí Minh": 102,
        "Bình Dương": 36,
        "Bà Rịa - Vũng Tàu": 30,
    }


def test_the_communes_of_each_district_are_as_many_as_published() -> None:
    many = Counter(row["district_code"] for row in COMMUNES if DISTRICTS[row["district_code"]]["sort_order"] <= 22)
    assert many == {code: since for code, (_, since) in COMMUNES_OF_DISTRICT.items()}


def test_ten_communes_carry_the_official_code_and_not_the_drafted_one() -> None:
    official = {
        "Linh Xuân": "26800", "Tam Bình": "26803", "Hiệp Bình": "26809", "An Nhơn": "26876", "Thông Tây Hội": "26898",
        "Hạnh Thông": "26890", "Tân Sơn Nhì": "27019", "An Khánh": "27094", "Bàn Cờ": "27154", "Bình Phú": "27364",
    }  # fmt: skip
    codes = {row["short_name"]: row["code"] for row in COMMUNES}
    assert {name: codes[f"Phường {name}"] for name in official} == official


def test_a_committee_is_known_by_scheme_and_code() -> None:
    for row in TABLES["committee"]:
        assert row["id"] == f"{row['scheme']}-{row['code']}"
        assert row["kind"] == {"qh": "district", "xp": "commune", "tt": "direct", "tp": "city_body"}[row["scheme"]]
        assert (row["responsible"] == "R1") == (row["scheme"] != "tp")
        assert row["source"]
    assert len(COMMITTEES) == len(TABLES["committee"]) == len({row["sort_order"] for row in TABLES["committee"]})


def test_five_committees_without_territory_stand_beside_the_communes_today() -> None:
    today = [row["id"] for row in TABLES["committee"] if row["kind"] == "direct" and row["valid_to"] is None]
    assert sorted(today) == ["tt-cac-co-quan-dang", "tt-cong-an", "tt-dhqg", "tt-quan-su", "tt-ubnd"]


def test_one_commission_took_over_from_two_without_a_day_between() -> None:
    begun = COMMITTEES["tp-btgdv"]["valid_from"]
    assert {COMMITTEES[old]["valid_to"] for old in ("tp-btgtu", "tp-bdvtu")} == {begun - timedelta(days=1)}


def test_every_territorial_committee_has_one_main_district_and_others_none() -> None:
    mains = {row["committee_id"]: row["district_code"] for row in TABLES["committee_district"] if row["is_main"]}
    assert mains == {row["id"]: row["district_code"] for row in TABLES["committee"] if row["district_code"]}
    assert sum(row["is_main"] for row in TABLES["committee_district"]) == len(mains) == 22 + 168
    assert {COMMITTEES[row["committee_id"]]["scheme"] for row in TABLES["committee_district"]} == {"qh", "xp"}


def test_seven_communes_of_the_old_city_straddle_districts() -> None:
    touched: dict[str, set[str]] = {}
    for row in TABLES["committee_district"]:
        if DISTRICTS[row["district_code"]]["sort_order"] <= 22:
            touched.setdefault(row["committee_id"], set()).add(row["district_code"])
    assert {committee: codes for committee, codes in touched.items() if len(codes) > 1} == STRADDLING


def test_no_district_has_committees_of_both_eras_on_one_day() -> None:
    eras: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for link in TABLES["committee_district"]:
        committee = COMMITTEES[link["committee_id"]]
        eras.setdefault(link["district_code"], {}).setdefault(committee["scheme"], []).append(committee)
    both = [schemes for schemes in eras.values() if len(schemes) == 2]
    assert len(both) == 22
    for schemes in both:
        for old, new in product(schemes["qh"], schemes["xp"]):
            assert old["valid_to"] < new["valid_from"]


def test_every_commune_of_the_old_city_succeeds_its_districts_and_one_of_them_mainly() -> None:
    touched: dict[str, set[str]] = {}
    for row in TABLES["committee_district"]:
        touched.setdefault(row["committee_id"], set()).add(row["district_code"])
    succeeded: dict[str, dict[str, tuple[str, bool]]] = {}
    for row in TABLES["succession"]:
        old = COMMITTEES[row["old_id"]]
        succeeded.setdefault(row["new_id"], {})[old["district_code"]] = (row["share"], row["is_main"])
    assert len(succeeded) == 102
    for new, olds in succeeded.items():
        main = COMMITTEES[new]["district_code"]
        share = "whole" if len(touched[new]) == 1 else "part"
        assert olds == {code: (share, code == main) for code in touched[new]}


def test_communes_of_the_two_provinces_succeed_no_committee_of_the_city() -> None:
    joined = {row["id"] for row in COMMUNES if DISTRICTS[row["district_code"]]["former_province"] != "Thành phố Hồ Chí Minh"}
    assert len(joined) == 66
    assert not joined & {row["new_id"] for row in TABLES["succession"]}


# How many units there were


def counted(on: str, column: str) -> int:
    return sum(int(row[column]) for row in HISTORY if row["on_date"] == on)


@pytest.mark.parametrize(
    ("on", "published"),
    [("2021-01-01", (249, 58, 5, 0, 312)), ("2025-01-01", (210, 58, 5, 0, 273)), ("2025-07-01", (113, 54, 0, 1, 168))],
)
def test_the_units_of_a_day_add_up_to_the_published_number(on: str, published: tuple[int, ...]) -> None:
    kinds = [counted(on, kind) for kind in ("wards", "communes", "townships", "special_zones")]
    assert (*kinds, sum(kinds)) == published


def test_the_history_agrees_with_the_published_list_and_with_the_committees() -> None:
    totals = {
        (row["on_date"], row["district_code"]): sum(
            int(row[kind]) for kind in ("wards", "communes", "townships", "special_zones")
        )
        for row in HISTORY
    }
    assert len(totals) == len(HISTORY) == 22 + 22 + 38
    assert {code: totals["2021-01-01", code] for code in COMMUNES_OF_DISTRICT} == {
        c: n for c, (n, _) in COMMUNES_OF_DISTRICT.items()
    }
    assert {code: totals["2025-07-01", code] for code in DISTRICTS} == Counter(row["district_code"] for row in COMMUNES)


# Names


def test_an_alias_names_a_unit_that_exists_and_not_by_its_own_name() -> None:
    names = {"district": DISTRICTS, "committee": COMMITTEES}
    for row in TABLES["alias"]:
        unit = names[row["kind"]][row["target"]]
        assert row["text"] not in {unit["name"], unit["short_name"]}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("q1", {"q1"}), ("q.1", {"q1"}), ("quan 01", {"q1"}), ("td", {"thu-duc"}), ("tp thu duc", {"thu-duc"}),
        ("quan 2", {"thu-duc"}), ("quan 9", {"thu-duc"}), ("gv", {"go-vap"}), ("pn", {"phu-nhuan"}), ("tb", {"tan-binh"}),
        ("tp", {"tan-phu"}), ("hm", {"hoc-mon"}), ("cc", {"cu-chi"}), ("nb", {"nha-be"}), ("cg", {"can-gio"}),
        ("bt", {"binh-tan", "binh-thanh"}), ("bc", {"binh-chanh", "ben-cat"}),
    ],
)  # fmt: skip
def test_people_find_a_district_by_what_they_call_it(typed: str, meant: set[str]) -> None:
    assert {row["target"] for row in TABLES["alias"] if row["kind"] == "district" and fold(row["text"]) == typed} == meant


def test_an_old_ward_leads_to_the_communes_that_took_it_over() -> None:
    def heirs(name: str) -> set[str]:
        return {row["target"] for row in TABLES["alias"] if row["kind"] == "committee" and row["text"] == name}

    assert heirs("Phường Bến Nghé") == {"xp-26740"}
    assert heirs("Phường Đa Kao") == {"xp-26737", "xp-26740"}
    assert heirs("Phường Thảo Điền") == {"xp-27094"}


def test_no_alias_of_a_committee_is_the_name_of_another_commune() -> None:
    owners = {fold(row["short_name"]): row["id"] for row in COMMUNES}
    owners.pop(fold("Xã Thanh An"))  # written like Xã Thạnh An without marks
    taken = [
        row
        for row in TABLES["alias"]
        if row["kind"] == "committee" and owners.get(fold(row["text"]), row["target"]) != row["target"]
    ]
    assert taken == []


# Language and discretion


def test_every_text_is_written_as_the_city_writes_it() -> None:
    assert [text for text in TEXTS if tidy(text) != text or modern_tones(text) != text] == []


def test_no_text_names_a_person_or_carries_a_number_of_one() -> None:
    person = re.compile(r"đồng chí|đ/c|\b(?:ông|bà|anh|chị) [A-ZĐ]|\d{9,}", re.IGNORECASE)
    place = re.compile(r"Bà Rịa|Bà Điểm|Ông Lãnh")
    assert [text for text in TEXTS if person.search(place.sub("", text))] == []


@pytest.mark.parametrize("path", sorted(reference.FOLDER.rglob("*.csv")), ids=lambda path: path.stem)
def test_every_file_begins_with_its_source(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# Nguồn: ")


# Reading and loading


def test_a_row_with_a_cell_too_few_or_too_many_is_refused_by_file_and_line(tmp_path: Path) -> None:
    for cells in ("1,2", "1,2,3,4"):
        file = tmp_path / "things.csv"
        file.write_text(f"# Nguồn: thử\na,b,c\n1,2,3\n{cells}\n", encoding="utf-8")
        with pytest.raises(ValueError, match=r"things\.csv, line 4"):
            list(reference.lines(file))


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("q1,760,Quận 1,Quận 1,HCM,mười,5,5,Q1", "invalid literal"),
        ("q1,760,Quận 1,Quận 1,HCM,1,5,5,Quận trung tâm", "tile_label is longer"),
        ("q1,760,Quận 1,Quận 1,HCM,,5,5,Q1", "invalid literal"),
    ],
)
def test_a_wrong_cell_is_refused_by_file_and_line(
    row: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heading = ",".join(schema.district.columns.keys())
    (tmp_path / "districts.csv").write_text(f"# Nguồn: thử\n{heading}\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=rf"districts\.csv, line 3: .*{complaint}"):
        reference.tables()


def test_an_empty_cell_is_nothing_where_nothing_is_allowed() -> None:
    assert COMMITTEES["xp-26740"]["valid_to"] is None
    assert {row["parent"] for row in TABLES["category"] if row["list"] == "level"} == {""}


def test_loading_into_empty_tables_twice_gives_the_rows_of_the_files_once() -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        reference.load(connection)
        reference.load(connection)
        for name, rows in TABLES.items():
            stored = [dict(row) for row in connection.execute(select(metadata.tables[name])).mappings()]
            assert in_order(name, stored) == in_order(name, rows)
    engine.dispose()


def test_loading_again_corrects_and_completes_and_leaves_what_the_files_do_not_know(engine: Engine) -> None:
    added = {"kind": "district", "target": "q1", "text": "Quận trung tâm"}
    with engine.begin() as connection:
        connection.execute(update(schema.district).where(schema.district.c.code == "q1").values(tile_label="??"))
        connection.execute(update(schema.committee).where(schema.committee.c.id == "qh-760").values(valid_to=None))
        connection.execute(delete(schema.sub_requirement).where(schema.sub_requirement.c.clause == "1.9"))
        connection.execute(insert(schema.alias).values(added))
        reference.load(connection)
        for name, rows in {**TABLES, "alias": [*TABLES["alias"], added]}.items():
            stored = [dict(row) for row in connection.execute(select(metadata.tables[name])).mappings()]
            assert in_order(name, stored) == in_order(name, rows)


def test_regulations_on_inspection_follow_each_other_without_a_gap() -> None:
    rows = [row for row in TABLES["category"] if row["list"] == "inspection_regulation"]
    rows.sort(key=lambda row: row["sort_order"])

    assert [row["valid_from"] for row in rows[1:]] == [date(2021, 7, 28), date(2025, 5, 30), date(2026, 4, 11)]
    assert all(before["valid_to"] + timedelta(days=1) == after["valid_from"] for before, after in pairwise(rows))
    assert rows[0]["valid_from"] <= date(2021, 3, 30), "the day of the Directive: no fact is older"
    assert rows[-1]["valid_to"] is None


def test_a_form_that_a_regulation_brought_begins_with_it() -> None:
    (brought,) = (row for row in TABLES["category"] if (row["list"], row["code"]) == ("inspection_form", "TSTN"))
    begins = {row["valid_from"] for row in TABLES["category"] if row["list"] == "inspection_regulation"}

    assert brought["valid_from"] in begins
