"""One file per subject of the rules; `game.core.watch` says in which order they run."""
