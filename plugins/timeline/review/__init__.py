"""The review of drafts: article and draft side by side, one suggestion after the other, then publish."""
