"""What an address may hold where a page offers files."""

from portal.pages.sheet import Ending


class EndingConverter:
    """The ending of a file that a table comes as."""

    regex = "|".join(Ending)

    def to_python(self, value: str) -> Ending:
        return Ending(value)

    def to_url(self, value: str) -> str:
        return str(value)
