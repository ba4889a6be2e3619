"""What stands on a screen, put together from the messages a server sends: the browser's tree of elements without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_MAIN = 0  # the first number of a path: the page itself; others are the sidebar and what lies over it
_KEPT = 2  # runs for which the browser keeps a message that was not used


class Refused(RuntimeError):
    """The server showed that something went wrong, or asked the visitor to sign in."""


@dataclass
class Node:
    """An element, or a block with what stands in it by place; `fragment` is what a click inside it runs again."""

    content: Element | Block | None = None
    fragment: str = ""
    children: dict[int, Node] = field(default_factory=dict)

    def elements(self) -> Iterator[tuple[Element, str]]:
        """Every element in the order of the screen, with its fragment."""
        if isinstance(self.content, Element):
            yield self.content, self.fragment
        for _, child in sorted(self.children.items()):
            yield from child.elements()


class Screen:
    """The page as the messages of one session leave it; messages that only name an earlier one are looked up."""

    def __init__(self) -> None:
        self.main = Node()
        self.page = ""  # the hash under which the server knows the page
        self.query = ""
        self.pages: dict[str, str] = {}  # addresses of the menu -> their hashes
        self.kept: dict[str, ForwardMsg] = {}
        self._run = 0
        self._used: dict[str, int] = {}  # the run that last used a kept message

    def take(self, message: ForwardMsg) -> ForwardMsg.ScriptFinishedStatus.ValueType | None:
        """Add what one message says; the status if it ends a run, else None. Raises Refused."""
        kind = message.WhichOneof("type")
        if kind == "script_finished":
            return message.script_finished
        if kind == "new_session":
            self._begin(message)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "auth_redirect":
            raise Refused("the session ended")
        elif kind in ("delta", "ref_hash"):
            self._draw(message)
        return None

    def _begin(self, message: ForwardMsg) -> None:
        self.page = message.new_session.page_script_hash or self.page
        if not message.metadata.run.fragment_ids:
            self.main = Node()
            self._run += 1
            self.kept = {name: kept for name, kept in self.kept.items() if self._run - self._used[name] <= _KEPT}

    def _draw(self, message: ForwardMsg) -> None:
        whole = self.kept[message.ref_hash] if message.ref_hash else message
        if whole.metadata.cacheable:
            self.kept[whole.hash], self._used[whole.hash] = whole, self._run
        place, *path = message.metadata.delta_path
        if place != _MAIN:
            return
        node = self.main
        for step in path:
            node = node.children.setdefault(step, Node())
        node.fragment = whole.delta.fragment_id
        if whole.delta.WhichOneof("type") == "add_block":
            node.content, node.children = whole.delta.add_block, {}
        elif whole.delta.WhichOneof("type") == "new_element":
            node.content, node.children = _allowed(whole.delta.new_element), {}


def _allowed(element: Element) -> Element:
    if element.WhichOneof("type") == "exception":
        raise Refused(element.exception.message)
    if element.alert.format == Alert.ERROR:  # our own sentence for a fault
        raise Refused(element.alert.body)
    return element
