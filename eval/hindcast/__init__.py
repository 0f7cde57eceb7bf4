"""How well forecasts made without knowing the end tell settlements from other endings."""
