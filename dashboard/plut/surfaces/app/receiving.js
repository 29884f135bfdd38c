// Files to the server, by the protocol of surfaces/desk/uploads.py: several at once, each in parts, from where the
// server has it. What is under way belongs to the page, not to the field: it goes on while another page of the app
// stands in its place, and is shown again with the field.
const PART = 8 * 2 ** 20, LEAST = 2 ** 18;  // bytes that are sent at once; less where a proxy takes no more
const AT_ONCE = 2;  // files
const SILENCE = 120, LONGEST_WAIT = 30;  // seconds: without any progress, and between two attempts
const UNHEARD = 3;  // seconds after which the app is told again
const WRONG_TURNS = 5;  // in a row: where a file is said to end otherwise than it was said a moment ago
const UNDER_WAY = ["waiting", "sending", "ending", "lost"];
const FAILURES = [0, 408, 429, 502, 503, 504];  // of the network, or of a server that is being started anew

const all = { files: [], data: null, part: PART, override: false, running: 0, arrived: 0, news: "", draw: () => {} };
const isSame = (one, file) => one.name === file.name && one.size === file.size && one.modified === String(file.lastModified);
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

const say = (one, state, said = "") => {
  one.state = state; one.said = said;
  all.draw(one);
};

// One request, which ends itself where nothing moves any more; of one that failed the status is 0.
const ask = (one, method, path, headers, body = null) => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  let silence;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => request.abort(), SILENCE * 1000);
  };
  const isHidden = all.override && ["PATCH", "DELETE"].includes(method);  // a proxy on the way does not let it through
  request.open(isHidden ? "POST" : method, `${all.data.address}${path}${all.data.query}`);
  request.setRequestHeader("Tus-Resumable", "1.0.0");
  if (isHidden) request.setRequestHeader("X-HTTP-Method-Override", method);
  Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
  request.upload.addEventListener("progress", (event) => {
    heard();
    if (method !== "PATCH") return;
    one.ahead = event.loaded;
    say(one, one.sent + one.ahead >= one.size ? "ending" : "sending");
  });
  request.addEventListener("loadend", () => {
    clearTimeout(silence);
    one.ahead = 0;
    resolve(request);
  });
  one.request = request;
  heard();
  request.send(body);
});

// What an answer other than the one hoped for means: null to try again, or the sentence that is shown.
const refusal = (got) => {
  if (FAILURES.includes(got.status)) return null;
  if (got.status === 404) return all.data.words.gone;
  try { return JSON.parse(got.responseText).error || all.data.words.refused; } catch { return all.data.words.refused; }
};
const isOurs = (got) => (got.getResponseHeader("Tus-Resumable") || "") !== "";

// What is to be sent next. Raises an error for a folder, and for a file that was changed or moved.
const next = async (one) => {
  const body = one.file.slice(one.sent, one.sent + all.part);
  await body.slice(0, 1).arrayBuffer();
  return body;
};
const begin = async (one) => {
  await next(one);
  const told = { filename: one.name, modified: one.modified };
  const said = Object.entries(told).map(([name, text]) => `${name} ${base64(text)}`).join(",");
  const got = await ask(one, "POST", "", { "Upload-Length": String(one.size), "Upload-Metadata": said });
  if (got.status !== 201) return got;
  one.id = got.getResponseHeader("Location").split("/").at(-1);
  one.sent = 0; one.isKnown = true;
  return null;
};
const look = async (one) => {
  const got = await ask(one, "HEAD", `/${one.id}`, {});
  if (got.status === 404 && one.isGone) {  // it was said, and is wanted all the same: from its beginning
    Object.assign(one, { id: "", isGone: false });
    return null;
  }
  one.isGone = got.status === 404;
  if (got.status !== 200) return got;
  one.sent = Number(got.getResponseHeader("Upload-Offset"));
  one.isKnown = true;
  return null;
};
const send = async (one) => {
  const body = await next(one);
  if (one.isCancelled) return null;
  say(one, "sending");
  const headers = { "Upload-Offset": String(one.sent), "Content-Type": "application/offset+octet-stream" };
  const got = await ask(one, "PATCH", `/${one.id}`, headers, body);
  if (got.status === 204) {
    one.sent = Number(got.getResponseHeader("Upload-Offset"));
    one.isWhole = one.sent === one.size;
    return null;
  }
  one.isKnown = false;
  return got;
};

