"""The state of the talks on a date: a pure fold over ledger entries. Begin with `ripeness.talks.state.state`."""
