"""What a watch brings: the brief, incidents, blows, what came of it, and handing over."""
