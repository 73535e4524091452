// Printing: what the screen holds back is put in first, and the map takes the paper's width.

function preparePrint() {
  document.body.classList.add("printing");
  if (!current || document.getElementById("community").hidden) return;
  current.whole();
  if (current.drawn) current.drawn.fit();
}

function endPrint() {
  document.body.classList.remove("printing", "print-all");
  document.getElementById("all").replaceChildren();
  if (current && current.drawn && !document.getElementById("community").hidden) current.drawn.fit();
}

// Every community's items and gap list behind the overview, without maps.
function printAll() {
  const all = document.getElementById("all");
  all.replaceChildren(...COMMUNITIES.map((_, index) => {
    const data = community(index);
    const body = make("tbody");
    fillGaps(body, data.gaps.map((cells) => cells.map(shared)));
    const places = { ...data, places: new Map() };
    return make("section", { class: "printed" }, communityHead(data, null),
      make("h3", null, label("items")), itemTable(places, () => {}),
      make("h3", null, label("gap_list")), data.gaps.length ? gapTable(body) : make("p", null, label("no_gaps")));
  }));
  document.body.classList.add("print-all");
  window.print();
}

window.addEventListener("beforeprint", preparePrint);
window.addEventListener("afterprint", endPrint);
