"""What an officer reads in the report of Midlothian's joint inspection of 2020, and types in."""

DATES = {
    "Fieldwork ended": (13, 3, 2020),
    "Formal feedback was given": (6, 7, 2020),
    "The inspectorate published the report": (1, 9, 2020),
}
PARTNERS = ["Education Scotland", "Healthcare Improvement Scotland", "HMICS"]
EVIDENCE = {
    "Case files read": 95,
    "Children and young people met": 129,
    "Parents and carers met": 73,
    "Children and young people's, and parents and carers' surveys returned": 51,
    "Staff surveys returned": 239,
}
INDICATORS = [
    "Improvements in the safety, wellbeing and life chances of vulnerable children",
    "Impact on children and young people",
    "Impact on families",
    "Leadership and direction",
]
STRENGTHS = [
    "Leaders had embraced their collective responsibility to protect children, demonstrated "
    "through their well embedded, collaborative approach to quality assurance and scrutiny.",
    "Staff recognised risk and took timely and appropriate action to keep children safe.",
    "The wellbeing of children in need of care and protection was improving.",
    "Partners had achieved significant reduction in the overall number of looked after children.",
    "Children and young people had their rights respected and had opportunities to be heard.",
]
AREAS = [
    "Access to the specialist services required to recover from trauma was not always available.",
    "More needed to be done to raise educational attainment and reduce exclusion from school.",
    "Outcomes for care experienced young people transitioning into adulthood were variable.",
    "Collaborative leadership of corporate parenting had not yet achieved partners' ambitions.",
]
CONFIDENCE = "Very confident that the partnership has the capacity to continue to improve."
WRITTEN = {
    "Report by": "Chief Officer, Children's Services, Partnership and Communities",
    "Next steps": "A partnership approach will be taken to develop an action plan.",
    "4.1 Resource": "There are no significant resource implications.",
    "4.2 Digital": "Not applicable.",
    "4.3 Risk": "Scrutiny of the action plan will mitigate the risk.",
}
