"""How fast the screens are, measured beside a hand-written page of the same content. Started by `make bench`, see `__main__`."""
