// Runs before the first paint: sets the chosen colour scheme so that a dark screen never flashes white.
(function () {
  var chosen = 'auto'
  try { chosen = localStorage.getItem('mantine-color-scheme-value') || 'auto' } catch (e) { /* storage switched off */ }
  var dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
