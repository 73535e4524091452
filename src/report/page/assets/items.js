// The items and their clauses: verdicts, reasons, figures, the official text and the evidence.

function itemTable(data, chosen) {
  const headings = ["clause", "level", "verdict", "reason", "measured", "required", "evidence"];
  const bodies = data.items.map((item) => {
    const earned = label("earned_of", { earned: shared(item.earned), of: item.of });
    const heading = make("tr", { class: "item " + item.verdict },
      make("th", { colspan: headings.length, scope: "rowgroup" },
        make("div", { class: "item-title" }, make("span", null, item.text.number + " " + item.text.title), badge(item.verdict),
          make("span", { class: "earned" }, item.of > 0 ? earned : label("not_scored"))),
        make("div", { class: "official" }, quoted(item.text.requirement, item.clauses.map((clause) => clause.text), true)),
        make("details", null, make("summary", null, item.text.uncheckable.length ? label("about_text", { n: item.text.uncheckable.length }) : label("text_from")),
          make("ul", null, make("li", null, label("confidence", { text: item.text.confidence })),
            item.text.uncheckable.map((part) => make("li", null, label("quote_reason", part)))))));
    return make("tbody", null, heading, item.clauses.map((clause) => clauseRow(data, clause, chosen)));
  });
  const head = make("thead", null, make("tr", null, headings.map((key) => make("th", { scope: "col" }, label(key)))));
  return scrolling(label("items"), make("table", { class: "items" }, head, bodies));
}

function clauseRow(data, clause, chosen) {
  const { text } = clause;
  const lines = [text.required, ...text.conditions].filter(Boolean);
  return make("tr", { class: clause.verdict, "data-clause": text.id },
    make("td", null, make("button", { type: "button", class: "clause-link", onclick: () => go({ clause: text.id }, true), title: label("ask_map") }, text.id)),
    make("td", null, text.level),
    make("td", null, badge(clause.verdict)),
    make("td", { class: "reason" }, clauseReason(clause), clause.note && make("div", { class: "quiet" }, shared(clause.note))),
    make("td", null, shared(clause.measured)),
    make("td", null, lines.map((line) => make("div", null, line)), text.unverified && make("div", { class: "quiet" }, label("unverified"))),
    make("td", null, evidenceList(data, clause, chosen)));
}

// Evidence feature by feature; more than two behind a fold.
function evidenceList(data, clause, chosen) {
  const features = new Map();
  for (const [layer, id, text, note] of clause.evidence) {
    const key = shared(layer) + " " + id;
    const known = features.get(key) || { id, place: data.places.get(key), said: [] };
    known.said.push(note === null ? shared(text) : label("with_note", { text: shared(text), note: shared(note) }));
    features.set(key, known);
  }
  if (!features.size) return null;
  const list = make("ul", { class: "evidence" }, [...features.values()].map(({ id, place, said }) => {
    const name = place === undefined ? id : make("button", { type: "button", class: "thing-link", onclick: () => chosen(place, true) }, called(data.map.things[place]));
    return make("li", null, name, label("colon"), said.join(label("semicolon")));
  }));
  return features.size <= 2 ? list : make("details", null, make("summary", null, label("evidence_count", { n: features.size })), list);
}
