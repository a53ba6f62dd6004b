// The box on every page. Its preview comes from the server while one types;
// Enter keeps a line that was understood, or follows the first link.

export function box(form, understood) {
  if (!form || !understood) return;
  const input = form.querySelector("#line");
  let shown = ""; // what the preview on the screen is of

  understood.addEventListener("htmx:afterSettle", () => { shown = input.value.trim(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const line = input.value.trim();
    if (!line) return;
    if (line !== shown) { // typed faster than it was read: read it, then keep it
      understood.addEventListener("htmx:afterSettle", () => enter(understood, line), { once: true });
      htmx.trigger(form, "answer");
      return;
    }
    enter(understood, line);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      understood.replaceChildren();
      input.blur();
    } else if (event.key === "ArrowDown") {
      const first = understood.querySelector("a, button");
      if (first) { event.preventDefault(); first.focus(); }
    }
  });
}

function enter(understood, line) {
  const keep = understood.querySelector("form.keep[data-ready]");
  const link = understood.querySelector(".links a");
  if (keep) keep.requestSubmit();
  else if (link) link.click();
  else location.assign(`/log?line=${encodeURIComponent(line)}`);
}
