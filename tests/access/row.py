"""One row of the access table: an address, asked for in one way, and what every role gets."""

from dataclasses import dataclass, field

PEOPLE = (
    "anonymous",
    "officer",
    "lead_officer",
    "action_owner",
    "board_member",
    "inspector",
    "administrator",
    "outsider",
)


@dataclass(frozen=True)
class Row:
    """One address, asked for in one way, with what every role gets."""

    url: str
    arguments: str
    expected: str
    method: str = "GET"
    form: dict[str, str] = field(default_factory=dict)
    """What a POST sends; a value `@draft.pk` is looked up in the World."""

    def __str__(self) -> str:
        return " ".join(filter(None, [self.method, self.url, self.arguments]))


def get(url: str, arguments: str, expected: str) -> Row:
    return Row(url, arguments, expected)


def post(url: str, arguments: str, expected: str, /, **form: str) -> Row:
    return Row(url, arguments, expected, "POST", form)
