"""The archive room: history and every branch beside it, to be looked at, watched, compared, asked and taken over."""
