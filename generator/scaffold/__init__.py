"""Files that `new` copies into a repository of one's own."""
