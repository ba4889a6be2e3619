"""Send the browser to one of our own routes. Streamlit has no public call for it; this is the message its own sign-in uses."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx


def leave_for(address: str) -> NoReturn:
    """Let the browser load `address` of this site and end the run."""
    context = get_script_run_ctx()
    if context is not None:
        message = ForwardMsg()
        message.auth_redirect.url = address
        context.enqueue(message)
    st.stop()
