// Following in this browser: asks for leave, then puts the browser's push address into
// the form. The worker beside it shows what comes.
(() => {
  "use strict";
  const form = document.getElementById("follow-form");
  if (!form || !form.elements.channel) return;
  const note = document.getElementById("push-note");
  const zone = form.elements.zone;
  if (zone && !zone.value) {
    try { zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || ""; } catch { /* UTC it is */ }
  }
  const bytes = (s) => Uint8Array.from(atob(s.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const subscribe = async () => {
    if (!("serviceWorker" in navigator) || !("PushManager" in window)) throw new Error("This browser has no push messages, or the page is not served by https.");
    if (await Notification.requestPermission() !== "granted") throw new Error("The browser was not allowed to show notifications.");
    const worker = await navigator.serviceWorker.register("/push-worker.js");
    await navigator.serviceWorker.ready;
    return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.pushKey) });
  };
  form.addEventListener("submit", (ev) => {
    const save = !ev.submitter || ev.submitter.value !== "preview";
    if (form.elements.channel.value !== "push" || !save || form.elements.auth.value) return;
    ev.preventDefault();
    subscribe().then((sub) => {
      form.elements.address.value = sub.endpoint;
      form.elements.p256dh.value = text(sub.getKey("p256dh"));
      form.elements.auth.value = text(sub.getKey("auth"));
      form.requestSubmit(ev.submitter);
    }).catch((err) => { note.textContent = err.message; });
  });
})();
