// A community's map: no tiles, north up, everything on it a thing that can be focused and asked.

const CANVAS_ABOVE = 2500;
const SIGNED_AT_MOST = 600;

const LOOKS = {
  none: { color: "#6b7780", fillColor: "#d9dee2", fillOpacity: 1, weight: 1 },
  pass: { color: "#0b4a73", fillColor: "#8fbfe0", fillOpacity: 1, weight: 1 },
  fail: { color: "#7a2e00", fillColor: "#d55e00", fillOpacity: 1, weight: 2 },
  unknown: { color: "#6b4e00", fillColor: "#f3c74f", fillOpacity: 1, weight: 2 },
  counted: { color: "#0b4a73", fillColor: "#ffffff", fillOpacity: 1, weight: 2 },
};

// Draws the map into a box. `chosen` is told the place of a thing that was clicked.
function drawMap(box, data, chosen) {
  const plan = data.map;
  const [west, south] = plan.origin;
  const line = (numbers) => {
    const positions = [];
    for (let at = 0; at + 1 < numbers.length; at += 2) positions.push([south + numbers[at + 1] / 1e6, west + numbers[at] / 1e6]);
    return positions;
  };
  const area = (polygons) => polygons.map((rings) => rings.map(line));
  const isCanvas = plan.things.length > CANVAS_ABOVE;
  const renderer = isCanvas ? L.canvas() : L.svg();
  const map = L.map(box, {
    attributionControl: false, zoomControl: false, scrollWheelZoom: false, fadeAnimation: false,
    zoomAnimation: false, markerZoomAnimation: false, zoomSnap: 0.25, zoomDelta: 0.5, maxZoom: 21, renderer,
  });
  // Layers are drawn only once there is a view; `fit` sets the one that shows everything.
  map.setView([south, west], 15);
  box.setAttribute("aria-label", label("map_of", { name: data.name }));
  box.setAttribute("role", "application");
  L.control.zoom({ zoomInTitle: label("zoom_in"), zoomOutTitle: label("zoom_out"), position: "topright" }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
  // The wheel zooms only once the map has been clicked, so that the page can be scrolled past it.
  map.on("mousedown", () => map.scrollWheelZoom.enable());
  box.addEventListener("mouseleave", () => map.scrollWheelZoom.disable());

  const plain = { interactive: false, renderer };
  const inside = L.polygon(area(plan.boundary), { ...plain, stroke: false, fillColor: "#ffffff", fillOpacity: 0.7 }).addTo(map);
  const paths = L.polyline(plan.paths.map(line), { ...plain, color: "#c9bb9f", weight: 2, className: "path" }).addTo(map);
  L.polygon(area(plan.boundary), { ...plain, color: "#1b2b3a", weight: 2.5, dashArray: "9 5", fill: false, className: "boundary" }).addTo(map);

  const shapes = [];
  const marks = [];
  const centres = [];
  plan.things.forEach((thing, place) => {
    const text = () => make("span", null, [called(thing), ...(thing.walks || []).map((walk) => walkText(walk))].join(label("semicolon")));
    const shape = thing.area ? L.polygon(area(thing.area), { renderer, ...LOOKS.none }) : null;
    const spot = thing.point ? line(thing.point)[0] : shape.getBounds().getCenter();
    centres[place] = L.latLng(spot);
    let mark = null;
    if (thing.mark && !isCanvas) {
      const icon = make("span", null, make("span", { class: "mark" }, thing.mark), make("span", { class: "sign" }));
      mark = L.marker(spot, { icon: L.divIcon({ className: "facility", html: icon, iconSize: [19, 19] }), keyboard: false });
    }
    const dot = !shape && !mark ? L.circleMarker(spot, { renderer, radius: 6, ...LOOKS.none }) : null;
    for (const layer of [shape, dot, mark]) {
      if (layer) layer.addTo(map).bindTooltip(text, { direction: "top", opacity: 1 }).on("click", () => chosen(place));
    }
    shapes[place] = shape || dot;
    marks[place] = mark;
  });

  const elements = plan.things.map((_, place) => {
    const layer = marks[place] || shapes[place];
    const element = layer.getElement ? layer.getElement() : null;
    if (!element) return null;
    // A facility's outline is no stop of its own beside its mark: Chromium makes one of whatever
    // listens for focus.
    if (marks[place] && shapes[place]) {
      shapes[place].getElement().setAttribute("tabindex", "-1");
      shapes[place].getElement().setAttribute("aria-hidden", "true");
    }
    const thing = plan.things[place];
    element.classList.add("thing");
    if (thing.status !== undefined) element.classList.add("not-yet");
    if (thing.beyond) element.classList.add("beyond");
    element.setAttribute("data-thing", thing.layer + " " + thing.id);
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "-1");
    element.addEventListener("keydown", (event) => pressed(event, place));
    element.addEventListener("focus", () => map.panInside(centres[place], { padding: [40, 40] }));
    return element;
  });

  // One thing of the map is in the tab order; arrows lead to the next that way. Of a canvas nothing
  // but the map itself can be: there arrows ask the next thing at once.
  const canReach = (place) => isCanvas || Boolean(elements[place]);
  let reachable = null;
  function rove(place) {
    if (reachable !== null && elements[reachable]) elements[reachable].setAttribute("tabindex", "-1");
    reachable = place;
    if (place !== null && elements[place]) elements[place].setAttribute("tabindex", "0");
  }
  const TOWARDS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function pressed(event, place) {
    if (event.key === "Enter" || event.key === " ") {
      chosen(place);
    } else if (TOWARDS[event.key]) {
      const [x, y] = TOWARDS[event.key];
      const here = map.latLngToLayerPoint(centres[place]);
      let best = null;
      centres.forEach((centre, other) => {
        const step = map.latLngToLayerPoint(centre).subtract(here);
        const ahead = step.x * x + step.y * y;
        const aside = Math.abs(step.x * y) + Math.abs(step.y * x);
        const far = ahead + 2 * aside;
        if (other !== place && canReach(other) && ahead > 0 && ahead >= aside && (!best || far < best.far)) best = { other, far };
      });
      if (best) {
        rove(best.other);
        if (isCanvas) chosen(best.other);
        else elements[best.other].focus();
      }
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
  if (isCanvas) {
    box.addEventListener("keydown", (event) => {
      if (event.target !== box || !plan.things.length) return;
      // The first key asks what the clause speaks of first.
      if (selected !== null || !TOWARDS[event.key]) {
        pressed(event, reachable);
        return;
      }
      chosen(reachable);
      event.preventDefault();
      event.stopPropagation();
    });
  }

  const signs = L.layerGroup().addTo(map);
  let states = [];
  // Shows how every thing stands towards a clause, and how far residences walk for it.
  function answer(standing, walks) {
    states = plan.things.map(() => "none");
    for (const state of ["pass", "counted", "unknown", "fail"]) for (const place of standing[state]) states[place] = state;
    signs.clearLayers();
    const signed = standing.fail.length + standing.unknown.length <= SIGNED_AT_MOST;
    plan.things.forEach((thing, place) => {
      const state = states[place];
      if (shapes[place]) {
        const dash = thing.status !== undefined ? "4 3" : null;
        const look = marks[place] && state === "none" ? { ...LOOKS.none, fillColor: "#cfe3d4" } : LOOKS[state];
        shapes[place].setStyle({ ...look, dashArray: dash });
        // Facilities have marks that stand above all homes, but on a canvas.
        if (state === "fail" || state === "unknown" || (isCanvas && thing.mark)) shapes[place].bringToFront();
      }
      const element = elements[place];
      if (element) {
        element.setAttribute("data-state", state);
        const said = state === "none" ? "" : label("state_" + state);
        element.setAttribute("aria-label", [called(thing), shared(thing.kind), said].filter(Boolean).join(label("comma")));
      }
      if (marks[place]) {
        element.querySelector(".sign").textContent = SIGNS[state] || "";
      } else if (signed && (state === "fail" || state === "unknown")) {
        const icon = L.divIcon({ className: "sign-on-map " + state, html: make("span", null, SIGNS[state]), iconSize: [14, 14] });
        signs.addLayer(L.marker(centres[place], { icon, interactive: false, keyboard: false }));
      }
    });
    if (walks.length && data.map.things.length <= SIGNED_AT_MOST) {
      plan.things.forEach((thing, place) => {
        const far = shortest(thing, walks);
        if (far === null) return;
        const icon = L.divIcon({ className: "metres", html: make("span", null, far), iconSize: [40, 12], iconAnchor: [20, -4] });
        signs.addLayer(L.marker(centres[place], { icon, interactive: false, keyboard: false }));
      });
    }
    const first = [...standing.fail, ...standing.unknown, ...standing.pass, ...standing.counted].find(canReach);
    rove(first !== undefined ? first : plan.things.findIndex((_, place) => canReach(place)));
    if (selected !== null) select(selected);
  }

  let selected = null;
  let ring = null;
  function select(place) {
    if (ring) ring.remove();
    for (const element of elements) if (element) element.classList.remove("chosen");
    selected = place;
    if (place === null) return;
    if (elements[place]) elements[place].classList.add("chosen");
    ring = L.circleMarker(centres[place], { ...plain, className: "ring", radius: 20, color: "#111111", weight: 3, fill: false }).addTo(map);
    if (reachable !== place) rove(place);
  }

  function fit() {
    map.invalidateSize({ animate: false });
    const drawn = inside.getBounds().isValid() ? inside.getBounds() : L.latLngBounds(centres);
    // Facilities beyond the boundary that a walk leads to are in view as well.
    const all = L.latLngBounds(drawn.getSouthWest(), drawn.getNorthEast());
    if (!all.isValid()) all.extend(paths.getBounds());
    centres.forEach((centre) => all.extend(centre));
    map.fitBounds(all, { animate: false, padding: [18, 18], maxZoom: 19 });
  }
  fit();
  return { answer, select, fit, remove: () => map.remove(), show: (place) => map.panInside(centres[place], { padding: [60, 60] }) };
}
