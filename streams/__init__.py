"""How articles flow: topology, the runner, partition state, settings, metrics, local broker and command line."""

VERSION = "0.1.0"
"""The version of the service; pyproject.toml reads it from here."""
