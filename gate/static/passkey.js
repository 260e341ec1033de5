// Signing in with a passkey, and adding one. Without it, or in a browser that has no
// passkeys, the button stays hidden and the password does.
(() => {
  "use strict";
  const told = document.querySelector("[data-told]");
  const tell = (text) => { if (told) told.textContent = text; };
  const post = async (path, body) => {
    const r = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (!r.ok) throw new Error(await r.text());
    return r.json();
  };
  const bytes = (s) => Uint8Array.from(atob(s.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (b) => btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const ids = (list) => (list || []).map((c) => ({ ...c, id: bytes(c.id) }));
  const written = (c) => {
    const r = c.response;
    const response = { clientDataJSON: text(r.clientDataJSON) };
    for (const k of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (r[k]) response[k] = text(r[k]);
    }
    return JSON.stringify({ id: c.id, rawId: text(c.rawId), type: c.type, response, clientExtensionResults: c.getClientExtensionResults() });
  };
  const login = async (next) => {
    const o = (await post("/login/passkey/begin", "{}")).publicKey;
    o.challenge = bytes(o.challenge);
    o.allowCredentials = ids(o.allowCredentials);
    const c = await navigator.credentials.get({ publicKey: o });
    return post("/login/passkey/finish?next=" + encodeURIComponent(next || "/"), written(c));
  };
  const add = async () => {
    const o = (await post("/account/passkeys/begin", "{}")).publicKey;
    o.challenge = bytes(o.challenge);
    o.user.id = bytes(o.user.id);
    o.excludeCredentials = ids(o.excludeCredentials);
    const c = await navigator.credentials.create({ publicKey: o });
    return post("/account/passkeys/finish", written(c));
  };
  if (!window.PublicKeyCredential) return;
  document.querySelectorAll("[data-passkey]").forEach((b) => {
    b.hidden = false;
    b.addEventListener("click", async () => {
      tell("");
      try {
        const done = b.dataset.passkey === "add" ? await add() : await login(b.dataset.next);
        location.assign(done.next);
      } catch (e) {
        tell("That did not work: " + e.message);
      }
    });
  });
})();
