"""One look for every chart, with Vietnamese numbers and dates on any browser.

Colours of text, axes and background come from the page (light or dark); colours of meanings from `ui.labels`.
"""

from __future__ import annotations

import altair as alt

LINE = "#8a97a3"
"""Rules, strokes and hatches: readable on light and on dark."""

_NUMBERS: alt.theme.NumberLocaleKwds = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"], "percent": "%"}

_DATES: alt.theme.TimeLocaleKwds = {
    "dateTime": "%H:%M, %d/%m/%Y",
    "date": "%d/%m/%Y",
    "time": "%H:%M",
    "periods": ["sáng", "chiều"],
    "days": ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
    "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
    "months": [f"Tháng {number}" for number in range(1, 13)],
    "shortMonths": [f"Th{number}" for number in range(1, 13)],
}


_CONFIG: alt.theme.ConfigKwds = {
    "aria": False,  # Vega speaks of axes and marks in English; each picture has its own Vietnamese `alt` instead
    "locale": {"number": _NUMBERS, "time": _DATES},
    "font": "Source Sans, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "labelLimit": 260,
        "domain": False,
        "tickSize": 4,
        "gridOpacity": 0.5,
        "labelFlush": False,
    },
    "axisQuantitative": {"format": ",.0f", "tickMinStep": 1},
    "legend": {
        "orient": "top",
        "title": None,
        "labelFontSize": 13,
        "labelLimit": 320,
        "symbolType": "square",
        "symbolSize": 170,
    },
    "header": {"labelFontSize": 13, "titleFontSize": 13},
    "text": {"fontSize": 13},
    "rule": {"color": LINE},
}


@alt.theme.register("ct06", enable=True)
def ct06() -> alt.theme.ThemeConfig:
    """The theme every chart is drawn with."""
    return {"config": _CONFIG}
