"""Local pictures made fit for the web: the content of a file goes in, what the site has in its place comes out."""
