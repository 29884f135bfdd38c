export default ({ data, parentElement, setTriggerValue }) => {
  const { told, figure } = JSON.parse(new TextDecoder().decode(data));
  const place = parentElement.querySelector("[role=figure]");
  let leave = () => {}, isGone = false;
  import(new URL(told.script, document.baseURI)).then(({ show }) => {
    if (!isGone) leave = show(place, told, figure, told.clicks ? (code) => setTriggerValue("region", code) : null);
  });
  return () => { isGone = true; leave(); };
};
