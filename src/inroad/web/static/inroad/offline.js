// Lines that were typed while Inroad was not running. They wait in this browser, each with the
// key by which the server keeps it once, and are sent when it answers again.

const AGAIN = 15_000; // milliseconds until the next try, while something waits

export async function answers() {
  try {
    await fetch("/offline", { method: "HEAD", cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}

export async function hold(fields) {
  const once = fields.once || crypto.randomUUID();
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const typed = day.map((part) => String(part).padStart(2, "0")).join("-");
  await kept("readwrite", (lines) => lines.put({ once, fields: { ...fields, once, typed } }));
  await show();
}

export async function offline(page) {
  tell(page);
  const said = page.documentElement.dataset.offline;
  if (said !== undefined) say(page, "as-it-was", asItWas(said));
  await send();
  addEventListener("online", () => send());
  setInterval(() => { if (document.visibilityState === "visible") send(true); }, AGAIN);
}

// Tell the worker what it may keep: Today, unless names are hidden on this screen.
function tell(page) {
  const worker = navigator.serviceWorker?.controller;
  if (!worker || page.documentElement.dataset.offline !== undefined) return;
  if (page.documentElement.classList.contains("discreet")) worker.postMessage("drop");
  else if (page.body.dataset.here === "today") setTimeout(() => worker.postMessage("fill"), 1_000);
}

function asItWas(said) {
  const day = said && new Date(said).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  return `Inroad is not running here.${day ? ` This is what it said on ${day}.` : ""}`;
}

async function send(again = false) {
  const token = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"];
  const waiting = await lines();
  if (document.body.dataset.here === "offline") await goOn();
  if (!waiting.length || !token) return again ? undefined : show();
  let gone = 0;
  await navigator.locks.request("inroad-lines", { ifAvailable: true }, async (mine) => {
    // One that asked something may have been answered on a page since.
    for (const line of mine ? waiting.filter((each) => !each.asks || !again) : []) {
      const became = await sent(line, token);
      if (became === "kept" && !line.asks) gone += 1;
      if (became === "unsent") break;
    }
  });
  if (gone) say(document, "waited", `Kept: ${gone === 1 ? "the line" : `${gone} lines`} that waited here.`);
  return show();
}

async function goOn() { // it runs again; a line that is being typed is not torn away
  if (!document.querySelector("#line").value && await answers()) location.assign("/");
}

async function sent(line, token) {
  let answer;
  try {
    answer = await fetch("/log", {
      method: "POST", body: new URLSearchParams(line.fields),
      headers: { "X-CSRFToken": token }, redirect: "manual",
    });
  } catch {
    return "unsent"; // not there yet
  }
  if (answer.type === "opaqueredirect") {
    await kept("readwrite", (all) => all.delete(line.once));
    return "kept";
  }
  if (!answer.ok) return "unsent"; // locked, or an old tab: a fresh page tries again
  await kept("readwrite", (all) => all.put({ ...line, asks: true }));
  return "asks";
}

async function show() {
  const waiting = await lines();
  const asks = waiting.filter((each) => each.asks);
  const counted = waiting.length === 1 ? "1 line waits here" : `${waiting.length} lines wait here`;
  const line = say(document, "waiting", waiting.length ? `${counted}.` : "");
  for (const each of line ? asks : []) line.append(" ", asked(each), " ", dropped(each));
}

function asked(line) {
  const link = document.createElement("a");
  link.href = `/log?${new URLSearchParams(line.fields)}`;
  link.textContent = "It has a question.";
  return link;
}

function dropped(line) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "Throw it away";
  button.addEventListener("click", async () => {
    await kept("readwrite", (all) => all.delete(line.once));
    await show();
  });
  return button;
}

function say(page, name, text) {
  let line = page.getElementById(name);
  if (!text) { line?.remove(); return null; }
  if (!line) {
    line = page.createElement("p");
    line.id = name;
    line.className = "note";
    line.setAttribute("role", "status");
    (page.querySelector(".box") ?? page.querySelector("main")).after(line);
  }
  line.textContent = text;
  return line;
}

const lines = () => kept("readonly", (all) => all.getAll());

function kept(mode, ask) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("inroad", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("lines", { keyPath: "once" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const turn = opening.result.transaction("lines", mode);
      const asking = ask(turn.objectStore("lines"));
      turn.oncomplete = () => { opening.result.close(); resolve(asking.result); };
      turn.onerror = turn.onabort = () => { opening.result.close(); reject(turn.error); };
    };
  });
}
