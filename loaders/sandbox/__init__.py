"""Reading a file that somebody has sent, in a process of its own."""
