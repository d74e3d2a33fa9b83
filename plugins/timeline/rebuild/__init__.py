"""Making only what a change touches: what a page read is written down, and what changed is compared with it."""
