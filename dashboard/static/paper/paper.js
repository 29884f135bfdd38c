// Leaves lines out of a sheet until it fits: those of the highest turn first, from the last, and with them the
// sources that no line names any more; then as many come back as have room. Where lines went, their part says how
// many and where they are. The sources that are left are numbered anew.
window.laidOut = Promise.all(
  ["400", "700"].map((weight) => document.fonts.load(`${weight} 12px "Plus Jakarta Sans"`)),
).then(() => {
  for (const sheet of document.querySelectorAll(".sheet")) {
    const flow = sheet.querySelector(".flow");
    const fits = () => sheet.scrollHeight <= sheet.clientHeight && flow.scrollHeight <= flow.clientHeight
      && flow.scrollWidth <= flow.clientWidth;
    const lines = [...flow.querySelectorAll("li[data-turn]")];
    lines.reverse().sort((one, other) => other.dataset.turn - one.dataset.turn);
    const show = (line, isShown) => {
      line.hidden = !isShown;
      const part = line.closest("section"), more = part.querySelector(".more");
      const left = [...part.querySelectorAll("li[hidden]")].reduce((sum, one) => sum + Number(one.dataset.figures), 0);
      more.hidden = left === 0;
      more.textContent = more.dataset.text.replace("{count}", left);
      const named = new Set([...sheet.querySelectorAll("li[data-cites]:not([hidden])")]
        .flatMap((one) => one.dataset.cites.split(" ")));
      for (const source of sheet.querySelectorAll(".sources li")) source.hidden = !named.has(String(source.value));
    };
    const left = [];
    for (const line of lines) {
      if (fits()) break;
      show(line, false);
      left.unshift(line);
    }
    for (const line of left) { // what goes takes its sources with it: there may be room again
      show(line, true);
      if (!fits()) show(line, false);
    }
    const numbers = new Map([...sheet.querySelectorAll(".sources li:not([hidden])")]
      .map((source, place) => [String(source.value), place + 1]));
    for (const line of sheet.querySelectorAll("li[data-cites]:not([hidden])")) {
      const cites = line.dataset.cites.split(" ").map((number) => numbers.get(number)).filter(Boolean);
      if (cites.length) line.querySelector("sup").textContent = cites.sort((a, b) => a - b).join(", ");
    }
    for (const source of sheet.querySelectorAll(".sources li:not([hidden])")) source.value = numbers.get(String(source.value));
    sheet.dataset.fits = fits();
  }
});
