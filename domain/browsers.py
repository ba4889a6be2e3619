"""Browsers and devices in the words of people who use them: «Chrome trên Windows»."""

from __future__ import annotations

# Each names itself beside those it is built from: the first that is found is the one.
_BROWSERS = {
    "coc_coc": "Cốc Cốc",
    "edg": "Edge",
    "opr/": "Opera",
    "samsungbrowser": "Samsung Internet",
    "firefox": "Firefox",
    "fxios": "Firefox",
    "crios": "Chrome",
    "chrome": "Chrome",
    "safari": "Safari",
}
_DEVICES = {
    "iphone": "iPhone",
    "ipad": "iPad",
    "android": "điện thoại, máy tính bảng Android",
    "windows": "Windows",
    "mac os": "máy Mac",
    "cros": "Chromebook",
    "linux": "Linux",
}


def device(user_agent: str) -> str | None:
    """What a browser says of itself, as «Firefox trên Windows»: at most 60 signs; None where neither part is known."""
    said = user_agent.casefold()
    browser = next((name for sign, name in _BROWSERS.items() if sign in said), None)
    system = next((name for sign, name in _DEVICES.items() if sign in said), None)
    if browser and system:
        return f"{browser} trên {system}"
    return browser or (system and f"Trình duyệt trên {system}")
