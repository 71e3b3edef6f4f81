/** Where the picture stands, in pixels: a small square walked round in eight minutes, so that nothing burns in. */
export function driftAt(now: Date): { readonly x: number; readonly y: number } {
  const corners = [[0, 0], [2, 0], [4, 0], [4, 2], [4, 4], [2, 4], [0, 4], [0, 2]] as const
  const [x, y] = corners[Math.floor(now.getTime() / 60_000) % corners.length] ?? corners[0]
  return { x: x - 2, y: y - 2 }
}
