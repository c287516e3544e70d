"use strict";
// Counts the session clock down. The server ends the session by its own
// clock; this only shows it and then opens the page that says so.
(function () {
  const clock = document.getElementById("uk-session-clock");
  if (!clock) {
    return;
  }
  const end = Date.now() + Number(clock.dataset.left) * 1000;
  function two(n) {
    return String(n).padStart(2, "0");
  }
  function draw() {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left < 0) {
      window.clearInterval(timer);
      window.location.replace("/ugyfelkapu/expired");
      return;
    }
    clock.textContent = two(Math.floor(left / 60)) + ":" + two(left % 60);
  }
  const timer = window.setInterval(draw, 250);
})();
