// Moves between the slides of a pack: arrows, PageDown and PageUp, Home and End. The place survives a reload.
const slides = [...document.querySelectorAll("section")];
let place = Math.max(0, slides.findIndex((slide) => "#" + slide.id === location.hash));

function show(wanted) {
  place = Math.min(Math.max(wanted, 0), slides.length - 1);
  slides.forEach((slide, number) => slide.classList.toggle("dang-xem", number === place));
  history.replaceState(null, "", "#" + slides[place].id);
  scrollTo(0, 0);
}

const moves = {
  ArrowRight: () => show(place + 1),
  PageDown: () => show(place + 1),
  ArrowLeft: () => show(place - 1),
  PageUp: () => show(place - 1),
  Home: () => show(0),
  End: () => show(slides.length - 1),
};

addEventListener("keydown", (event) => {
  const move = moves[event.key];
  if (move && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    move();
  }
});
addEventListener("hashchange", () => show(slides.findIndex((slide) => "#" + slide.id === location.hash)));
show(place);
