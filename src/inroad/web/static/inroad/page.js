// What every page does beyond its HTML: keys, the box, and going on when offline.
// Without this file everything still works: links lead, forms submit.
import { box } from "./box.js";
import { keys } from "./keys.js";

document.documentElement.classList.add("scripted");
box(document.querySelector(".box"), document.querySelector("#understood"));
keys(document);
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/worker.js", { scope: "/" }).catch(() => {});
}
