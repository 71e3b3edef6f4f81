import { useEffectEvent, useLayoutEffect } from 'react'

/**
 * Single-key shortcuts: does what `actionFor` gives for a key; silent while someone types, in a dialog, or when switched off
 * (WCAG 2.1.4).
 */
export function useSingleKeys(enabled: boolean, actionFor: (event: KeyboardEvent) => (() => void) | undefined): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTaken(event)) return
    const act = actionFor(event)
    if (!act) return
    event.preventDefault()
    act()
  })
  // Before paint: a key pressed the moment a page is seen counts.
  useLayoutEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [enabled])
}

/**
 * Whether a key belongs to something else: a field, a dialog, the browser. The innermost target counts: the query editor lives in
 * a shadow root, whose host is all that the document sees.
 */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true
  const target = event.composedPath()[0]
  if (!(target instanceof Element)) return false
  return target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]') !== null
}
