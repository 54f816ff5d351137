"""Errors that say in a user's words what is wrong, where, and what would be right."""


class UserError(Exception):
    """Printed as one line on standard error; a traceback would only hide it."""
