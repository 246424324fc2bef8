// SPDX-License-Identifier: Apache-2.0
// Tells that a file is too large before it is sent: the server refuses what its listener does not allow without a word.

for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  const words = document.getElementById(input.getAttribute("aria-describedby"));
  const check = () => {
    const tooLarge = [...input.files].some(({ size }) => size > Number(input.dataset.most));
    input.setCustomValidity(tooLarge ? words.textContent.trim() : "");
    words.classList.toggle("notice-warning", tooLarge);
    if (tooLarge) input.reportValidity();
  };
  input.addEventListener("change", check);
  check();
}
