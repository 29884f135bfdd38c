"""The heavy part of a build in pieces that several processes make, on this machine or on others: files in
batches, then their records in buckets. Each piece runs the same SQL as a build in one process."""
