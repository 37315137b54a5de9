"""One file per command: each tells the story of its work, and the rooms do the work."""
