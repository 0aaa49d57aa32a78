import logging


class Discreet(logging.Filter):
    """Keep the values of a refused row out of the log.

    What a database refuses, Odoo logs with the whole statement: names, birth dates,
    the reason of a decision. Checks before the database catch what people do;
    this catches the rest.
    """

    def filter(self, record):
        """Leave the kind of error, and drop a statement on a table of the chain."""
        if isinstance(record.args, tuple) and "keten_" in str(record.args[:1]):
            record.args = ("(not shown)", type(record.args[-1]).__name__)
        return True


logging.getLogger("odoo.sql_db").addFilter(Discreet())
