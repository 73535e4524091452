// The table that compares communities stands in the page; here it is sorted and filtered.

function overview() {
  const table = document.getElementById("communities");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });
  const compare = {
    order: (a, b) => a.getAttribute("data-order") - b.getAttribute("data-order"),
    name: (a, b) => collator.compare(a.getAttribute("data-name"), b.getAttribute("data-name")),
  };
  const numbers = (key) => (a, b) => a.getAttribute("data-" + key) - b.getAttribute("data-" + key);
  const headings = [...table.querySelectorAll("th[aria-sort]")];
  for (const heading of headings) {
    const button = heading.querySelector("button");
    const key = button.getAttribute("data-sort");
    button.addEventListener("click", () => {
      // What falls short comes first at the first press.
      const ascending = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of headings) other.setAttribute("aria-sort", "none");
      heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      const by = compare[key] || numbers(key);
      rows.sort((a, b) => (ascending ? by(a, b) : by(b, a)) || compare.order(a, b));
      body.append(...rows);
    });
  }
  const filter = document.getElementById("find-community");
  const count = document.getElementById("found-communities");
  filter.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !row.getAttribute("data-name").toLowerCase().includes(wanted);
      if (!row.hidden) shown++;
    }
    count.textContent = label("found_communities", { n: shown, of: rows.length });
  });
  document.getElementById("print-all").addEventListener("click", printAll);
}
