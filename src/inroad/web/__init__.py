"""The page: what a seeker opens every other day. Views ask an action and choose a template."""
