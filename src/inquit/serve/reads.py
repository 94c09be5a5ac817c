"""What can be read: the state of the desk, the story, single reports, uploads."""

from __future__ import annotations

from hashlib import blake2b
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from inquit.model import to_json
from inquit.serve.answers import JSONL, answer, packs, tag
from inquit.serve.bodies import State, Story, Upload
from inquit.serve.desk import AtDesk
from inquit.serve.problems import ProblemError, refusals

__all__ = ["router"]

Id = Annotated[str, Path(max_length=100)]
Since = Annotated[str | None, Query(max_length=100)]


router = APIRouter(prefix="/api", responses=refusals(404, 422))


@router.get("/state", response_model=State)
async def state(request: Request, desk: AtDesk) -> Response:
    """How the desk stands."""
    body = desk.state()
    return answer(request, tag(request, blake2b(body, digest_size=8).hexdigest()), body)


@router.get("/story", response_model=Story)
async def story(request: Request, desk: AtDesk, since: Since = None) -> Response:
    """All that the page shows; with a version in `since` that is known, only what changed after it."""
    now = desk.now
    return answer(request, tag(request, now.version), now.story(since))


@router.get("/story/lines", response_class=Response, responses={200: {"content": {JSONL: {}}}})
async def story_in_lines(request: Request, desk: AtDesk, since: Since = None) -> Response:
    """The same as JSON Lines: the first tells what a first view needs, the others hold the rest of each thing."""
    now = desk.now
    etag = tag(request, now.version, JSONL)
    if now.turn_of(since) is None and now.packed and packs(request):
        return answer(request, etag, now.packed[0], JSONL, coding="gzip")
    return answer(request, etag, now.story_in_lines(since), JSONL)


@router.get("/reports/{id}/text", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
async def text(request: Request, desk: AtDesk, id: Id) -> Response:
    """The frozen text of a report; spans count its code points."""
    told = desk.now.reports.get(id)
    if told is None:
        raise ProblemError(404, "there is no report of that id")
    body = told.report.text.encode()
    return answer(request, tag(request, told.report.id), body, "text/plain; charset=utf-8")


@router.get("/uploads/{id}", response_model=Upload)
async def upload(request: Request, desk: AtDesk, id: Id) -> Response:
    """How far an upload has come."""
    job = desk.job(id)
    if job is None:
        raise ProblemError(404, "there is no upload of that id")
    body = to_json(job.told())
    return answer(request, tag(request, blake2b(body, digest_size=8).hexdigest()), body)
