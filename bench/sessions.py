"""Many visitors at once over the websocket, on one process of the server: how long each waits, and what they cost."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bench.protocol import Visitor, visitor
from bench.servers import Server

_TOGETHER = 5  # visitors that arrive at the same moment
_SEED = 6


@dataclass(frozen=True)
class Load:
    """What so many visitors experienced: milliseconds from sending a change to the last byte of its answer, and the costs."""

    visitors: int
    changes: int
    median: float
    p95: float
    worst: float
    cpu: float  # processor seconds of the server for one change
    memory: float  # megabytes of the process
    first_screen: float  # median of the first screens, milliseconds
    received: float  # bytes a change


async def load(server: Server, *, tokens: Sequence[str], places: Sequence[str], every: float, seconds: float) -> Load:
    """The load of a visitor a token, each going into a district or back to the city about `every` seconds."""
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(visitor(server.url, token=token)) for token in tokens]
        first = await _arrive(opened)
        received, cpu, end = sum(each.received for each in opened), server.cpu, time.monotonic() + seconds
        dice = [random.Random(_SEED + number) for number in range(len(opened))]
        walks = [_walk(each, places, die, every, end) for each, die in zip(opened, dice, strict=True)]
        waits = sorted(wait for walk in await asyncio.gather(*walks) for wait in walk)
        used, came = server.cpu - cpu, sum(each.received for each in opened) - received
        return Load(
            visitors=len(opened),
            changes=len(waits),
            median=statistics.median(waits),
            p95=waits[int(len(waits) * 0.95)],
            worst=waits[-1],
            cpu=used / len(waits),
            memory=server.memory,
            first_screen=statistics.median(first),
            received=came / len(waits),
        )


async def _arrive(visitors: Sequence[Visitor]) -> list[float]:
    waits: list[float] = []
    for start in range(0, len(visitors), _TOGETHER):
        waits += await asyncio.gather(*(_timed_open(each) for each in visitors[start : start + _TOGETHER]))
    return waits


async def _timed_open(each: Visitor) -> float:
    began = time.perf_counter()
    await each.open()
    return (time.perf_counter() - began) * 1000


async def _walk(each: Visitor, places: Sequence[str], dice: random.Random, every: float, end: float) -> list[float]:
    waits: list[float] = []
    await asyncio.sleep(dice.uniform(0, every))
    is_below = False
    while time.monotonic() < end:
        began = time.perf_counter()
        await (each.up() if is_below else each.down(dice.choice(places)))
        wait, is_below = time.perf_counter() - began, not is_below
        waits.append(wait * 1000)
        await asyncio.sleep(max(0.0, dice.uniform(0.8, 1.2) * every - wait))
    return waits
