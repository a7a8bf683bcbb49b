"""Who may do what: roles and permissions as code, and the one place that answers."""
