"""The form in the browser that edits the content: its page, and its fields made from the models."""
