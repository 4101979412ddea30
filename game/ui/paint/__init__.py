"""What screens are painted with: theme and kit, type, paper, pictures, signs, motion, a workshop beside the window."""
