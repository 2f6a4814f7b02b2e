"""What one builder has and the others have not, one module each."""
