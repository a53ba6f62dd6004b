"""The pages, one file per screen."""
