/** A part of a whole, 0..1; of nothing it is 0. */
export const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : 0)

/** How dark a tile is, 0..1, on a logarithmic scale, so that one loud place does not flatten all others. */
export const shadeOf = (count: number, most: number) => (most > 0 ? Math.log1p(count) / Math.log1p(most) : 0)

/** Round steps for an axis up to `top`, about four of them, 0 included. */
export function axisSteps(top: number): readonly number[] {
  const rough = Math.max(1, top) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map(factor => factor * power).find(each => each >= rough) ?? rough)
  return Array.from({ length: Math.ceil(Math.max(1, top) / step) + 1 }, (_, index) => index * step)
}
