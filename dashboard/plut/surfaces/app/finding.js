// The box in which something is found by typing: it asks the app, lists what the app found, and tells what is taken.
const build = (root) => {
  const [label, box, input, clear, said, list] =
    ["label", ".box", "input", "button", "p", "ul"].map((one) => root.querySelector(one));
  const all = { data: null, typed: "", asks: false, marked: -1, waiting: 0 };
  const isOpen = () => !list.hidden;
  const shown = () => (all.data.several ? "" : all.data.shown);
  const rows = () => (all.typed ? all.data.found : all.data.first);
  const isAnswered = () => !all.typed || all.data.typed === all.typed;

  const open = (is) => {
    list.hidden = !is;
    input.setAttribute("aria-expanded", String(is));
    if (!is) { all.marked = -1; input.removeAttribute("aria-activedescendant"); }
  };
  const line = (text, name) => {
    const item = document.createElement("li");
    item.textContent = text;
    item.className = name;
    item.setAttribute("role", "presentation");
    return item;
  };
  const draw = () => {
    const options = rows().map((row, place) => {
      const item = line(row.label, "");
      item.setAttribute("role", "option");
      item.id = `option-${place}`;
      item.setAttribute("aria-selected", String(place === all.marked));
      if (row.note) item.appendChild(document.createElement("small")).textContent = row.note;
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("click", () => pick(row));
      return item;
    });
    const words = all.typed && !rows().length ? all.data.none : all.typed ? all.data.near : "";
    list.replaceChildren(...(words ? [line(words, "said")] : []), ...options);
    said.textContent = isOpen() && all.typed ? words || all.data.count : "";
    if (all.marked >= 0) {
      input.setAttribute("aria-activedescendant", `option-${all.marked}`);
      list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    }
  };
  const rest = () => { all.typed = ""; all.asks = false; input.value = shown(); open(false); };
  const pick = (row) => {
    all.typed = ""; all.asks = false;
    input.value = all.data.several ? "" : row.label;
    open(false);
    all.tell("picked", row.code);
  };
  const enter = () => {
    const row = all.marked >= 0 ? rows()[all.marked] : all.typed && rows().find((one) => one.meant);
    if (row) pick(row);
  };
  input.addEventListener("input", () => {
    all.typed = input.value.trim();
    all.marked = -1; all.asks = false;
    clearTimeout(all.waiting);
    if (isAnswered()) { open(true); draw(); return; }
    all.waiting = setTimeout(() => all.ask(all.typed), 120);
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => { if (!isOpen()) { open(true); draw(); } });
  input.addEventListener("blur", rest);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const many = rows().length;
      if (!isOpen()) open(true);
      else if (many) all.marked = all.marked < 0 && step < 0 ? many - 1 : (all.marked + step + many) % many;
      draw();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isAnswered()) enter(); else all.asks = true;  // once the answer is there
    } else if (event.key === "Escape") {
      rest(); input.select();
    } else if (event.key === "Backspace" && !input.value && all.data.several && all.data.chosen.length) {
      all.tell("dropped", all.data.chosen.at(-1).code);
    }
  });
  clear.addEventListener("click", () => all.tell("dropped", ""));

  all.update = (data, ask, tell) => {
    all.data = data; all.ask = ask; all.tell = tell;
    label.textContent = data.label; label.hidden = !data.hasLabel;
    input.setAttribute("aria-label", data.label);
    list.setAttribute("aria-label", data.label);
    input.placeholder = data.placeholder;
    clear.hidden = !data.clears; clear.setAttribute("aria-label", data.clear); clear.title = data.clear;
    box.querySelectorAll(".chip").forEach((chip) => chip.remove());
    if (data.several) data.chosen.forEach((one) => {
      const chip = document.createElement("span");
      chip.className = "chip";
      chip.textContent = one.label;
      const drop = chip.appendChild(document.createElement("button"));
      drop.type = "button"; drop.textContent = "×";
      drop.setAttribute("aria-label", `${data.clear}: ${one.label}`);
      drop.addEventListener("click", () => all.tell("dropped", one.code));
      box.insertBefore(chip, input);
    });
    if (root.activeElement !== input && document.activeElement !== input) input.value = shown();
    if (all.typed && isAnswered()) {
      if (all.asks) enter();
      if (all.typed) { open(true); draw(); }
      all.asks = false;
    }
  };
  return all;
};
const built = new WeakMap();
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  if (!built.has(parentElement)) built.set(parentElement, build(parentElement));
  built.get(parentElement).update(data, (typed) => setStateValue("typed", typed), setTriggerValue);
}
