"""Studies: a plan of scenario variants, pairs of policies and seeds, played up to millions of times into Parquet.

The same plan gives the same rows and the same digest on one process, on many, and on a cluster.
"""
