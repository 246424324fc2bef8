// SPDX-License-Identifier: Apache-2.0
// First of all, as the page is not painted before: the reader's own choice of light or dark.
try {
  const theme = localStorage.getItem("icd-desk.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing follows the system.
}
