"""What the portfolio is made of. Pure: values in, values out; no clock, disk, network or environment."""
