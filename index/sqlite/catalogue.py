"""The plans of a library in memory: by the database's ids, and which of them are the same plan from two files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from index.sqlite.records import PLAN_COLUMNS, plan_from
from index.sqlite.schema import Connection
from ingest.plan import Plan

_SELECT = (
    f"SELECT p.id, d.name, {', '.join('p.' + column for column in PLAN_COLUMNS)}, p.headings"
    " FROM plans p JOIN documents d ON d.id = p.document_id"
)


class Catalogue:
    """All plans are read once; after a change only those of the documents that changed, so that bringing in a thousand
    files does not read everything a thousand times."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self.load()

    def load(self) -> None:
        """Read all plans."""
        self._held: dict[int, Plan] = {}
        self._read(_SELECT, ())

    def reload(self, documents: Iterable[str]) -> None:
        """Read the plans of these documents again; one that the library has no more is taken out."""
        names = set(documents)
        self._held = {identity: plan for identity, plan in self._held.items() if plan.document not in names}
        for name in names:
            self._read(f"{_SELECT} WHERE d.name = ?", (name,))

    def _read(self, statement: str, values: tuple[str, ...]) -> None:
        for identity, *row in self._db.execute(statement, values):
            self._held[identity] = plan_from(row[0], row[1:])
        self._held = dict(sorted(self._held.items(), key=lambda entry: entry[1].address))
        self._date()
        self._ids = {plan.address: identity for identity, plan in self._held.items()}
        self._copies = dict(self._db.execute("SELECT id, copy_of FROM plans WHERE copy_of IS NOT NULL"))

    def _date(self) -> None:
        """Note of each plan whether the library has another one for the same place and audience and other years."""
        periods: dict[tuple[str | None, str | None], set[str | None]] = {}
        for plan in self._held.values():
            periods.setdefault((plan.region, plan.audience), set()).add(plan.period)
        for identity, plan in self._held.items():
            several = len(periods[plan.region, plan.audience]) > 1
            dated = several and bool(plan.region and plan.audience and plan.period)
            if dated != plan.dated:
                self._held[identity] = replace(plan, dated=dated)

    @property
    def every(self) -> tuple[Plan, ...]:
        """All plans, by document and place in it."""
        return tuple(self._held.values())

    @property
    def distinct(self) -> dict[int, Plan]:
        """The plans by id, each once: without those that another file brought before."""
        return {identity: plan for identity, plan in self._held.items() if identity not in self._copies}

    def plan(self, identity: int) -> Plan:
        """The plan of an id."""
        return self._held[identity]

    def identity(self, plan: Plan) -> int:
        """The id of a plan."""
        return self._ids[plan.address]

    def copies(self, plan: Plan) -> tuple[Plan, ...]:
        """The same plan in other files."""
        own = self._ids.get((plan.document, plan.ordinal))
        return tuple(self._held[copy] for copy, original in self._copies.items() if original == own)

    def original(self, plan: Plan) -> Plan | None:
        """The plan that this one is a copy of; None for one that stands for itself."""
        identity = self._copies.get(self._ids[plan.address])
        return None if identity is None else self._held[identity]
