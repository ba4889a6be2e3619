"""What needs attention among inspections: one list each kind, from the loaders of its subject."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ui.lists import attention as words
from ui.loaders.contradictions import contradictions
from ui.loaders.covered import coverage
from ui.loaders.inspections import work
from ui.views import View


def attention(view: View) -> Mapping[str, pd.DataFrame]:
    """The rows of each list of `ui.lists.attention.EXCEPTIONS`, with the columns of its headings."""
    done, reached = work(view), coverage(view)
    return {
        words.RECOMMENDED: done.overdue,
        words.UNCONCLUDED: done.unconcluded,
        words.CONTRADICTING: contradictions(view),
        words.NEVER: reached.unseen if view.committee else reached.untouched,
        words.BROKEN: done.broken,
    }
