import { lazy, Suspense, useEffect, useState } from 'react'

const Palette = lazy(() => import('./palette').then(module => ({ default: module.Palette })))
const asked = 'kentongan-palette'

/** Opens the palette from a button. */
export const openPalette = () => void document.dispatchEvent(new Event(asked))

/** Hears Ctrl K (or Cmd K) anywhere, also while one types, and shows the palette. */
export function PaletteKey() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const show = () => setOpen(true)
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      show()
    }
    document.addEventListener('keydown', press)
    document.addEventListener(asked, show)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener(asked, show)
    }
  }, [])
  return open ? <Suspense fallback={null}><Palette close={() => setOpen(false)} /></Suspense> : null
}
