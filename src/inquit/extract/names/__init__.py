"""Names: which words name whom, and who is who within one report."""
