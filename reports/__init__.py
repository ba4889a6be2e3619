"""Files that go out: what a screen shows, to be kept, printed and passed on."""
