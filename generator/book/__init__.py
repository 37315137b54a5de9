"""The sending side: what a book says about itself becomes an event for the portfolio."""
