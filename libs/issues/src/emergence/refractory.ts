import { lengthOf } from './scale'

const REST = lengthOf('24h')
/** An alarm within a day of the last needs so many times its surprise. */
const RENEWAL = 2

/** An alarm that was raised. */
export type Alarm = { readonly at: number, readonly surprise: number }

/** Whether an alarm now would only repeat the last one: raised within 24 hours, and the surprise has not doubled since. */
export function isRepeat(now: number, surprise: number, last: Alarm | null): boolean {
  return last !== null && now - last.at < REST && surprise < RENEWAL * last.surprise
}
