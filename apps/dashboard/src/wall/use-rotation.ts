import { useEffect, useLayoutEffect, useState } from 'react'
import { firstPanel, hold, tick, turn } from './rotation'

/** Turns the panels every twenty seconds; the arrows turn by hand and stop, Escape leaves, any other key stops and goes on. */
export function useRotation(leave: (() => void) | undefined) {
  const [rotation, setRotation] = useState(firstPanel)
  useEffect(() => {
    const timer = window.setInterval(() => setRotation(now => tick(now, Date.now())), 1_000)
    return () => window.clearInterval(timer)
  }, [])
  // Before paint: a key pressed the moment a panel is seen counts.
  useLayoutEffect(() => {
    const press = ({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey || repeat || ['Tab', 'Shift', 'F5', 'F11', 'F12'].includes(key)) return
      if (key === 'Escape') return leave?.()
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : null
      setRotation(now => (step === null ? hold(now, Date.now()) : { ...turn(now, step), heldAt: Date.now() }))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [leave])
  return rotation
}
