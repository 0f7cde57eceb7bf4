"""The bridge: from a case file to the bargaining model over draws of its uncertain inputs, and what that shows."""
