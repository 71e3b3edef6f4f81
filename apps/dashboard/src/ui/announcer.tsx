import { useEffect, useState } from 'react'

let speak: ((text: string) => void) | undefined
let waiting: string | undefined
let spokenAt = 0
let timer: number | undefined

const gap = 10_000

/** Tells screen readers something, at most every ten seconds; of several waiting texts only the last is read. */
export function announce(text: string): void {
  waiting = text
  if (timer !== undefined) return
  timer = window.setTimeout(() => {
    timer = undefined
    spokenAt = Date.now()
    if (waiting !== undefined) speak?.(waiting)
    waiting = undefined
  }, Math.max(0, spokenAt + gap - Date.now()))
}

export function Announcer() {
  const [text, setText] = useState('')
  useEffect(() => {
    speak = setText
    return () => {
      speak = undefined
    }
  }, [])
  return <div className="visually-hidden" role="status" aria-live="polite">{text}</div>
}
