// The score taken apart: what each item earns of its weight, and what could still change it.

function scoreTable(data) {
  const columns = ["item", "verdict", "earned", "of_weight", "clauses_failing", "clauses_open"];
  const clauses = (item, verdict) => item.clauses.filter((clause) => clause.verdict === verdict && !clause.text.advice).map((clause) =>
    [make("button", { type: "button", class: "clause-link", onclick: () => go({ clause: clause.text.id }, true) }, clause.text.id), " "]);
  const rows = data.items.map((item) => make("tr", { class: item.verdict },
    make("th", { scope: "row" }, item.text.number + " " + item.text.title),
    make("td", null, badge(item.verdict)),
    make("td", { class: "with-bar" }, item.of > 0 && bar(item.low, item.high, item.of), item.of > 0 ? shared(item.earned) : label("not_scored")),
    make("td", { class: "number" }, item.of > 0 ? String(item.of) : ""),
    make("td", null, clauses(item, "fail")),
    make("td", null, clauses(item, "unknown"))));
  const head = make("thead", null, make("tr", null, columns.map((key) => make("th", { scope: "col" }, label(key)))));
  return scrolling(label("score_apart"), make("table", { class: "score" }, head, make("tbody", null, rows)));
}

function openTable(data) {
  if (!data.unknowns.length) return make("p", null, label("nothing_open"));
  const rows = data.unknowns.map((fact) => make("tr", null,
    make("td", null, make("button", { type: "button", class: "clause-link", onclick: () => go({ clause: fact.clause }, true) }, fact.clause)),
    make("td", null, shared(fact.level)), make("td", null, shared(fact.ask)), make("td", null, shared(fact.reason))));
  const head = ["clause", "level", "ask", "reason"].map((key) => make("th", { scope: "col" }, label(key)));
  return scrolling(label("open_facts"), make("table", { class: "open" }, make("thead", null, make("tr", null, head)), make("tbody", null, rows)));
}

// Shares of residents within the circles, category by category.
function accessTable(data) {
  const head = ["category", "facilities", "within_5", "within_10", "within_15", "off_share"].map((key) => make("th", { scope: "col" }, label(key)));
  const rows = data.access.map((access) => make("tr", null,
    make("th", { scope: "row" }, shared(access.category)), make("td", { class: "number" }, String(access.facilities)),
    access.shares.map((share, at) => make("td", { class: "number with-bar" }, share && at < 3 && bar(share[1], share[1], 1), share ? share[0] : label("no_residents")))));
  return scrolling(label("access"), make("table", { class: "access" }, make("thead", null, make("tr", null, head)), make("tbody", null, rows)));
}
