"""The assistant as LangChain parts: a retriever and a retrieval chain (the only langchain_core import here)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict

from assistant.assistant import Assistant
from assistant.tell.answer import Answer


class PlanRetriever(BaseRetriever):
    """Passages of a library as LangChain documents; places and audience are read from the query."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    k: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [
            Document(
                page_content=passage.text,
                metadata={"document": passage.plan.document, "plan": passage.plan.label, "region": passage.plan.region,
                          "audience": passage.plan.audience, "path": list(passage.path), "page": passage.page,
                          "spans": [list(span) for span in passage.spans]},
            )
            for passage in self.assistant.retrieve(query, self.k)
        ]  # fmt: skip


def retrieval_chain(assistant: Assistant) -> Runnable[str | Mapping[str, Any], Answer]:
    """A LangChain Runnable: a question, or `{"question": …, "history": […]}`, -> the verified, cited answer."""

    def answer(asked: str | Mapping[str, Any]) -> Answer:
        if isinstance(asked, str):
            return assistant.ask(asked)
        return assistant.ask(asked["question"], asked.get("history") or [])

    return RunnableLambda(answer, name="guihua")
