"""What the measurements share; nothing here measures by itself."""
