// The service worker: what can be read while Inroad is not running.
// Always the server first. When it does not answer: the shell, the last Today and the briefs of
// its cards, as they were; anything else gets one page that says what is going on.
// Nothing personal is kept in discreet mode, after a form was sent, or for a browser that may not
// come in (any more).

const SHELL = "shell";
const PAGES = "pages";
const OFFLINE = "/offline";
const ALWAYS = [OFFLINE, "/icon.svg", "/static/inroad/style.css", "/static/inroad/pictures.css",
  "/static/django_htmx/htmx-2.min.js", "/static/inroad/page.js", "/static/inroad/box.js",
  "/static/inroad/keys.js", "/static/inroad/offline.js"];
const MOST_BRIEFS = 8;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL)
    .then((shell) => Promise.allSettled(ALWAYS.map((path) => shell.add(path))))
    .then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data === "fill") event.waitUntil(fill().catch(() => {}));
  if (event.data === "drop") event.waitUntil(drop());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST") {
    const file = (request.headers.get("content-type") ?? "").startsWith("multipart/");
    if (!file && pathname !== "/log/preview") event.respondWith(changed(request));
  } else if (request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (pathname.startsWith("/static/") || pathname.startsWith("/icon")) {
    event.respondWith(part(request));
  }
});

async function changed(request) { // what is kept here may be out of date from now on
  try {
    const answer = await fetch(request);
    await drop();
    return answer;
  } catch (error) {
    if (request.mode !== "navigate") throw error;
    return offline();
  }
}

async function page(request, pathname) {
  try {
    const answer = await fetch(request);
    if (answer.status === 403) await drop();
    return answer;
  } catch {
    const pages = await caches.open(PAGES);
    const kept = await pages.match(pathname);
    return kept ? asItWas(kept) : offline();
  }
}

const drop = () => caches.delete(PAGES).catch(() => false);

async function part(request) {
  const shell = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok) await shell.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await shell.match(request);
    if (kept) return kept;
    throw error;
  }
}

async function offline() {
  const kept = await (await caches.open(SHELL)).match(OFFLINE);
  return kept ?? new Response("Inroad is not running here. Start it: inroad open\n", {
    status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

async function asItWas(kept) { // page.js says so to whoever reads it
  const { headers, status } = kept;
  const text = await kept.text();
  const marked = text.replace("<html ", `<html data-offline="${headers.get("date") ?? ""}" `);
  const told = new Headers(headers);
  told.delete("content-length");
  return new Response(marked, { status, headers: told });
}

async function fill() {
  const today = await fetch("/");
  if (!today.ok || today.redirected) return void await drop();
  const text = await today.clone().text();
  if (/<html[^>]* class="discreet"/.test(text)) return void await drop();
  const found = [...new Set(text.match(/\/brief\/\d+(?=")/g) ?? [])].slice(0, MOST_BRIEFS);
  const briefs = await Promise.all(found.map((path) => fetch(path)));
  await drop();
  const pages = await caches.open(PAGES);
  await pages.put("/", today);
  await Promise.all(briefs.map((brief, at) => (brief.ok ? pages.put(found[at], brief) : null)));
}
