// Says when a part of a page that saves itself could not be saved, and warns before it is lost.

const unsaved = new Set();
const sent = new WeakMap();

function partOf(element) {
  return element?.closest?.("[data-autosave]");
}

function fail(part) {
  const place = part.querySelector("[data-failed]");
  const message = document.createElement("p");
  message.className = "govuk-error-message";
  message.textContent = place.dataset.failed;
  place.replaceChildren(message);
  unsaved.add(part);
  sent.delete(part);
}

// Where the session has ended, the answer is the sign-in page, under another address.
function isAnswer({ xhr, pathInfo }) {
  return xhr.status === 200 && new URL(xhr.responseURL).pathname === pathInfo.requestPath;
}

// What was typed, without the token that changes with every save.
function words({ formData }) {
  return JSON.stringify([...formData].filter(([name]) => !name.endsWith("-opened")));
}

export function watchAutosave() {
  document.addEventListener("input", ({ target }) => {
    const part = partOf(target);
    if (part) {
      unsaved.add(part);
    }
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig } = event.detail;
    const part = partOf(elt);
    if (part === elt && sent.get(part) === words(requestConfig)) {
      event.preventDefault();
    } else if (part) {
      sent.set(part, words(requestConfig));
      unsaved.delete(part);
    }
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (partOf(event.detail.requestConfig.elt) && !isAnswer(event.detail)) {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const part = partOf(detail.requestConfig?.elt ?? detail.elt);
    if (part && !(detail.xhr?.status && isAnswer(detail))) {
      fail(part);
    } else if (part?.querySelector("[data-unsaved]")) {
      unsaved.add(part);
    }
  });
  document.addEventListener("submit", () => unsaved.clear());
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-discards]")) {
      unsaved.clear();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size) {
      event.preventDefault();
    }
  });
}
