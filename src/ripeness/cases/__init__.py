"""Cases: what a conflict's file says, and published games with the answers that their authors give."""
