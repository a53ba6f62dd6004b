// The box on every page. Its preview comes from the server while one types;
// Enter keeps a line that was understood, or follows the first link. When the
// server does not answer, the line waits in this browser (offline.js).
import { answers, hold } from "./offline.js";

export function box(form, understood) {
  if (!form || !understood) return;
  const input = form.querySelector("#line");
  let shown = ""; // the line that the preview on the screen is of
  let wanted = ""; // the line that is to be kept as soon as its preview is there

  understood.addEventListener("htmx:afterSettle", (event) => {
    shown = `${event.detail.requestConfig?.parameters?.line ?? ""}`.trim();
    if (wanted && wanted === shown) enter(understood, shown);
    wanted = "";
  });
  const unread = (sentence) => () => {
    if (wanted) return void wait(form, understood, wanted).then(() => { wanted = ""; });
    const line = document.createElement("p");
    line.className = "note";
    line.textContent = sentence;
    understood.replaceChildren(line);
  };
  form.addEventListener("htmx:sendError",
    unread("Inroad is not running here. Enter keeps this line until it is."));
  form.addEventListener("htmx:responseError",
    unread("This page is out of date. Enter keeps this line here; then load the page again."));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const line = input.value.trim();
    if (!line) return;
    if (line === shown) return void enter(understood, line);
    wanted = line; // typed faster than it was read: read it, then keep it
    if (window.htmx) htmx.trigger(form, "answer");
    else location.assign(`/log?line=${encodeURIComponent(line)}`);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = shown = wanted = "";
      understood.replaceChildren();
      input.blur();
    } else if (event.key === "ArrowDown") {
      const first = understood.querySelector("a, button");
      if (first) { event.preventDefault(); first.focus(); }
    }
  });
}

// A line about to be kept, in the preview or on a page of its own: it is not lost on the way.
export function keeping(page) {
  page.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form.keep") || form.dataset.sent) return;
    event.preventDefault();
    const fields = new FormData(form, event.submitter);
    if (await answers()) {
      form.dataset.sent = "yes";
      form.requestSubmit(event.submitter);
      return;
    }
    fields.delete("csrfmiddlewaretoken");
    await hold(Object.fromEntries(fields));
    (page.querySelector("#understood") ?? form).replaceChildren();
    const input = page.querySelector("#line");
    if (input) input.value = "";
  });
  addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form.keep[data-sent]")) delete form.dataset.sent;
  });
}

async function wait(form, understood, line) {
  await hold({ line, about: form.querySelector("[name=about]")?.value ?? "" });
  understood.replaceChildren();
  form.querySelector("#line").value = "";
}

function enter(understood, line) {
  const keep = understood.querySelector("form.keep[data-ready]");
  const link = understood.querySelector(".links a");
  if (keep) keep.requestSubmit();
  else if (link) link.click();
  else location.assign(`/log?line=${encodeURIComponent(line)}`);
}
