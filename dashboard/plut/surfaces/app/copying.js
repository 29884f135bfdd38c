// A picture to the clipboard, or to the share sheet of a phone: the file that the button beside gives, byte for byte.
// A browser lets a page do so only while it answers a touch, so the clipboard gets a promise of the picture; a share
// sheet, which takes none, opens with the next touch where the picture came too late.
const canCopy = () => window.isSecureContext && Boolean(navigator.clipboard?.write) && "ClipboardItem" in window;
const fileOf = (bytes, name) => new File([bytes], name, { type: "image/png" });
const canShare = () =>
  matchMedia("(pointer: coarse)").matches && Boolean(navigator.canShare?.({ files: [fileOf(new Blob(), "a.png")] }));

const build = (root) => {
  const [copy, share, said] = [".copy", ".share", "span"].map((one) => root.querySelector(one));
  const all = { data: null, name: "", picture: null, waiting: [] };

  const picture = () => {
    if (all.picture && all.name === all.data.name) return Promise.resolve(all.picture);
    all.want();
    return new Promise((take, fail) => all.waiting.push({ take, fail }));
  };
  const during = (button, work, done) => {
    button.setAttribute("aria-busy", "true");
    said.textContent = "";
    return work.then(() => { said.textContent = done; })
      .catch((error) => { said.textContent = error?.name === "AbortError" ? "" : all.data.failed; })
      .finally(() => button.removeAttribute("aria-busy"));
  };
  copy.addEventListener("click", () => {
    const item = new ClipboardItem({ "image/png": picture() });
    during(copy, navigator.clipboard.write([item]), all.data.copied);
  });
  const send = () => navigator.share({ files: [fileOf(all.picture, all.data.name)], title: all.data.title });
  share.addEventListener("click", () => {
    if (all.picture && all.name === all.data.name) { during(share, send(), ""); return; }
    const given = picture().then(() => {
      if (navigator.userActivation?.isActive) return send();
      share.textContent = all.data.shareNow;  // the touch is too long ago: it takes another
    });
    during(share, given, "");
  });

  all.update = (data, want) => {
    all.data = data; all.want = want;
    copy.textContent = data.copy; copy.hidden = !canCopy();
    share.hidden = !canShare();
    if (all.name !== data.name) share.textContent = data.share;
    if (data.error) all.waiting.splice(0).forEach((one) => one.fail(new Error(data.error)));
    if (data.picture) {
      all.picture = new Blob([Uint8Array.from(atob(data.picture), (one) => one.charCodeAt(0))], { type: "image/png" });
      all.name = data.name;
      all.waiting.splice(0).forEach((one) => one.take(all.picture));
    }
  };
  return all;
};

const built = new WeakMap();
export default function ({ data, parentElement, setStateValue }) {
  if (!built.has(parentElement)) built.set(parentElement, build(parentElement));
  built.get(parentElement).update(data, () => setStateValue("wanted", `${data.name} ${Date.now()}`));
}
