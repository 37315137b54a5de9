"""Files of JSON and YAML, read strictly: text in, plain data out, with the place of every value."""
