// Runs before the page is drawn, so that components which need scripts take their shape at once.

document.body.classList.add("js-enabled", "govuk-frontend-supported");
