"""A gallery on this computer alone: built anew whenever its files change, and loaded again by browsers."""
