/** The windows that are judged, all ending now. */
export const SCALES = ['15m', '1h', '6h', '24h'] as const

export type Scale = (typeof SCALES)[number]

const MINUTE = 60_000

/** The length of a window in milliseconds. */
export function lengthOf(scale: Scale): number {
  return { '15m': 15, '1h': 60, '6h': 360, '24h': 1440 }[scale] * MINUTE
}
