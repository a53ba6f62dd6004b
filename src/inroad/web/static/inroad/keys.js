// Keys: "/" and Ctrl+K go to the box, j and k from item to item, "g" and a letter to a page,
// Ctrl+Enter saves a form. Nothing is taken from somebody who is typing.

export function keys(page) {
  let going = false; // "g" was pressed just now
  page.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if ((event.ctrlKey || event.metaKey) && event.key === "k") return toBox(page, event);
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && typing?.form) {
      event.preventDefault();
      return typing.form.requestSubmit();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (going) {
      going = false;
      return press(page.querySelector(`.frame nav [data-key="${CSS.escape(event.key)}"]`), event);
    }
    if (event.key === "/") return toBox(page, event);
    if (event.key === "g") { going = true; setTimeout(() => { going = false; }, 1500); return; }
    if (event.key === "j" || event.key === "k") return move(page, event.key === "j" ? 1 : -1, event);
    press(page.querySelector(`main [data-key="${CSS.escape(event.key)}"], .kept [data-key="${CSS.escape(event.key)}"], .frame-foot [data-key="${CSS.escape(event.key)}"]`), event);
  });
}

function toBox(page, event) {
  const input = page.querySelector("#line");
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
}

function press(control, event) {
  if (!control) return;
  event.preventDefault();
  control.click();
}

function move(page, by, event) {
  const items = [...page.querySelectorAll("[data-item]")];
  if (!items.length) return;
  event.preventDefault();
  const now = items.findIndex((item) => item.contains(page.activeElement));
  const next = items[Math.min(Math.max(now + by, 0), items.length - 1)];
  (next.querySelector("a, button") ?? next).focus();
  next.scrollIntoView({ block: "nearest" });
}
