// Small things that only a script can do: copy a text, print, put an edited text into a mail.
// Without this file the text can be selected, the page printed, the mail opened as drafted.

export function copying(page) {
  page.addEventListener("click", (event) => {
    const copier = event.target.closest("[data-copy]");
    if (copier) void copied(copier, page.querySelector(copier.dataset.copy));
    if (event.target.closest("[data-print]")) print();
  });
  for (const link of page.querySelectorAll("[data-mail]")) {
    const field = page.querySelector(link.dataset.mail);
    const drafted = new URL(link.href);
    field?.addEventListener("input", () => {
      const [address, asked] = drafted.href.split("?");
      const subject = asked.split("&")[0];
      const body = encodeURIComponent(field.value.replace(/\r?\n/g, "\r\n"));
      link.href = `${address}?${subject}&body=${body}`;
    });
  }
}

async function copied(button, from) {
  const usual = button.dataset.usual ?? button.textContent;
  button.dataset.usual = usual;
  try {
    await navigator.clipboard.writeText(from.value ?? from.textContent);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not copied: select it and press Ctrl+C";
  }
  setTimeout(() => { button.textContent = usual; }, 2_500);
}
