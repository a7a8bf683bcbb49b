"""What reading one file may take, whatever the file holds."""

MEMORY = 512 * 1024 * 1024  # bytes of address space
SECONDS = 60
MEMORY_ENDED = 2  # the status of a process that had no more memory
ANSWER = 32 * 1024 * 1024  # bytes that may be handed back
