import type { Format } from '../../format'

type Numbers = Pick<Format, 'number'>

/** A figure between 0 and 1 as points of a hundred with one decimal: "70,4". */
export const points = (format: Numbers, value: number): string => format.number(Math.round(value * 1000) / 10)

/** The same with its sign: "+2,1", "−0,4". */
export function signedPoints(format: Numbers, value: number): string {
  const rounded = Math.round(value * 1000) / 10
  return `${rounded < 0 ? '−' : '+'}${format.number(Math.abs(rounded))}`
}
