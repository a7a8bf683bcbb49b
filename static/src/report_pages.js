// Beside the check of a published report: the page that belongs to the answer one is at.

const PANEL = "report-pages";

function panel() {
  return document.getElementById(PANEL);
}

// Going from answer to answer brings its page along; pressing the button is for those who ask.
function follow({ target }) {
  const button = target.closest("[data-place]")?.querySelector("button[name=show]");
  if (button && target !== button && panel().dataset.shown !== button.value) {
    button.dispatchEvent(new Event("look"));
  }
}

// The marked words a third from the top of the panel, where they are not in sight.
function scrollToMark() {
  const mark = panel().querySelector(".portal-beside__mark");
  if (mark) {
    const { top, height } = panel().getBoundingClientRect();
    panel().scrollTop += mark.getBoundingClientRect().top - top - height / 3;
  }
}

function isInSight() {
  const { top, bottom } = panel().getBoundingClientRect();
  return top < window.innerHeight * 0.9 && bottom > window.innerHeight * 0.1;
}

// Where the panel stands below the questions, one who asked is led there, and by a link back.
function answer(button) {
  document.getElementById("report-said").textContent = panel().querySelector("h2").textContent;
  if (!isInSight() || panel().contains(button)) {
    panel().focus();
  }
}

export function watchReportPages() {
  if (!panel()) {
    return;
  }
  document.addEventListener("focusin", follow);
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target?.id !== PANEL && detail.elt?.id !== PANEL) {
      return;
    }
    scrollToMark();
    if (detail.requestConfig.triggeringEvent?.type !== "look") {
      answer(detail.requestConfig.elt);
    }
  });
}
