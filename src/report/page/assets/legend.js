// The legend, in words, with how many of each there are.

function legend(data, clause) {
  const { things, boundary, paths } = data.map;
  const standing = standingOf(data, clause);
  const answered = new Set(Object.values(standing).flat());
  const entry = (look, text) => make("li", null, make("span", { class: "swatch " + look, "aria-hidden": "true" }, SIGNS[look] || ""), text);
  const states = ["fail", "unknown", "pass", "counted"]
    .filter((state) => standing[state].length)
    .map((state) => entry(state, label((clause ? "state_" : "served_") + state) + " " + standing[state].length));
  const rest = things.length - answered.size;
  const categories = new Map();
  for (const thing of things.filter((thing) => thing.mark)) {
    const key = thing.mark + " " + thing.kind;
    const known = categories.get(key) || { mark: thing.mark, kind: shared(thing.kind), n: 0 };
    known.n++;
    categories.set(key, known);
  }
  return [
    make("ul", { class: "legend" }, states, rest > 0 && entry("none", label("state_none") + " " + rest),
      boundary.length > 0 && entry("boundary", label("boundary")), paths.length > 0 && entry("path", label("paths")),
      clause && data.clauses.get(clause).clause.walks.length > 0 && things.length <= SIGNED_AT_MOST && make("li", null, label("metres_below")),
      things.some((thing) => thing.status !== undefined) && entry("not-yet", label("not_yet")),
      things.some((thing) => thing.beyond) && entry("beyond", label("beyond"))),
    make("details", { class: "categories" }, make("summary", null, label("categories_shown", { n: categories.size })),
      make("ul", { class: "legend" }, [...categories.values()].map(({ mark, kind, n }) =>
        make("li", null, make("span", { class: "swatch mark-swatch", "aria-hidden": "true" }, mark), kind + " " + n)))),
  ];
}
