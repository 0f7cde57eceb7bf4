"""What changed since an earlier date: tracks, answers, proposals, positions, and how many statements are new."""

from ripeness.brief import wording
from ripeness.brief.findings import Record, in_cell, ours, told
from ripeness.brief.model import Block, Finding, FindingList, Name, Piece, Plain
from ripeness.brief.sections.disputed import about
from ripeness.brief.sections.part import Part, part
from ripeness.brief.sections.positions import title
from ripeness.talks.diff import AnswerChange, Diff, PositionChange, TrackChange
from ripeness.talks.proposals import Proposal
from ripeness.talks.state import State


def changes(diff: Diff, state: State, record: Record) -> Part:
    """Return what the later state has that the earlier one hadn't, weightiest first."""
    items = [_track(each, state, record) for each in diff.tracks]
    items += [_proposal(each, record) for each in diff.proposals]
    items += [_answer(each, record) for each in diff.answers]
    items += [_position(each, state, record) for each in diff.positions]
    for word, claims in (("Newly contested", diff.contested), ("Newly said by both parties", diff.agreed)):
        for claim in claims:
            said = (*claim.asserted[-1:], *claim.denied[-1:])
            items.append(
                ours(Plain(f"{word}: ", strong=True), Name(about(claim.topic, state)), ".", said=said, record=record)
            )
    total = ours(f"{wording.count(len(diff.new), 'new entry', 'new entries')} on record{_gone(diff)}.")
    more = max(0, len(items) - record.limits.changes)
    main: list[Block] = [
        FindingList((*items[: record.limits.changes], total), more=more, more_in="changes-in-full" if diff.new else "")
    ]
    annex: list[Block] = [FindingList(tuple(items))] if more else []
    if diff.new:
        annex.append(FindingList(tuple(told(said, record.in_full) for said in diff.new), "New entries, oldest first"))
    return part("changes", f"What changed since {wording.day(diff.earlier)}", main=main, annex=annex)


def _gone(diff: Diff) -> str:
    return f"; {wording.count(len(diff.gone), 'entry', 'entries')} since rejected or corrected" if diff.gone else ""


def _track(change: TrackChange, state: State, record: Record) -> Finding:
    head: tuple[Piece, ...] = (
        Plain(f"{wording.track(change.track)} track: ", strong=True),
        Plain(f"{change.before} → {change.after}"),
    )
    if not change.says_so:
        torn = any(track.track == change.track and track.conflicting for track in state.tracks)
        return ours(*head, f" ({'the record contradicts itself' if torn else 'the last words on it are too old'}).")
    found = in_cell(change.says_so[0], record)
    return Finding(found.kind, (*head, Plain(". "), *found.pieces), found.cites)


def _proposal(proposal: Proposal, record: Record) -> Finding:
    found = in_cell(proposal.made[0], record)
    author = Name(proposal.author, record.party([proposal.author]))
    head = (Plain("New proposal", strong=True), Plain(" by "), author, Plain(f", {wording.when(proposal.when)}: "))
    return Finding(found.kind, (*head, *found.pieces), found.cites)


def _answer(change: AnswerChange, record: Record) -> Finding:
    by = Name(change.by, record.party([change.by]), strong=True)
    key = change.proposal.replace("/", ", ")
    pieces = (by, Plain(" on the proposal "), Name(key), Plain(f": {change.before} → {change.after}."))
    return ours(*pieces, said=change.said, record=record)


def _position(change: PositionChange, state: State, record: Record) -> Finding:
    found = in_cell(change.after, record, side=False)
    head: tuple[Piece, ...] = (
        Name(change.party, record.party([change.party]), strong=True),
        Plain(" on "),
        Name(title(state, change.issue)),
        Plain(": " if change.before else " (first statement on record): "),
    )
    return Finding(found.kind, (*head, *found.pieces), found.cites)
