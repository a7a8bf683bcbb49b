// Starts the components that are better with scripts. Every page works without this file.

import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
  createAll,
} from "govuk-frontend";

import { watchAutosave } from "./autosave.js";
import { watchReportPages } from "./report_pages.js";

const COMPONENTS = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
];

function start(scope) {
  for (const component of COMPONENTS) {
    createAll(component, undefined, scope);
  }
}

start(document);
watchAutosave();
watchReportPages();
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) {
    start(event.target);
  }
});
