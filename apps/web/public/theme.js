// Runs before the first paint, so that a chosen theme never flashes; a file of its own because inline scripts are refused.
try {
  const chosen = localStorage.getItem('takeup.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be off; the system's preference then decides.
}
