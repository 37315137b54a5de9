"""What readers see: a catalog and settings in, the files of a static site out."""
