"""A question and a library -> an answer, each sentence with the line of the plan that carries it:
`Assistant(Library(folder), open_embedder).ask("武威小学生近视率要控制到多少？")`.
"""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.chain import PlanRetriever, retrieval_chain
    from assistant.tell.answer import Answer, Citation

__all__ = ["Answer", "Assistant", "Citation", "PlanRetriever", "retrieval_chain"]

__getattr__ = lazily(__name__, {
    "assistant": ["Assistant"],
    "chain": ["PlanRetriever", "retrieval_chain"],
    "tell.answer": ["Answer", "Citation"],
})  # fmt: skip
