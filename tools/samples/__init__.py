"""Sample reports: the published reports' figures and names in sentences of our own."""
