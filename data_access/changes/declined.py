"""Why something that somebody wanted to write in the app was not written; nothing has changed then.

The message of each is the sentence for the screen.
"""

from __future__ import annotations


class Declined(Exception):
    """What was to be written is not written; one of the three below."""


class NotAllowed(Declined):
    """The account's role may not do this, or its scope does not reach so far."""


class Overtaken(Declined):
    """What the writer saw is no longer so: somebody else was quicker."""


class Invalid(Declined):
    """A field says what it must not say."""
