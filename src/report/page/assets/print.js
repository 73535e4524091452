// Printing: what the screen holds back is put in first, and maps take the paper's width.

function preparePrint() {
  document.body.classList.add("printing");
  // On paper nothing can be unfolded, and marks mean nothing without their names.
  for (const fold of document.querySelectorAll("details.categories")) fold.open = true;
  if (!current || document.getElementById("community").hidden) return;
  current.whole();
  if (current.drawn) current.drawn.fit();
}

function endPrint() {
  document.body.classList.remove("printing", "print-all");
  for (const drawn of printedMaps) drawn.remove();
  printedMaps = [];
  document.getElementById("all").replaceChildren();
  if (current && current.drawn && !document.getElementById("community").hidden) current.drawn.fit();
}

// Beyond so many communities, or things on their maps, a browser takes minutes over the paper.
const MAPS_AT_MOST = 30;
const THINGS_AT_MOST = 15000;

let printedMaps = [];

// Every community's map, items and gap list behind the overview.
function printAll() {
  const all = document.getElementById("all");
  // Maps are drawn for the paper's width.
  document.body.classList.add("printing", "print-all");
  let things = 0;
  const toDraw = [];
  all.replaceChildren(...COMMUNITIES.map((_, index) => {
    const data = community(index);
    const body = make("tbody");
    fillGaps(body, data.gaps.map((cells) => cells.map(shared)));
    const places = { ...data, places: new Map() };
    things += data.map ? data.map.things.length : 0;
    // The first map is printed however full it is.
    const isDrawn = data.map && toDraw.length < MAPS_AT_MOST && (!toDraw.length || things <= THINGS_AT_MOST);
    const box = make("div", { class: "map" });
    if (isDrawn) toDraw.push({ box, data });
    return make("section", { class: "printed" }, communityHead(data, null),
      make("h3", null, label("on_map")),
      isDrawn ? printedMap(box, data) : make("p", { class: "no-printed-map" }, data.map ? label("map_not_printed", { n: toDraw.length }) : data.no_map),
      make("h3", null, label("items")), itemTable(places, () => {}),
      make("h3", null, label("gap_list")), data.gaps.length ? gapTable(body) : make("p", null, label("no_gaps")));
  }));
  printedMaps = toDraw.map(({ box, data }) => {
    const drawn = drawMap(box, data, () => {});
    drawn.answer(standingOf(data, null), []);
    return drawn;
  });
  // What is drawn on a canvas is there a frame later.
  requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
}

function printedMap(box, data) {
  const frame = make("div", { class: "map-frame" }, box, make("div", { class: "north", "aria-hidden": "true" }, label("north")));
  return [frame, make("div", { class: "printed-legend" }, legend(data, null))];
}

window.addEventListener("beforeprint", preparePrint);
window.addEventListener("afterprint", endPrint);
