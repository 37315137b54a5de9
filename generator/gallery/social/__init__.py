"""Cards for social networks: what a gallery or a project is called goes in, a PNG of 1200 by 630 comes out."""
