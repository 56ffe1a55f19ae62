"""Tables in files ↔ content: what `klarplan import` and `klarplan export` do."""
