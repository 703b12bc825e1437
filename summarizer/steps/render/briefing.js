// Shows what is about one actor, issue or source. Without it everything is shown and every link works.
(() => {
  const bar = document.getElementById("filter");
  const chosen = [...bar.querySelectorAll("select")];
  const told = bar.querySelector("output");
  const lines = [...document.querySelectorAll("[data-of]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const apply = () => {
    const wanted = chosen.map((list) => list.value).filter(Boolean);
    let shown = 0;
    for (const line of lines) {
      const of = line.dataset.of.split(" ");
      const off = !wanted.every((token) => of.includes(token));
      line.classList.toggle("off", off);
      shown += off ? 0 : 1;
    }
    for (const group of groups) {
      group.classList.toggle("off", wanted.length > 0 && !group.querySelector("[data-of]:not(.off)"));
    }
    told.textContent = wanted.length ? `${shown} of ${lines.length} lines, claims and sources` : "";
  };
  const showAll = () => {
    for (const list of chosen) list.value = "";
    apply();
  };
  bar.addEventListener("change", apply);
  bar.querySelector("button").addEventListener("click", showAll);
  // A link into what is filtered out shows everything again.
  addEventListener("hashchange", () => {
    const target = document.querySelector(":target");
    if (target && target.closest(".off")) {
      showAll();
      target.scrollIntoView();
    }
  });
  bar.hidden = false;
  apply();
})();
