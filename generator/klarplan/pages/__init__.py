"""The site becomes pages: what each shows, and what stands around it."""
