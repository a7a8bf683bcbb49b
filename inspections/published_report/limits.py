"""What reading one file may take, whatever the file holds."""

MEMORY = 512 * 1024 * 1024  # bytes of address space
SECONDS = 60
ANSWER = 32 * 1024 * 1024  # bytes that may be handed back
