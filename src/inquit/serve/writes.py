"""What can be written: judgements, all or none, their undoing and import, and reports dropped or pasted."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from inquit.model import Given, Judgement, to_json
from inquit.serve.answers import JSON, JSONL
from inquit.serve.bodies import Judging, Made, Paste, TakenIn, Undoing, Upload
from inquit.serve.desk import AtDesk, Desk
from inquit.serve.problems import ProblemError, refusals
from inquit.serve.uploads import Job, name_of
from inquit.store import Short

__all__ = ["router"]

_FILES = 1000
"""Files of one request."""

_PASTE = TypeAdapter(Paste)
_FILE = {"type": "string", "format": "binary"}
_FORM = {
    "type": "object",
    "required": ["files"],
    "properties": {
        "files": {"type": "array", "items": _FILE, "minItems": 1},
        "outlet": {"type": "string"},
        "published": {"type": "string"},
    },
}
_LINES = {"content": {JSONL: {"schema": {"type": "string"}}}, "required": True}


def _body_of_uploads() -> dict[str, Any]:
    paste = {"schema": {"$ref": "#/components/schemas/Paste"}}
    return {"content": {"multipart/form-data": {"schema": _FORM}, JSON: paste}, "required": True}


router = APIRouter(prefix="/api", responses=refusals(400, 413, 415, 422, 429, 503), tags=["writes"])


@router.post("/judgements", status_code=201, response_model=Made)
async def judge(body: Judging, desk: AtDesk) -> Response:
    """Keep judgements, all or none: they are on the disk when this answers."""
    _some(body.judgements)
    said = [Short(one.kind, tuple(one.on), one.value, one.because) for one in body.judgements]
    return _made(desk, await run_in_threadpool(desk.judge, said, body.by.strip() or desk.by))


@router.post("/undo", status_code=201, response_model=Made)
async def undo(body: Undoing, desk: AtDesk) -> Response:
    """Take judgements back, all or none; to restore one, undo its undo."""
    _some(body.judgements)
    by = body.by.strip() or desk.by
    return _made(desk, await run_in_threadpool(desk.undo, body.judgements, by, body.because))


@router.post("/judgements/import", status_code=201, response_model=TakenIn, openapi_extra={"requestBody": _LINES})
async def take_in(request: Request, desk: AtDesk) -> Response:
    """Keep judgements as exported, one a line, all or none; those that are here already are passed over."""
    lines = (await request.body()).splitlines()
    new = await run_in_threadpool(desk.take_in, lines, desk.by)
    return Response(to_json(TakenIn(desk.now.version, new)), 201, media_type=JSON)


@router.post("/uploads", status_code=202, response_model=Upload, openapi_extra={"requestBody": _body_of_uploads()})
async def upload(request: Request, desk: AtDesk) -> Response:
    """Take reports in: files as a form, or the text of one as JSON. They are read after the answer."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        job = await (_pasted(desk, request) if kind == JSON else _dropped(desk, request))
    except OverflowError:
        raise ProblemError(429, "many uploads are waiting to be read; try again when some are done") from None
    return Response(to_json(job.told()), 202, media_type=JSON, headers={"Location": f"/api/uploads/{job.id}"})


def _some(judgements: list[Any]) -> None:
    if not judgements:
        raise ProblemError(422, "judgements: is empty; name one at least")


def _made(desk: Desk, judgements: list[Judgement]) -> Response:
    return Response(to_json(Made(desk.now.version, judgements)), 201, media_type=JSON)


async def _dropped(desk: Desk, request: Request) -> Job:
    async with request.form(max_files=_FILES, max_fields=20, max_part_size=10_000) as form:
        files = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        if not files:
            raise ProblemError(422, "files: there are none; send each as a field called files")
        given = Given(outlet=_field(form, "outlet"), published=_field(form, "published"))
        named = [(name_of(one.filename), one.file) for one in files]
        return await run_in_threadpool(desk.upload, named, given, "upload")


async def _pasted(desk: Desk, request: Request) -> Job:
    try:
        paste = _PASTE.validate_json(await request.body())
    except ValidationError as error:
        told = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors(include_input=False))
        raise ProblemError(422, "; ".join(told)) from None
    if not paste.text.strip():
        raise ProblemError(422, "text: is empty; paste the text of a report")
    given = Given(title=_told(paste.title), outlet=_told(paste.outlet), published=_told(paste.published))
    words = (_told(paste.title) or paste.text).strip().splitlines()[0][:60]
    named = [(f"{name_of(words.replace('/', ' ')).strip('.')}.txt", BytesIO(paste.text.encode("utf-8", "replace")))]
    return await run_in_threadpool(desk.upload, named, given, "paste")


def _field(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return _told(value) if isinstance(value, str) else None


def _told(value: str | None) -> str | None:
    return value.strip() or None if value else None
