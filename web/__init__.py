"""The HTTP side of the app: what is served beside the screens, and what is kept out."""
