"""Tables of measured values become values of what plans measure."""
