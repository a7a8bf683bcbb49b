"""Parts of addresses that stand for something of findings."""

from findings.tables.section import SECTION_OF_SLUG, Section


class SectionConverter:
    """A kind of finding in an address, such as "areas-for-improvement"."""

    regex = "|".join(SECTION_OF_SLUG)

    def to_python(self, value: str) -> Section:
        return SECTION_OF_SLUG[value]

    def to_url(self, value: Section | str) -> str:
        return value.slug if isinstance(value, Section) else value
