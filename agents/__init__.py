"""What happens to an article: one folder a stage, each with `NAME`, `VERSION` and `process`.

`process(input) -> outcome`, or `process(input, state) -> outcome` where the stage keeps state. A stage is pure: no
Kafka, no clock, no network or disk, no randomness; it never counts, logs or catches for the runner. No stage imports
another.
"""
