"""What is asked: drawn from what a library holds, and from what it does not."""