// From where a file stands to where it has arrived, has failed, or has been cancelled.
const carry = async (one) => {
  for (let tries = 0, wrong = 0; !one.isWhole;) {
    const step = one.id === "" ? begin : one.isKnown ? send : look;
    let got;
    try { got = await step(one); } catch { say(one, "failed", all.data.words.unreadable); return; }
    if (one.isCancelled) return;
    if (got === null) {
      if (step === send) tries = wrong = 0;
      if (step !== begin) all.draw(one);
    } else if (step === send && !isOurs(got) && got.status === 413 && all.part > LEAST) {
      all.part /= 2;
    } else if (step === send && !isOurs(got) && [405, 501].includes(got.status) && !all.override) {
      all.override = true;
    } else if ([409, 460].includes(got.status) && ++wrong < WRONG_TURNS) {
      all.draw(one);
    } else {
      const said = refusal(got);
      if (said !== null) { say(one, "failed", said); return; }
      say(one, "lost");
      await Promise.race([pause(Math.min(LONGEST_WAIT, 2 ** tries)), new Promise((wake) => { one.wake = wake; })]);
      tries += 1;
      if (one.isCancelled) return;
    }
  }
  all.arrived += 1;
  say(one, "arrived");
};

// The app is told until it has heard: its own connection may be broken just then. While the field does not stand on
// the page, nobody is told.
const tell = () => {
  clearTimeout(all.telling);
  all.telling = null;
  if (!all.news || !all.setTrigger) return;
  all.setTrigger("arrived", all.news);
  all.telling = setTimeout(tell, UNHEARD * 1000);
};

const start = () => {
  for (const one of all.files) {
    if (all.running >= AT_ONCE) return;
    if (one.state !== "waiting") continue;
    all.running += 1;
    say(one, "sending");
    carry(one).finally(() => {
      all.running -= 1;
      start();
      if (all.files.some((other) => UNDER_WAY.includes(other.state)) || !all.arrived) return;
      all.arrived = 0;
      all.news = String(Date.now());
      tell();
    });
  }
};
const add = (files) => {
  all.files = all.files.filter((one) => one.state !== "arrived");
  for (const file of files) {
    const known = all.files.find((one) => isSame(one, file));
    if (known && UNDER_WAY.includes(known.state)) continue;
    const made = { id: "", name: file.name, size: file.size, modified: String(file.lastModified), sent: 0 };
    const one = known || made;
    Object.assign(one, { file, state: "waiting", said: "", isKnown: false, isWhole: false, ahead: 0 });
    if (!known) all.files.push(one);
  }
  all.draw();
  start();
};
const retry = (one) => {
  if (one.state === "lost") { one.wake?.(); return; }
  Object.assign(one, { state: "waiting", said: "", isKnown: false });
  all.draw(one);
  start();
};
const cancel = (one) => {
  one.isCancelled = true;
  all.files = all.files.filter((other) => other !== one);
  one.request?.abort();
  one.wake?.();
  if (one.id) ask({}, "DELETE", `/${one.id}`, {});
  all.draw();
};
window.addEventListener("online", () => all.files.forEach((one) => one.wake?.()));
window.addEventListener("beforeunload", (event) => {
  if (all.files.some((one) => UNDER_WAY.includes(one.state))) event.preventDefault();
});

