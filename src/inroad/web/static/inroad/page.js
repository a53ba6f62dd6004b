// What every page does beyond its HTML: keys, the box, and going on when offline.
// Without this file everything still works: links lead, forms submit.
import { box, keeping } from "./box.js";
import { copying } from "./copy.js";
import { drop } from "./drop.js";
import { keys } from "./keys.js";
import { offline } from "./offline.js";

document.documentElement.classList.add("scripted");
box(document.querySelector(".box"), document.querySelector("#understood"));
keeping(document);
keys(document);
copying(document);
for (const form of document.querySelectorAll("[data-drop]")) drop(form);
offline(document);
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/worker.js", { scope: "/" }).catch(() => {});
}
