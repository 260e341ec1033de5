// Shows what the server pushes. A later message of an event takes the earlier one's place.
"use strict";
self.addEventListener("push", (ev) => {
  let m = {};
  try { m = ev.data.json(); } catch { m = { title: "sitrep", body: "There are updates.", url: "/follows", tag: "sitrep" }; }
  ev.waitUntil(self.registration.showNotification(m.title, { body: m.body, tag: m.tag, renotify: Boolean(m.tag), data: { url: m.url } }));
});
self.addEventListener("notificationclick", (ev) => {
  ev.notification.close();
  const url = new URL(ev.notification.data && ev.notification.data.url || "/follows", self.location.origin);
  ev.waitUntil(self.clients.openWindow(url.pathname + url.search));
});
