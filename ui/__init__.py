"""What is drawn on screen."""
