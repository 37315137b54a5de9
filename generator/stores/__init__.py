"""Where the portfolio's own content rests: catalogs, settings and event files, read strictly and with places."""
