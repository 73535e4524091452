// The address says which community and which clause are looked at: #community=…&clause=…

const TITLE = document.title;

function route() {
  const address = new URLSearchParams(location.hash.slice(1));
  const index = IDS.indexOf(address.get("community"));
  return { index: index < 0 ? null : index, clause: address.get("clause") };
}

// Goes to a clause, or none, of the community in view; `scroll` brings the map in view.
function go({ clause }, scroll) {
  const address = new URLSearchParams({ community: current.data.id });
  if (clause) address.set("clause", clause);
  location.hash = address.toString();
  if (!scroll) return;
  document.getElementById("part-on_map").scrollIntoView();
  document.getElementById("clause").focus({ preventScroll: true });
}

function open(index) {
  location.hash = index === null ? "" : new URLSearchParams({ community: IDS[index] }).toString();
}

const picker = document.getElementById("pick");

function show(byHand) {
  const { index, clause } = route();
  document.getElementById("overview").hidden = index !== null;
  document.getElementById("community").hidden = index === null;
  document.getElementById("about").hidden = index !== null;
  picker.value = index === null ? "" : String(index);
  document.getElementById("back").hidden = index === null;
  document.title = index === null ? TITLE : NAMES[index] + " — " + TITLE;
  if (index === null) {
    if (current && current.drawn) current.drawn.remove();
    current = null;
    document.getElementById("community").replaceChildren();
    if (byHand) document.getElementById("overview-heading").focus({ preventScroll: true });
    if (byHand) window.scrollTo(0, 0);
    return;
  }
  const isNew = !current || current.data.index !== index;
  if (isNew) showCommunity(index);
  answer(clause);
  if (isNew && byHand) {
    document.getElementById("community-name").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

picker.append(make("option", { value: "" }, label("overview")), ...NAMES.map((name, index) => make("option", { value: index }, name)));
picker.addEventListener("change", () => open(picker.value === "" ? null : Number(picker.value)));
document.getElementById("print").addEventListener("click", () => window.print());
window.addEventListener("hashchange", () => show(true));
document.body.classList.add("scripted");
overview();
show(false);
