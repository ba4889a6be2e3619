"""The server: the script ui/shell.py behind our own guard, files and routes.

`streamlit run app.py` and `uvicorn app:app` both start it; the port answers when everything is warm.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from ui import faults, sign_in
from ui.ahead import keep_ahead
from ui.navigation import ADDRESSES
from ui.warm_up import warm_up
from web import downloads, logs, routes, single_sign_on, start
from web.answer import content_policy
from web.document import inline_hashes
from web.files import Files
from web.front import Front
from web.guard import Guard
from web.provider import provider
from web.refusals import refuse_unsafe_start, visitors_per_address
from web.visitors import Visitors

logs.configure()
start.use_cookie_secret()
refuse_unsafe_start()
files = Files()
ways_in = single_sign_on.ways(provider())

app = st.App(
    Path(__file__).with_name("ui") / "shell.py",
    secrets=single_sign_on.secrets(provider()),
    routes=[*routes.ROUTES, *downloads.ROUTES, *ways_in],
    middleware=[
        Middleware(
            Guard,
            policy=content_policy(inline_hashes(files.page)),
            signed_in=sign_in.is_in_force,
            visitors=Visitors(visitors_per_address()),
        ),
        Middleware(Front, files=files, addresses=ADDRESSES, passing={way.path for way in ways_in}),
    ],
    lifespan=start.warm_lifespan(files.prepare, warm_up, beside=keep_ahead),
    on_script_error=faults.shown,
)
