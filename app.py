"""The server: the script ui/shell.py behind our own guard, files and routes.

`streamlit run app.py` and `uvicorn app:app` both start it; the port answers when everything is warm.
"""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from ui import faults, sign_in
from ui.ahead import keep_ahead
from ui.navigation import ADDRESSES
from ui.warm_up import warm_up
from web import downloads, notices, routes, single_sign_on, start
from web.document import inline_hashes
from web.files import Files
from web.front import Front
from web.guard import Guard, content_policy
from web.provider import provider

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
logging.getLogger("chithi06").setLevel(logging.INFO)
# ui.faults writes the cause beside the code that the user reads; once is enough.
logging.getLogger("streamlit.error_util").addFilter(lambda record: record.getMessage() != "Uncaught app execution")
start.use_cookie_secret()
files = Files()
ways_in = single_sign_on.ways(provider())

app = st.App(
    Path(__file__).with_name("ui") / "shell.py",
    secrets=single_sign_on.secrets(provider()),
    routes=[*routes.ROUTES, *downloads.ROUTES, *ways_in],
    middleware=[
        Middleware(Guard, policy=content_policy(inline_hashes(files.page)), signed_in=sign_in.is_in_force),
        Middleware(Front, files=files, addresses=ADDRESSES, passing={way.path for way in ways_in}),
    ],
    lifespan=start.warm_lifespan(files.prepare, warm_up, beside=keep_ahead),
    on_script_error=faults.shown,
    exception_handlers={Exception: notices.fault},
)
start.refuse_unsafe_start()
