// What a clause says, and what a thing on the map has to do with it.

// The standing that answers a clause, or all walks where none is chosen.
function standingOf(data, clause) {
  const none = { fail: [], unknown: [], pass: [], counted: [] };
  if (!data.map) return none;
  return (clause ? data.map.standings.clauses[clause] : data.map.standings.served) || none;
}

const LISTED = 12;

// Things of one state as buttons that choose them on the map; beyond some, behind a fold.
function listOfThings(data, state, places, chosen, walks) {
  if (!places.length) return null;
  const button = (place) => {
    const thing = data.map.things[place];
    return make("li", null, make("button", { type: "button", class: "thing-link", onclick: () => chosen(place), title: thing.id }, thing.name),
      shortest(thing, walks) !== null && " " + label("metres", { n: shortest(thing, walks) }));
  };
  const rest = places.slice(LISTED);
  return make("div", { class: "things " + state },
    make("h4", null, make("span", { class: "sign " + state, "aria-hidden": "true" }, SIGNS[state]), label("things_" + state, { n: places.length })),
    make("ul", null, places.slice(0, LISTED).map(button)),
    rest.length > 0 && make("details", null, make("summary", null, label("the_rest", { n: rest.length })), make("ul", null, rest.map(button))));
}

function answerOf(data, id, chosen) {
  const { item, clause } = data.clauses.get(id);
  const standing = standingOf(data, id);
  const none = !Object.values(standing).some((places) => places.length);
  return [
    make("p", { class: "verdict-line" }, badge(clause.verdict), " ", make("strong", null, id), " ",
      item.text.number + " " + item.text.title, clause.text.advice && make("span", { class: "level" }, clause.text.level)),
    make("p", { class: "reason" }, clauseReason(clause)),
    figures(clause),
    make("p", { class: "official" }, quoted(item.text.requirement, [clause.text], false)),
    data.map && none && make("p", { class: "quiet" }, label("not_on_map")),
    ["fail", "unknown", "pass", "counted"].map((state) => listOfThings(data, state, standing[state], chosen, clause.walks)),
  ];
}

function clauseReason(clause) {
  return shared(clause.reason);
}

// Measured, required and who is not served, of a clause that has them.
function figures(clause) {
  const rows = [
    [label("measured"), shared(clause.measured)],
    [label("required"), [clause.text.required, ...clause.text.conditions].filter(Boolean).join(label("semicolon"))],
    [label("unserved"), shared(clause.unserved)],
    [label("note"), shared(clause.note)],
    [label("source"), clause.text.unverified ? label("unverified") : null],
  ].filter(([, text]) => text);
  return rows.length > 0 && make("dl", { class: "figures" }, rows.map(([name, text]) => [make("dt", null, name), make("dd", null, text)]));
}

function aboutThing(data, place) {
  const thing = data.map.things[place];
  const { standings } = data.map;
  const facts = [
    [label("id"), thing.id],
    [label("kind"), [shared(thing.kind), shared(thing.status), thing.beyond && label("beyond")].filter(Boolean).join(label("comma"))],
    [label("people"), shared(thing.people)],
    ...(thing.walks || []).map((walk) => [label("walk_to", { to: shared(walk.to) }), [walkFar(walk), facilityName(data, walk)].filter(Boolean).join(label("comma"))]),
  ].filter(([, text]) => text);
  const why = new Map(standings.reasons.filter(([, at]) => at === place).map(([clause, , reason]) => [clause, shared(reason)]));
  const asks = new Map(data.unknowns.map((fact) => [fact.clause, shared(fact.ask)]));
  const said = [];
  for (const state of ["fail", "unknown", "pass", "counted"]) {
    for (const [clause, standing] of Object.entries(standings.clauses)) {
      if (!standing[state].includes(place)) continue;
      const found = data.clauses.get(clause);
      const text = state === "fail" ? why.get(clause) || shared(found.clause.reason) : state === "unknown" ? asks.get(clause) || shared(found.clause.reason) : found.item.text.title;
      said.push(make("li", null, make("span", { class: "sign " + state, "aria-hidden": "true" }, SIGNS[state]),
        make("button", { type: "button", class: "clause-link", onclick: () => go({ clause }) }, clause), " ",
        make("span", { class: "state-word" }, label("state_" + state)), " ", text));
    }
  }
  return [
    make("h3", null, thing.name),
    make("dl", { class: "figures" }, facts.map(([name, text]) => [make("dt", null, name), make("dd", null, text)])),
    said.length ? make("ul", { class: "said" }, said) : make("p", { class: "quiet" }, label("nothing_said")),
  ];
}

function facilityName(data, walk) {
  const place = data.places.get("facilities " + walk.facility);
  return place === undefined ? walk.facility : called(data.map.things[place]);
}

function walkFar(walk) {
  if (walk.metres !== null) return label("metres", { n: walk.metres });
  return walk.off ? label("off_network") : label("no_walk");
}

function walkText(walk) {
  return shared(walk.to) + " " + walkFar(walk);
}

// The metres of a thing's shortest walk to one of these categories, or nothing.
function shortest(thing, walks) {
  const far = (thing.walks || []).filter((walk) => walks.includes(walk.to) && walk.metres !== null).map((walk) => Number(walk.metres));
  return far.length ? String(Math.min(...far)) : null;
}
