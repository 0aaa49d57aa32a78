import logging
import traceback

ADDON = __name__.rpartition(".")[0]


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


class ToldToThePerson(logging.Filter):
    """Keep out of the log what a refusal tells the person who is refused.

    It names the record, the door or the value that was typed. Whoever reads the log
    of a server learns the kind of error and the lines of code that led to it.
    """

    def filter(self, record):
        """Name what passed through the chain by its kind and place only."""
        error = record.exc_info[1] if record.exc_info else record.msg
        if isinstance(error, Exception) and (place := _place_in_chain(error)):
            kind = type(error).__name__
            record.msg, record.args = f"{kind} at {place}, told to the person", ()
            if record.exc_info:
                record.exc_text = "".join(traceback.format_tb(error.__traceback__))
                record.exc_info = None
        return True


def _place_in_chain(error):
    """Return ``file:line`` of the deepest line of the addon in a traceback."""
    place, step = "", error.__traceback__
    while step:
        if step.tb_frame.f_globals.get("__name__", "").startswith(ADDON):
            place = f"{step.tb_frame.f_globals['__name__']}:{step.tb_lineno}"
        step = step.tb_next
    return place


logging.getLogger("odoo.sql_db").addFilter(Discreet())
logging.getLogger("odoo.http").addFilter(ToldToThePerson())
