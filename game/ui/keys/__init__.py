"""Keys: their names, what each does, which one a reader presses instead, and a controller told as keys."""
