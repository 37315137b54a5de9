"""How findings are told: as lines for a terminal, as JSON, as GitHub annotations and summaries. Returns texts only."""
