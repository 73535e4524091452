// One community: its map and what a clause says of it, then the tables.

let current = null;

function showCommunity(index) {
  if (current && current.drawn) current.drawn.remove();
  const data = community(index);
  const view = { data, thing: null, drawn: null };
  current = view;
  const root = document.getElementById("community");
  const gaps = gapSection(data);
  view.whole = gaps.whole;
  const chosen = (place, scroll) => choose(view, place, scroll);
  const section = (key, ...parts) => make("section", { id: "part-" + key }, make("h3", { tabindex: "-1" }, label(key)), parts);
  const parts = ["on_map", "items", "gap_list", "score_apart", "open_facts", "access"];
  const jump = (key) => {
    const heading = root.querySelector("#part-" + key + " h3");
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  };
  root.replaceChildren(
    make("nav", { class: "parts screen-only", "aria-label": label("parts") }, parts.map((key) => make("button", { type: "button", onclick: () => jump(key) }, label(key)))),
    ...communityHead(data, "community-name").filter(Boolean),
    section("on_map", mapPart(view)),
    section("items", itemTable(data, chosen)),
    section("gap_list", gaps.parts),
    section("score_apart", scoreTable(data)),
    section("open_facts", openTable(data)),
    section("access", make("p", { class: "quiet" }, label("access_note")), accessTable(data)));
  if (data.map) view.drawn = drawMap(document.getElementById("map"), data, chosen);
}

// The name and what the overview says of it; `id` is the heading's, so that it can be focused.
function communityHead(data, id) {
  const row = document.getElementById("communities").tBodies[0].querySelector('tr[data-order="' + data.index + '"]');
  const cell = (name) => {
    const copy = make("dd");
    copy.append(...[...row.querySelector("." + name).childNodes].map((node) => node.cloneNode(true)));
    return copy;
  };
  const facts = ["score", "grade", "gate", "judged", "failing", "open"].filter((name) => row.querySelector("." + name));
  const gate = data.gate.length > 0 && make("ul", { class: "gate-parts", "aria-label": label("gate_parts") }, data.gate.map((part) =>
    make("li", { class: part.verdict }, make("span", { class: "sign " + part.verdict, "aria-hidden": "true" }, SIGNS[part.verdict]),
      shared(part.title), make("span", { class: "hidden" }, label(part.verdict)))));
  return [
    make("h2", { id, tabindex: "-1" }, data.name),
    make("dl", { class: "summary" }, facts.map((name) => make("div", null, make("dt", null, label("col_" + name)), cell(name)))),
    gate,
    make("p", { class: "quiet basis" }, [...data.basis, ...data.pace].map((text) => label("sentence", { text })).join("")),
  ];
}

function mapPart(view) {
  const { data } = view;
  const select = make("select", { id: "clause", onchange: (event) => go({ clause: event.target.value || null }) },
    make("option", { value: "" }, label("all_walks")),
    data.items.map((item) => make("optgroup", { label: item.text.number + " " + item.text.title }, item.clauses.map((clause) =>
      make("option", { value: clause.text.id }, SIGNS[clause.verdict] + " " + clause.text.id + " " + clause.text.quote.slice(0, 24))))));
  const side = make("div", { class: "side" },
    make("div", { class: "ask screen-only" }, make("label", { for: "clause" }, label("choose_clause")), select),
    make("div", { id: "thing", "aria-live": "polite", hidden: true }),
    make("div", { id: "answer", "aria-live": "polite" }));
  if (!data.map) return make("div", { class: "map-part no-map" }, make("p", { id: "no-map" }, data.no_map), side);
  const box = make("div", { id: "map", class: "map" });
  const drawing = make("div", { class: "drawing" }, make("div", { class: "map-frame" }, box, make("div", { class: "north", "aria-hidden": "true" }, label("north"))),
    make("div", { id: "legend", "aria-label": label("legend"), role: "group" }), make("p", { class: "quiet screen-only" }, label("map_keys")));
  return make("div", { class: "map-part" }, drawing, side);
}

// Answers a clause, or all walks together for none.
function answer(clause) {
  const { data, drawn } = current;
  const known = clause !== null && data.clauses.has(clause) ? clause : null;
  document.getElementById("clause").value = known || "";
  const chosen = (place) => choose(current, place, false);
  const standing = standingOf(data, known);
  const parts = known ? answerOf(data, known, chosen) : [
    make("p", { class: "quiet" }, label("choose_hint")),
    data.map && ["fail", "unknown"].map((state) => listOfThings(data, state, standing[state], chosen, [])),
  ];
  document.getElementById("answer").replaceChildren(...parts.flat(Infinity).filter(Boolean));
  if (!drawn) return;
  document.getElementById("legend").replaceChildren(...legend(data, known));
  drawn.answer(standing, known ? data.clauses.get(known).clause.walks : []);
}

// Chooses a thing of the map and says all there is to say of it.
function choose(view, place, scroll) {
  view.thing = place;
  const box = document.getElementById("thing");
  const close = make("button", { type: "button", class: "close", onclick: () => unchoose(view), "aria-label": label("close") }, "✕");
  box.replaceChildren(close, ...aboutThing(view.data, place).filter(Boolean));
  box.hidden = false;
  view.drawn.select(place);
  view.drawn.show(place);
  if (scroll) document.getElementById("map").scrollIntoView({ block: "center" });
}

function unchoose(view) {
  view.thing = null;
  view.drawn.select(null);
  document.getElementById("thing").hidden = true;
  document.getElementById("clause").focus();
}
