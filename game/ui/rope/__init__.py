"""The rope: its figure, how a tension is drawn and told, and how it tightens."""
