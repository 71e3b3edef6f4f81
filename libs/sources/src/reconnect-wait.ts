const shortest = 1
const longest = 60

/**
 * How long to wait before listening again, in seconds: 1, 2, 4 … 60 with the failures in a row, 20 % more or less so that not all who
 * were cut off come back at once; never sooner than the server asks, which is believed up to an hour.
 *
 * @param jitter thrown by the caller, -1 … 1
 */
export const reconnectWait = (failures: number, retryAfterSeconds: number | null, jitter: number): number => {
  const grown = Math.min(longest, shortest * 2 ** Math.max(0, failures - 1))
  return Math.max(grown * (1 + 0.2 * jitter), Math.min(retryAfterSeconds ?? 0, 3_600))
}
