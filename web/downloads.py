"""The files that people take with them: made behind the click, for whoever clicks, kept nowhere.

Streamlit would keep each file in memory under an address that any session may open, and may forget it before the browser
asks. Here the address holds no right: the session is asked on each request, and what comes back is what it may see.
"""

from __future__ import annotations

import asyncio
import logging

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.outage import OUTAGES
from ui import downloads, journal, meeting_files, sign_in
from ui.accounts import UnknownView
from ui.downloads import ADDRESS, NoSuchList
from web.cookies import token_in
from web.notices import database_away, not_yours, signed_out, unknown_address

_logger = logging.getLogger("chithi06")
_ONE_AT_A_TIME = asyncio.Lock()  # a long list keeps a processor busy, and the screens of all others wait for it


async def download(request: Request) -> Response:
    """One list as a file, under the filter of the address; or a file of one meeting, or the audit."""
    token, name = token_in(request.cookies), request.path_params["name"]
    make = {journal.JOURNAL: journal.file, **dict.fromkeys(meeting_files.FILES, meeting_files.file)}.get(name, downloads.file)
    try:
        account = await run_in_threadpool(sign_in.account_with, token)
        if account is None or account.must_change:
            return signed_out()
        async with _ONE_AT_A_TIME:
            made = await run_in_threadpool(make, account, name, request.query_params)
    except OUTAGES:
        return database_away()
    except NoSuchList:
        return unknown_address()
    except UnknownView:
        _logger.warning("Refused to %s, file %s: not there, or not for this account", account.name if account else "nobody", name)
        return not_yours()
    headers = {"content-disposition": f'attachment; filename="{made.name}"', "cache-control": "no-store"}
    return Response(made.content, media_type=made.kind, headers=headers)


ROUTES = [Route(f"/{ADDRESS}/{{name}}", download, methods=["GET"])]
