"""The compact engine: a bundled network for attributions and names, run without torch."""
