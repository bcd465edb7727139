"""What each Op does to a frame, by family."""
