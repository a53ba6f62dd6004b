// Files dropped anywhere on a form with `data-drop` are added to its file field.
// Without this the field is a plain one, and the form a plain form.

export function drop(form) {
  const input = form.querySelector("input[type=file]");
  const told = form.querySelector("[data-chosen]");
  const button = form.querySelector("button");
  if (!input || !button) return;
  const usual = { told: told?.textContent, button: button.textContent };
  let kept = new DataTransfer(); // what was chosen before stays when more is added

  const show = () => {
    const count = input.files.length;
    const names = [...input.files].slice(0, 6).map((file) => file.name).join(", ");
    if (told) told.textContent = count ? names + (count > 6 ? ` and ${count - 6} more` : "") : usual.told;
    button.textContent = count ? `Read ${count === 1 ? "this file" : `these ${count} files`}` : usual.button;
    button.classList.toggle("main", count > 0);
  };
  const add = (files) => {
    const known = new Set([...kept.files].map(sameAs));
    for (const file of files) if (!known.has(sameAs(file))) kept.items.add(file);
    input.files = kept.files;
    show();
  };

  input.addEventListener("change", () => { add([...input.files]); });
  form.addEventListener("reset", () => { kept = new DataTransfer(); });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    add([...event.dataTransfer.files]);
    button.focus();
  });
  form.addEventListener("submit", () => {
    button.disabled = true; // a second press would send them twice
    button.textContent = "Reading …";
  });
  // A file that misses the form would replace the page.
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => { event.preventDefault(); });
  addEventListener("pageshow", () => { button.disabled = false; show(); });
}

function sameAs(file) {
  return `${file.name}/${file.size}/${file.lastModified}`;
}
