"""What answers by an address of its own have in common: who asks for what, bounds, headers, refusals."""
