"""The assistant as LangChain parts gives the same passages and answers as the assistant itself.

LangChain takes a second to load, so that only the tests that use it do: every worker loads the files of all tests.
"""

from __future__ import annotations

from assistant.assistant import Assistant
from index.embedders.embedder import Embedder
from index.library import Library


def test_retriever_gives_the_passages_of_the_assistant(sample_library: Library, fake_embedder: Embedder) -> None:
    from assistant.chain import PlanRetriever

    assistant = Assistant(sample_library, lambda: fake_embedder)
    documents = PlanRetriever(assistant=assistant, k=3).invoke("望川旗的草场权益怎么保障")
    passages = assistant.retrieve("望川旗的草场权益怎么保障", 3)
    assert [document.page_content for document in documents] == [passage.text for passage in passages]
    assert {document.metadata["region"] for document in documents} == {"望川旗"}


def test_chain_answers_like_the_assistant(sample_library: Library, fake_embedder: Embedder) -> None:
    from assistant.chain import retrieval_chain

    assistant = Assistant(sample_library, lambda: fake_embedder)
    asked = {"question": "那望川呢", "history": ["云麓的孕产妇死亡率目标是多少？"]}
    by_chain, directly = retrieval_chain(assistant).invoke(asked), assistant.ask(asked["question"], asked["history"])
    assert by_chain.text == directly.text
    assert by_chain.citations == directly.citations
    plain = "云麓的孕产妇死亡率目标是多少"
    assert retrieval_chain(assistant).invoke(plain).text == assistant.ask(plain).text
