"""What is wrong with a page in a browser: axe's findings, sideways scroll, the console's errors."""

from django.conf import settings
from playwright.sync_api import ConsoleMessage, Page, Response

AXE = (settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE, ZOOMED = 1280, 375, 320
"""Widths in CSS pixels; the last is a desktop at 400%."""

RUN_AXE = """async (rules) => {
  const options = {preload: false, resultTypes: ["violations"], runOnly: rules};
  const {violations} = await axe.run(document, options);
  return violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}"""
SHAPE = """() => [...document.querySelectorAll("main, main *")].map(
  (element) => element.tagName + element.className + element.getAttributeNames()
).join()"""
TOO_WIDE = "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"


class Eye:
    """Looks at one page after the other in one tab, at each shape of a page once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: set[str] = set()
        self.said: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, address: str, *, status: int = 200) -> list[str]:
        """Everything that is wrong with the page at this address."""
        response = self.page.goto(address)
        return [*self._status(response, status), *self.look()]

    def look(self) -> list[str]:
        """Everything that is wrong with the page as it stands."""
        problems, self.said = self.said, []
        shape = self.page.evaluate(SHAPE)
        if shape in self.seen:
            return problems
        self.seen.add(shape)
        self.page.evaluate(AXE)
        for width in (DESKTOP, PHONE):
            self._widen(width)
            problems += [f"at {width}: {rule}" for rule in self.page.evaluate(RUN_AXE, RULES)]
        return problems + self.sideways()

    def sideways(self) -> list[str]:
        """Whether one must scroll to the side at 400%; scroll regions in the page may."""
        self._widen(ZOOMED)
        problems = [f"at {ZOOMED}: scrolls sideways"] if self.page.evaluate(TOO_WIDE) else []
        self._widen(DESKTOP)
        return problems

    def _widen(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 900})

    def _hear(self, message: ConsoleMessage) -> None:
        """The status of the page itself is expected; everything else that is said is a fault."""
        is_page = message.location.get("url") == self.page.url
        if message.type in ("error", "warning") and not is_page:
            self.said.append(f"console: {message.text}")

    @staticmethod
    def _status(response: Response | None, expected: int) -> list[str]:
        status = response.status if response else None
        return [] if status == expected else [f"status {status}, not {expected}"]
