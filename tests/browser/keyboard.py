"""A person who has a keyboard and no pointer, and sees where the focus is."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 120

FOCUS = """(target) => {
  const element = document.activeElement;
  const seen = (item, part) => {
    const style = getComputedStyle(item, part);
    return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join();
  };
  const look = () => [
    seen(element), ...[...(element.labels ?? [])].map((label) => seen(label, "::before")),
  ].join();
  const box = element.getBoundingClientRect();
  const inView = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
  const focused = look();
  element.blur();
  const differs = look() !== focused;
  element.focus({preventScroll: true});
  return {
    arrived: element === target,
    lost: element === document.body,
    sameGroup: element.type === "radio" && element.name === target.name,
    shown: inView && differs,
    words: element.outerHTML.slice(0, 200),
  };
}"""


class Keyboard:
    """Moves by Tab, arrows, Space and Enter alone; fails where the focus is lost or not seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.press = page.keyboard.press
        self.type = page.keyboard.type

    def reach(self, target: Locator, *, key: str = "Tab") -> None:
        """Go from stop to stop until `target` has the focus."""
        target.wait_for(state="attached")
        element, before = target.element_handle(), ""
        for _stop in range(MOST_STOPS):
            self.press(key)
            focus = self.page.evaluate(FOCUS, element)
            assert not focus["lost"], f"{self._place}: the focus is lost before {target}"
            assert focus["shown"], f"{self._place}: the focus is not seen on {focus['words']}"
            if focus["arrived"]:
                return
            if focus["sameGroup"]:
                key = "ArrowDown"
            assert focus["words"] != before, f"{self._place}: trapped in {before}"
            before = focus["words"]
        raise AssertionError(f"{self._place}: {target} is out of reach")

    def link(self, name: str) -> None:
        self.reach(self.page.get_by_role("link", name=name, exact=True))
        self._go()

    def button(self, name: str) -> None:
        self.reach(self.page.get_by_role("button", name=name, exact=True))
        self._go()

    def fill(self, name: str, text: str) -> None:
        self.reach(self.page.get_by_label(name, exact=True))
        self.press("ControlOrMeta+a")
        self.type(text)

    def tick(self, name: str) -> None:
        """A box, or one of several choices, of which the arrows find the right one."""
        target = self.page.get_by_label(name, exact=True)
        self.reach(target)
        if not target.is_checked():
            self.press("Space")

    def date(self, group: str, day: int, month: int, year: int) -> None:
        fields = self.page.get_by_role("group", name=group, exact=True)
        for label, value in {"Day": day, "Month": month, "Year": year}.items():
            self.reach(fields.get_by_label(label))
            self.type(str(value))

    def _go(self) -> None:
        """Press Enter, and wait for the page that follows."""
        with self.page.expect_navigation():
            self.press("Enter")

    @property
    def _place(self) -> str:
        return self.page.url
