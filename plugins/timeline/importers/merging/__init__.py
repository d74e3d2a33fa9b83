"""An article as a further source of an entry that tells of the same event: what it supports, and where it differs."""
