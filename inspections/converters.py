"""Parts of addresses that stand for something of inspections."""

from django.urls.converters import StringConverter


class CodeConverter(StringConverter):
    """An indicator's code, such as "1.1" or "help_and_protection"; nothing unprintable."""

    regex = r"[\w.-]+"
