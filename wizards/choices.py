"""The choices a wizard offers are those of the record it is about."""


def choices_of(model, name):
    """Return the choices of a field of a model, in the reader's language."""
    return lambda self: self.env[model]._fields[name]._description_selection(self.env)
