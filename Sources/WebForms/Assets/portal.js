// Improves pages that are complete without it: focus on the error summary, questions that depend on others on the same page,
// no double sending, a warning before typed answers are lost, a print button. Sends nothing anywhere but to this site's own forms.
"use strict";
(() => {
  const summary = document.getElementById("fehleruebersicht");
  if (summary) {
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const target = link && document.getElementById(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      const labelled = target.closest("[data-field]") || target;
      labelled.scrollIntoView({ block: "start" });
      target.focus({ preventScroll: true });
    });
  }

  for (const slot of document.querySelectorAll("[data-print]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kern-btn kern-btn--secondary";
    button.textContent = slot.dataset.print;
    button.addEventListener("click", () => window.print());
    slot.append(button);
  }

  // One click, one post: a second one within ten seconds is ignored. Coming back to the page frees it again.
  for (const form of document.querySelectorAll("form[method='post']")) {
    let sentAt = 0;
    form.addEventListener("submit", (event) => {
      if (Date.now() - sentAt < 10000) { event.preventDefault(); return; }
      sentAt = Date.now();
      for (const button of form.querySelectorAll("button[type='submit']")) button.setAttribute("aria-disabled", "true");
    });
    window.addEventListener("pageshow", () => {
      sentAt = 0;
      for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
    });
  }

  const form = document.querySelector("form[data-page]");
  if (!form) return;

  // Leaving with unsaved typing.
  let changed = form.hasAttribute("data-unsaved");
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

  // Questions that depend on others: the server says which fields belong on the page now.
  const address = form.dataset.fields;
  const container = form.querySelector(".fields");
  const status = document.getElementById("feld-status");
  if (!address || !container) return;
  let running = null;
  let pending = 0;

  const keyed = (parent) => {
    const found = new Map();
    for (const child of parent.children) if (child.dataset.field) found.set(child.dataset.field, child);
    return found;
  };
  const optionsOf = (element) => [...element.querySelectorAll("input[type='radio'],input[type='checkbox']")].map((input) => input.id).join(" ");

  // Keeps what is already there, with focus and typing; adds, removes and refreshes only what differs. Counts added questions.
  const merge = (current, wanted) => {
    const present = keyed(current);
    let added = 0;
    let previous = null;
    for (const next of [...wanted.children]) {
      const own = present.get(next.dataset.field);
      let placed = own;
      if (!own) {
        placed = next;
        added += next.querySelector("input,textarea,select") ? 1 : 0;
      } else {
        present.delete(next.dataset.field);
        const rows = own.querySelectorAll(":scope .row__fields");
        const nextRows = next.querySelectorAll(":scope .row__fields");
        if (rows.length > 0 && rows.length === nextRows.length) {
          rows.forEach((row, index) => { added += merge(row, nextRows[index]); });
        } else if (own.hasAttribute("data-live") ? own.innerHTML !== next.innerHTML : optionsOf(own) !== optionsOf(next)) {
          if (!own.contains(document.activeElement)) { own.replaceWith(next); placed = next; }
        }
      }
      const anchor = previous ? previous.nextElementSibling : current.firstElementChild;
      if (anchor !== placed) current.insertBefore(placed, anchor);
      previous = placed;
    }
    for (const gone of present.values()) gone.remove();
    return added;
  };

  const refresh = async () => {
    if (running) running.abort();
    running = new AbortController();
    try {
      const answer = await fetch(address, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        credentials: "same-origin",
        redirect: "error",
        signal: running.signal,
      });
      if (!answer.ok) return;
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      const wanted = parsed.querySelector(".fields");
      if (!wanted) return;
      const added = merge(container, wanted);
      if (status && added > 0) status.textContent = added === 1 ? "Es ist eine weitere Frage hinzugekommen." : `Es sind ${added} weitere Fragen hinzugekommen.`;
    } catch {
      // Without a connection the page stays as it is; the next "Weiter" brings the questions.
    }
  };
  form.addEventListener("change", () => {
    if (status) status.textContent = "";
    clearTimeout(pending);
    pending = setTimeout(refresh, 60);
  });
})();