// What is shown.
const build = (root) => {
  const [label, drop, choose, bounds, field, input, list, told] =
    [".label", ".drop", ".choose", ".bounds", ".field", "input", "ul", ".told"].map((one) => root.querySelector(one));
  const rows = new Map();

  const percent = (share) => new Intl.NumberFormat(all.data.language, { style: "percent" }).format(share);
  const bytes = (count) => {
    const power = Math.min(3, Math.max(1, Math.floor(Math.log2(Math.max(count, 1)) / 10)));
    const number = new Intl.NumberFormat(all.data.language, { maximumFractionDigits: power === 1 ? 0 : 1 });
    return `${number.format(power === 1 ? Math.ceil(count / 1024) : count / 1024 ** power)} ${["KB", "MB", "GB"][power - 1]}`;
  };
  const part = (parent, kind, name) => {
    const made = parent.appendChild(document.createElement(kind));
    made.className = name;
    return made;
  };
  const row = (one) => {
    const item = document.createElement("li");
    const made = { item, shown: "" };
    part(item, "span", "name").textContent = one.name;
    part(item, "span", "size").textContent = bytes(one.size);
    made.bar = part(item, "progress", "");
    made.bar.max = 1;
    made.bar.setAttribute("aria-label", one.name);
    made.said = part(item, "p", "said");
    const acts = part(item, "div", "acts");
    for (const [name, act] of [["retry", retry], ["cancel", cancel]]) {
      made[name] = part(acts, "button", name);
      made[name].type = "button";
      made[name].addEventListener("click", () => { act(one); choose.focus(); });
    }
    return made;
  };
  const fill = (one) => {
    const { item, bar, said, ...acts } = rows.get(one);
    const words = all.data.words;
    const share = one.state === "arrived" ? 1 : Math.min(1, (one.sent + (one.ahead || 0)) / Math.max(1, one.size));
    const state = one.said || words[one.state];
    item.className = one.state;
    bar.value = share;
    said.textContent = `${percent(Math.floor(share * 100) / 100)} · ${state}`;
    acts.retry.hidden = !(one.state === "lost" || (one.state === "failed" && one.file));
    acts.cancel.hidden = one.state === "arrived";
    for (const name of ["retry", "cancel"]) {
      acts[name].textContent = words[name];
      acts[name].setAttribute("aria-label", `${words[name]}: ${one.name}`);
    }
    if (acts.shown !== one.state && ["arrived", "failed", "lost"].includes(one.state)) told.textContent = `${one.name}: ${state}`;
    rows.get(one).shown = one.state;
  };
  const draw = (only) => {
    if (only && rows.has(only)) { fill(only); return; }
    for (const [one, made] of rows) if (!all.files.includes(one)) { made.item.remove(); rows.delete(one); }
    for (const one of all.files) {
      if (!rows.has(one)) { rows.set(one, row(one)); list.appendChild(rows.get(one).item); }
      fill(one);
    }
  };

  choose.addEventListener("click", () => input.click());
  input.addEventListener("change", () => { add([...input.files]); input.value = ""; });
  field.addEventListener("dragover", (event) => { event.preventDefault(); field.classList.add("over"); });
  field.addEventListener("dragleave", () => field.classList.remove("over"));
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    field.classList.remove("over");
    add([...event.dataTransfer.files]);
  });
  return () => {
    const words = all.data.words;
    label.textContent = words.label; drop.textContent = words.drop;
    choose.textContent = words.choose; bounds.textContent = words.bounds;
    all.draw = draw;
    draw();
  };
};

const built = new WeakMap();
export default function ({ data, parentElement, setTriggerValue }) {
  all.data = data;
  all.setTrigger = setTriggerValue;
  if (data.heard === all.news) all.news = "";
  all.telling ??= setTimeout(tell, UNHEARD * 1000);
  const own = all.files.filter((one) => one.state !== "stopped");
  const others = data.unfinished.filter((one) => !own.some((known) => known.id === one.id));
  all.files = [...own, ...others.map((one) => {
    const known = all.files.find((other) => other.id === one.id);
    return known ? Object.assign(known, { sent: one.sent }) : { ...one, state: "stopped", said: "", ahead: 0 };
  })];
  if (!built.has(parentElement)) built.set(parentElement, build(parentElement));
  built.get(parentElement)();
  return () => { all.setTrigger = null; };
}
