"""What has been accepted, and what of it was known on a date."""
