// What the page embeds: labels and shared texts at once, a community only when it is looked at.

function embedded(element) {
  return JSON.parse(element.textContent);
}

const LABELS = embedded(document.getElementById("labels"));
const COMMUNITIES = [...document.querySelectorAll("script.community")];
const IDS = COMMUNITIES.map((script) => script.getAttribute("data-id"));
const NAMES = COMMUNITIES.map((script) => script.getAttribute("data-name"));

// A label, with what stands for its {…}.
function label(key, values) {
  return LABELS[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

let pool = null;

// A shared value by its number; what has none stays nothing.
function shared(number) {
  pool = pool || embedded(document.getElementById("shared"));
  return number === undefined || number === null ? null : pool[number];
}

// A community's data, its clauses by id, and its map's things by layer and id.
function community(index) {
  const data = embedded(COMMUNITIES[index]);
  data.index = index;
  data.clauses = new Map();
  for (const item of data.items) {
    item.text = shared(item.text);
    for (const clause of item.clauses) {
      clause.text = shared(clause.text);
      data.clauses.set(clause.text.id, { item, clause });
    }
  }
  data.places = new Map();
  if (data.map) data.map.things.forEach((thing, place) => data.places.set(thing.layer + " " + thing.id, place));
  return data;
}

// What a thing is called: its name, and its id where that says more.
function called(thing) {
  return thing.name === thing.id ? thing.id : label("named", { name: thing.name, id: thing.id });
}
