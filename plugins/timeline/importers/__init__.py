"""The converter: an article → a draft entry, each field with the words that it rests on."""
