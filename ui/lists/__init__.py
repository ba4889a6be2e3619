"""Lists in words: frames whose text columns are ready to be read, for `ui.tables` to show."""
