// Cards and table rows from the theme's own templates. The build renders each once with places for values: {title},
// {date.text}, and {tags.0.name} and {tags.1.name} for the first two things of a list. Here the places are filled.
// An element that is left with nothing but empty values goes, as the template would have left it out.
(function (portfolio) {
  "use strict";

  const PLACE = /\{(\w+)(?:\.(\d))?(?:\.(\w+))?\}/g;
  const CELL = /^T[DH]$/; // a table keeps its cells

  // A function that makes a new element for the values of a project.
  function openTemplate(pattern) {
    const prepared = pattern.cloneNode(true);
    for (const list of listsIn(prepared)) nameUnits(prepared, list);
    return function make(values) {
      const made = prepared.cloneNode(true);
      fill(made, values);
      return made;
    };
  }

  function listsIn(element) {
    const places = [...element.outerHTML.matchAll(PLACE)].filter((place) => place[2]);
    return new Set(places.map((place) => place[1]));
  }

  // One thing's element is the outermost with places of that thing alone: its parent has places of both.
  function nameUnits(element, list) {
    const inner = [...element.children].filter((child) => child.outerHTML.includes(`{${list}.`));
    const both = [`{${list}.0`, `{${list}.1`].every((place) => element.outerHTML.includes(place));
    if (both && inner.length > 1) for (const child of inner) child.setAttribute("data-each", list);
    else for (const child of inner) nameUnits(child, list);
  }

  // Fills an element and all in it; tells how many places had a value, and how many had none.
  function fill(element, values) {
    const seen = { full: 0, empty: 0 };
    for (const attribute of element.attributes) attribute.value = filled(attribute.value, values, seen);
    for (const child of [...element.childNodes]) {
      if (child.nodeType === 3) child.data = filled(child.data, values, seen);
      else if (child.nodeType !== 1 || !child.parentNode) continue;
      else if (child.dataset.each) fillUnits(child, values, seen);
      else add(seen, fillPart(child, values));
    }
    return seen;
  }

  function fillPart(element, values) {
    const seen = fill(element, values);
    if (seen.empty > 0 && seen.full === 0 && !CELL.test(element.tagName)) element.remove();
    return seen;
  }

  // One element for each thing of a list, in the form of the first two that has a value for each of its places.
  function fillUnits(first, values, seen) {
    const list = first.dataset.each;
    const units = [...first.parentNode.children].filter((unit) => unit.dataset.each === list);
    for (const item of values[list]) {
      const own = { ...values, [list]: item };
      const unit = (units.findLast((unit) => isComplete(unit, own)) || first).cloneNode(true);
      unit.removeAttribute("data-each");
      first.before(unit);
      add(seen, fill(unit, own));
    }
    if (values[list].length === 0) seen.empty += 1;
    for (const unit of units) unit.remove();
  }

  function isComplete(unit, values) {
    const seen = { full: 0, empty: 0 };
    filled(unit.outerHTML, values, seen);
    return seen.empty === 0;
  }

  function filled(text, values, seen) {
    if (!text.includes("{")) return text;
    return text.replace(PLACE, function (place, name, _which, part) {
      if (!(name in values)) return place;
      const holder = values[name];
      const value = part === undefined ? holder : holder && holder[part];
      const isEmpty = value === undefined || value === null || value === "";
      seen[isEmpty ? "empty" : "full"] += 1;
      return isEmpty ? "" : String(value);
    });
  }

  function add(seen, more) {
    seen.full += more.full;
    seen.empty += more.empty;
  }

  portfolio.openTemplate = openTemplate;
})((globalThis.portfolio = globalThis.portfolio || {}));
