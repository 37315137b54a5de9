"""Where the portfolio's own content rests: catalogs, settings and rejected events."""
