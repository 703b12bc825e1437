"""One peer of ``client.py``: makes its calls and prints the processor seconds they took.

It is run by several interpreters, so it imports nothing of its neighbours, and each peer only what it is.
"""

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

OUT = 32
KEY = "sk-stub-0123456789abcdef"
Work = Callable[[int, int], object]
"""Makes the calls for the articles from one number to another."""


def openai_alone(texts: list[str], url: str) -> Work:
    """Send our prompt and schema, and take the text."""
    import openai  # noqa: PLC0415

    from summarizer.llm.model import target_schema  # noqa: PLC0415
    from summarizer.schemas import Notes  # noqa: PLC0415

    client = openai.OpenAI(base_url=url, api_key=KEY, max_retries=0)
    form = {"type": "json_schema", "json_schema": {"name": "Notes", "schema": target_schema(Notes)}}

    def ask(text: str) -> object:
        said = client.chat.completions.create(model="stub", messages=_messages(text), response_format=form)
        return json.loads(said.choices[0].message.content)

    return lambda first, last: _all(ask, texts[first:last])


def instructor_alone(texts: list[str], url: str) -> Work:
    """Have instructor fill our schema, with nothing of ours around it."""
    import instructor  # noqa: PLC0415
    import openai  # noqa: PLC0415

    from summarizer.schemas import Notes  # noqa: PLC0415

    client = instructor.from_openai(
        openai.OpenAI(base_url=url, api_key=KEY, max_retries=0), mode=instructor.Mode.JSON_SCHEMA
    )

    def ask(text: str) -> object:
        return client.create(model="stub", messages=_messages(text), response_model=Notes, max_retries=0)

    return lambda first, last: _all(ask, texts[first:last])


def summarizer(_texts: list[str], url: str) -> Work:
    """Note articles as a run does: prompt, gate, retries, bill, journal, kept notes."""
    from summarizer import wiring  # noqa: PLC0415
    from summarizer.config import Settings  # noqa: PLC0415
    from summarizer.steps import clean  # noqa: PLC0415
    from summarizer.steps.read import read  # noqa: PLC0415

    engine = wiring.build_engine(Settings(engine="llm", model="stub", base_url=url, api_key=KEY, concurrency=OUT))
    articles = [clean.clean(article) for article in read([Path(sys.argv[2])])[0]]
    return lambda first, last: _all(engine.extract, articles[first:last])


def langextract(texts: list[str], url: str) -> Work:
    """Let langextract work with its defaults, but for what it needs to reach the server."""
    import langextract as lx  # noqa: PLC0415

    example = lx.data.ExampleData(
        text="Mayor Ada Holm opposes closing the bridge.",
        extractions=[lx.data.Extraction(extraction_class="position", extraction_text="opposes closing the bridge")],
    )
    config = lx.factory.ModelConfig(
        model_id="gpt-stub", provider="OpenAILanguageModel", provider_kwargs={"base_url": url, "api_key": KEY}
    )

    def run(first: int, last: int) -> object:
        return lx.extract(
            text_or_documents=[lx.data.Document(text=text) for text in texts[first:last]],
            prompt_description="Who wants what?", examples=[example], config=config, max_workers=OUT, batch_length=OUT,
            fence_output=False, use_schema_constraints=False, show_progress=False,
        )  # fmt: skip

    return run


def _messages(text: str) -> list[dict[str, str]]:
    numbered = "\n".join(f"[{n}] {line}." for n, line in enumerate(text.split(". "), start=1))
    return [{"role": "system", "content": "Note who wants what. " * 300}, {"role": "user", "content": numbered}]


def _all(ask: Callable[[object], object], things: list[object]) -> object:
    with ThreadPoolExecutor(OUT) as pool:
        return list(pool.map(ask, things))


def main() -> None:
    """Build the peer, let it warm up on as many articles as it has out at once, then measure the rest."""
    peers = {
        "openai": openai_alone,
        "instructor": instructor_alone,
        "summarizer": summarizer,
        "langextract": langextract,
    }
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path(sys.argv[2]).iterdir())]
    work = peers[sys.argv[1]](texts, sys.argv[3])
    list(work(0, OUT))  # type: ignore[call-overload]
    started = time.process_time()
    list(work(OUT, len(texts)))  # type: ignore[call-overload]
    print(json.dumps(time.process_time() - started))


if __name__ == "__main__":
    main()
