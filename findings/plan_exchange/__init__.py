"""The plan as a spreadsheet that goes out, is filled in and comes back."""
