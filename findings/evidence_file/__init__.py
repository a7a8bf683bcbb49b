"""What a file that somebody sends as evidence is, told by its content; and what is not taken."""
