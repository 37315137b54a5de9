"""A portfolio of Jupyter Books that keeps itself up to date."""

__version__ = "0.1.0"
