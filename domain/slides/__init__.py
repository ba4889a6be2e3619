"""What one item of a review meeting shows, made by pure rules from frames: plain values that are kept as they were."""
