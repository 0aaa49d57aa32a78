import logging
import traceback

from odoo.http import request

ADDON = __name__.rpartition(".")[0]
OF_CODE = (AttributeError, ImportError, NameError)  # these name code, and no value


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
        if not isinstance(error, Exception):
            return True
        place, path = _place_in_chain(error), _path_of_chain()
        if place or path:
            kind = type(error).__name__
            told = error if isinstance(error, OF_CODE) else "told to the person"
            record.msg = f"{kind} at {place or 'Odoo'} for {path or 'a page'}: {told}"
            record.args = ()
            if record.exc_info:
                record.exc_text = "".join(traceback.format_tb(error.__traceback__))
                record.exc_info = None
        return True


def _path_of_chain():
    """Return the path of a call on a model of the chain, which names no record."""
    path = request.httprequest.path if request else ""
    return path if "/keten." in path else ""


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
