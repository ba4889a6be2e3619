"""What our own screens show, recorded through the websocket as plain data: the content of the hand-written page.

The two pages so hold the same words, figures, tables and charts, whatever the screens become.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.VegaLiteChart_pb2 import VegaLiteChart

from bench.protocol import Visitor
from bench.screen import Node, Refused

SCREENS = {"tong-quan": "Tổng quan", "tien-do": "Tiến độ nhiệm vụ"}
"""The screens that are measured: key in a recording -> name in the menu."""
CITY = "Toàn thành phố"
_HOME = "tong-quan"  # stands at the address without a name
_MARKS = re.compile(r":material/\w+:|:[a-z]+(?:-[a-z]+)?\[|[*`\]]")
_LABELLED = ("button", "page_link", "checkbox", "selectbox", "date_input", "text_input", "download_button")
_TEXTS = ("markdown", "text", "alert")

Json = dict[str, Any]


@dataclass
class Recording:
    """Screens by «screen/place», chart specifications by name, and the places to go to in the order of the filter."""

    places: list[str] = field(default_factory=list)
    screens: dict[str, Json] = field(default_factory=dict)
    charts: dict[str, Json] = field(default_factory=dict)

    def wanted(self, screen: str, place: str) -> Json:
        """How to tell that a screen shows a place: its title, how many charts, and how many rows of tables at least."""
        shown = self.screens[f"{screen}/{place}"]
        items = list(_items(shown["content"]))
        rows = sum(len(item["rows"]) for item in items if item["k"] == "table")
        return {"title": shown["title"], "charts": sum(item["k"] == "chart" for item in items), "rows": rows}

    def save(self, file: Path) -> None:
        """Write it, compressed."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(gzip.compress(json.dumps(self.__dict__, ensure_ascii=False).encode()))

    @classmethod
    def load(cls, file: Path) -> Recording:
        """What `save` wrote."""
        return cls(**json.loads(gzip.decompress(file.read_bytes())))

    def keep(self, screen: str, place: str, shown: Node) -> None:
        """Add one screen as it stands."""
        content = self.content(shown)
        titles = [element.heading.body for element, _ in shown.elements() if element.heading.tag == "h1"]
        if not titles:
            raise Refused(f"no title on {screen}, {place}: the server's log says why")
        self.screens[f"{screen}/{place}"] = {"title": plain(titles[0]), "content": content}

    def content(self, node: Node) -> Json:
        """A block or element as the hand-written page draws it: `k` is its kind."""
        if isinstance(node.content, Element):
            return self._element(node.content)
        children = [self.content(child) for _, child in sorted(node.children.items())]
        block: Json = {"k": "block", "in": [child for child in children if child]}
        if isinstance(node.content, Block):
            block |= _arrangement(node.content)
        return block if block["in"] else {}

    def _element(self, element: Element) -> Json:
        kind = str(element.WhichOneof("type"))
        found = getattr(element, kind)
        if kind == "vega_lite_chart":
            return self._chart(found)
        return _DRAWN[kind](found) if kind in _DRAWN else {}

    def _chart(self, chart: VegaLiteChart) -> Json:
        specification = json.loads(chart.spec)
        name = hashlib.sha256(chart.spec.encode()).hexdigest()[:16]
        self.charts[name] = specification
        if chart.data.data:
            return {"k": "chart", "spec": name, "data": {"": _records(chart.data.data)}}
        return {"k": "chart", "spec": name, "data": {each.name: _records(each.data.data) for each in chart.datasets}}


async def recorded(visitor: Visitor, *, places: int) -> Recording:
    """The measured screens of the city and of so many districts, opened one after the other."""
    made = Recording()
    await visitor.open()
    made.places = _offered(visitor)[:places]
    for screen in SCREENS:
        await visitor.go("" if screen == _HOME else screen)
        made.keep(screen, CITY, visitor.screen.main)
        for place in made.places:
            await visitor.down(place)
            made.keep(screen, place, visitor.screen.main)
            await visitor.up()
    return made


def plain(text: str) -> str:
    """Text without Streamlit's marks."""
    return _MARKS.sub("", text).replace("\\", "").strip()


def _items(item: Json) -> Iterator[Json]:
    if item["k"] != "block":
        yield item
    for child in item.get("in", ()):
        yield from _items(child)


def _offered(visitor: Visitor) -> list[str]:
    groups = [element.button_group.options for element, _ in visitor.screen.main.elements() if element.button_group.id]
    return [option.content for option in groups[0]]


def _table(kind: str, packed: bytes) -> Json:
    frame = convert_arrow_bytes_to_pandas_df(packed)
    rows = [[plain(_cell(cell)) for cell in row] for row in frame.itertuples(index=False)]
    return {"k": kind, "head": [plain(str(name)) for name in frame.columns], "rows": rows}


_DRAWN: dict[str, Callable[[Any], Json]] = {
    "heading": lambda found: {"k": found.tag, "text": plain(found.body)},
    "metric": lambda found: {"k": "metric", "text": plain(found.label), "value": found.body, "delta": found.delta},
    "table": lambda found: _table("table", found.arrow_data.data),
    "dataframe": lambda found: _table("grid", found.arrow_data.data),  # drawn on a canvas: it has no rows to count
    "button_group": lambda found: {"k": "pills", "names": [option.content for option in found.options]},
    **dict.fromkeys(_TEXTS, lambda found: {"k": "p", "text": plain(found.body)}),
    **dict.fromkeys(_LABELLED, lambda found: {"k": "label", "text": plain(found.label)}),
}
"""How an element is written down, by the name of its message."""


def _arrangement(block: Block) -> Json:
    sideways = block.flex_container.direction == Block.FlexContainer.HORIZONTAL or block.HasField("grid_container")
    return {"row": block.WhichOneof("type") == "horizontal" or sideways, "grow": block.column.weight}


def _cell(value: Any) -> str:
    return "–" if pd.isna(value) else value.strftime("%d/%m/%Y") if isinstance(value, pd.Timestamp) else str(value)


def _records(packed: bytes) -> list[Json]:
    """The rows of a chart; days as milliseconds, as the browser holds them."""
    frame = convert_arrow_bytes_to_pandas_df(packed)
    times = frame.select_dtypes("datetime")
    days = {
        str(name): times[name].astype("datetime64[ms]").astype("int64").astype("Int64").mask(times[name].isna()) for name in times
    }
    return list(json.loads(frame.assign(**days).to_json(orient="records")))
