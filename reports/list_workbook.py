from io import BytesIO

import xlsxwriter

WIDTH = 18  # characters


def build_list(records, names):
    """Return a workbook with a row for each record, as bytes.

    Real dates and numbers; text is never a formula or a link.

    :param names: the fields that are the columns
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "constant_memory": True})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "dd-mm-yyyy", "align": "left"})
    labels = records.fields_get(names, ["string"])
    sheet.set_column(0, len(names) - 1, WIDTH)
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(names):
        sheet.write_string(0, column, labels[name]["string"], bold)
    for row, record in enumerate(records, start=1):
        for column, name in enumerate(names):
            _write(sheet, row, column, record, name, day)
    sheet.autofilter(0, 0, max(len(records), 1), len(names) - 1)
    book.close()
    return content.getvalue()


def _write(sheet, row, column, record, name, day):
    field, value = record._fields[name], record[name]
    if field.type == "date":
        if value:
            sheet.write_datetime(row, column, value, day)
    elif field.type == "integer":
        sheet.write_number(row, column, value)
    elif field.relational:
        told = ", ".join(value.mapped("display_name"))
        sheet.write_string(row, column, told)
    elif field.type == "selection":
        labels = dict(field._description_selection(record.env))
        sheet.write_string(row, column, labels.get(value, ""))
    elif field.type == "boolean":
        yes = record.env._("Yes") if value else record.env._("No")
        sheet.write_string(row, column, yes)
    else:
        sheet.write_string(row, column, value or "")
