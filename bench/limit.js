// The hand-written page: one answer a place; charts stay alive and are given new data, all else is written anew.
"use strict";

const main = document.getElementById("main");
let charts = {};  // specification name -> charts of the page that are alive
let at = { screen: Object.keys(KNOWN.screens)[0], place: KNOWN.city };

const tag = (name, text, kind = "") => {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  return made;
};

const go = (name, text, where) => {
  const made = tag(name, text);
  made.onclick = () => show(where);
  return made;
};

function pills(item) {
  const line = tag("div", "", "pills");
  for (const name of item.names)
    line.append(KNOWN.places.includes(name) ? go("button", name, { place: name }) : tag("button", name));
  return line;
}

function table(item) {
  const cells = (row, kind) => "<tr>" + row.map(cell => `<${kind}>${escaped(cell)}</${kind}>`).join("") + "</tr>";
  const made = document.createElement("table");
  made.innerHTML = cells(item.head, "th") + item.rows.map(row => cells(row, "td")).join("");
  return made;
}

const escaped = text => text.replace(/[&<]/g, sign => (sign === "&" ? "&amp;" : "&lt;"));

function metric(item) {
  const made = tag("div", item.text, "metric");
  made.append(tag("b", item.value), tag("small", item.delta));
  return made;
}

function chart(item, jobs, used) {
  const number = (used[item.spec] = (used[item.spec] ?? -1) + 1);
  const alive = (charts[item.spec] ??= [])[number] ?? (charts[item.spec][number] = { place: tag("div", "", "chart") });
  jobs.push(() => (alive.view ? fed(alive.view, item.data) : drawn(alive, item)));
  return alive.place;
}

async function fed(view, data) {
  for (const [name, rows] of Object.entries(data)) view.data(name || "source", rows);
  await view.runAsync();
}

async function drawn(alive, item) {
  const specification = structuredClone(KNOWN.charts[item.spec]);
  const isSingle = specification.mark || specification.layer;
  if (isSingle) Object.assign(specification, { width: "container", autosize: { type: "fit-x", contains: "padding" } });
  if ("" in item.data) specification.data = { name: "source", values: item.data[""] };
  else specification.datasets = item.data;
  alive.view = (await vegaEmbed(alive.place, specification, { actions: false, renderer: "svg" })).view;
}

function made(item, jobs, used) {
  if (item.k === "chart") return chart(item, jobs, used);
  if (item.k === "table" || item.k === "grid") return table(item);
  if (item.k === "metric") return metric(item);
  if (item.k === "pills") return pills(item);
  if (item.k === "label") return item.text === KNOWN.city ? go("button", item.text, { place: KNOWN.city }) : tag("span", item.text);
  if (item.k !== "block") return tag(item.k, item.text);
  const block = tag("div", "", item.row ? "row" : "col");
  if (item.grow) block.style.flex = `${item.grow} 1 0`;
  else if (!item.row) block.style.flexGrow = 1;
  block.append(...item.in.map(each => made(each, jobs, used)));
  return block;
}

async function show(where) {
  const answer = await fetch("/data/" + encodeURIComponent(where.screen ?? at.screen) + "/" + encodeURIComponent(where.place ?? at.place));
  const page = await answer.json();
  if (where.screen && where.screen !== at.screen) {
    for (const each of Object.values(charts).flat()) each.view?.finalize();
    charts = {};
  }
  at = { ...at, ...where };
  const jobs = [];
  main.replaceChildren(made(page.content, jobs, {}));
  await Promise.all(jobs.map(job => job()));
}

for (const [screen, name] of Object.entries(KNOWN.screens)) document.getElementById("menu").append(go("button", name, { screen }));
show(at);
