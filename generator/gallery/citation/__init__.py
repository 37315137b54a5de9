"""How a book is cited: its authors, year, title and address become a line of text and an entry of BibTeX."""
