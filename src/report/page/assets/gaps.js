// The gap list as the annex prints it: nine columns, the objective merged downward.

const ROWS_AT_ONCE = 500;

function gapSection(data) {
  const rows = data.gaps.map((cells) => cells.map(shared));
  const filter = make("input", { type: "search", id: "find-gap", autocomplete: "off" });
  const count = make("span", { id: "found-gaps", role: "status" });
  const body = make("tbody");
  const more = make("button", { type: "button", class: "screen-only" });
  let shown = ROWS_AT_ONCE;
  let found = rows;
  const draw = () => {
    const wanted = filter.value.trim().toLowerCase();
    found = wanted ? rows.filter((cells) => cells.some((cell) => cell.toLowerCase().includes(wanted))) : rows;
    fillGaps(body, found.slice(0, shown));
    count.textContent = label("found_gaps", { n: found.length, of: rows.length });
    more.hidden = found.length <= shown;
    more.textContent = label("show_more", { n: found.length - shown });
  };
  filter.addEventListener("input", () => { shown = ROWS_AT_ONCE; draw(); });
  more.addEventListener("click", () => { shown += ROWS_AT_ONCE; draw(); });
  const whole = () => { shown = Infinity; draw(); };
  draw();
  if (!rows.length) return { whole, parts: [make("p", null, label("no_gaps"))] };
  return { whole, parts: [
    make("p", { class: "tools screen-only" }, make("label", { for: "find-gap" }, label("find_gap")), filter, count),
    scrolling(label("gap_list"), gapTable(body)), more,
  ] };
}

function gapTable(body) {
  const columns = LABELS.columns.split(",");
  return make("table", { class: "gaps" }, make("thead", null, make("tr", null, columns.map((name) => make("th", { scope: "col" }, name)))), body);
}

// Rows that follow each other under one objective share its cell.
function fillGaps(body, rows) {
  body.replaceChildren();
  for (let at = 0; at < rows.length;) {
    let end = at + 1;
    while (end < rows.length && rows[end][0] === rows[at][0]) end++;
    for (let row = at; row < end; row++) {
      const objective = row === at && make("th", { scope: "rowgroup", rowspan: end - at }, rows[at][0]);
      body.append(make("tr", null, objective, rows[row].slice(1).map((cell) => make("td", null, cell))));
    }
    at = end;
  }
}
