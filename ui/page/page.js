// Runs once in each interactive part of the page. `element`, `trigger` and `watch` are given by Gradio.
// What needs the library goes to Python as a click event with the data-* of what was clicked; the rest happens here.

const sheet = () => document.getElementById("beside");

const LOCAL = {
  copy: (button) => copy(button),
  close: () => sheet()?.classList.remove("reading"),
  expand: (button) => {
    const parts = [...element.querySelectorAll("details")];
    const open = !parts.every((part) => part.open);
    parts.forEach((part) => (part.open = open));
    button.textContent = open ? "收起全文" : "展开全文";
  },
};

element.addEventListener("click", (event) => {
  const clicked = event.target.closest("[data-action]");
  if (!clicked) return element.querySelector(".panel") ? undefined : LOCAL.close(); // beside the sheet
  event.preventDefault();
  const { action, turn, number } = clicked.dataset;
  if (action in LOCAL) return LOCAL[action](clicked);
  if (action === "open" || action === "sources") {
    sheet()?.classList.add("reading"); // on narrow windows the panel is a sheet over the answer
    document.querySelectorAll(".cite.current").forEach((link) => link.classList.remove("current"));
    const same = `.cite[data-turn="${turn}"][data-number="${number}"]`;
    document.querySelectorAll(same).forEach((link) => link.classList.add("current"));
  }
  if (action === "plan") sheet()?.classList.remove("reading");
  trigger("click", { ...clicked.dataset });
});

element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") LOCAL.close();
});

// After Python has answered: bring what is new into view, without moving what the reader is reading.
let turns = 0;
watch("value", arrived);
arrived(); // a part of the other tab may be filled before it is first there

function arrived() {
  const panel = element.querySelector(".panel");
  if (panel) {
    const cited = panel.querySelector(".surroundings .cited");
    const below = cited && cited.offsetTop + cited.offsetHeight > 0.9 * panel.clientHeight;
    panel.scrollTop = below ? cited.offsetTop - panel.clientHeight / 3 : 0;
    if (sheet()?.classList.contains("reading")) panel.focus({ preventScroll: true });
  }
  const asked = element.querySelectorAll(".turn");
  if (asked.length > turns) asked[asked.length - 1].scrollIntoView({ block: "start", behavior: "smooth" });
  turns = asked.length;
  const page = element.querySelector(".plan-page");
  if (page) whenVisible(page, () => {
    const cited = page.querySelector("li.cited");
    (cited ?? page).scrollIntoView({ block: cited ? "center" : "start" });
  });
}

// The other tab takes a moment to appear; what is hidden cannot be scrolled to.
function whenVisible(node, act, tries = 120) {
  if (node.offsetParent) act();
  else if (tries > 0) requestAnimationFrame(() => whenVisible(node, act, tries - 1));
}

async function copy(button) {
  const text = button.dataset.text;
  if (navigator.clipboard && window.isSecureContext) await navigator.clipboard.writeText(text);
  else copyWithoutClipboard(text); // a page served over plain http to another machine has no clipboard
  const label = button.textContent;
  button.textContent = "已复制";
  setTimeout(() => (button.textContent = label), 1500);
}

function copyWithoutClipboard(text) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
