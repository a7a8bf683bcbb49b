"""Pages about people: who is here, who is invited, and oneself."""
