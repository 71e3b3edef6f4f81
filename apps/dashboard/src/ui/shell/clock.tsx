import { useFormat } from '../use-format'
import { useNow } from '../use-now'
import css from './shell.module.css'

export function Clock() {
  const now = useNow(1000)
  const format = useFormat()
  return <time className={css.clock} dateTime={now.toISOString()}>{format.longDate(now)} · <b>{format.clock(now)}</b> {format.zoneName}</time>
}
