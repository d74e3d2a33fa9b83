"""From what was understood to a draft entry, each field with the words that it rests on."""
