/** A social post without a title gets one that fits a line of a list. */
const titleLength = 80

/** The beginning of a text on one line, cut between words, with an ellipsis where it was cut. */
export const firstWords = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= titleLength) return line
  const cut = line.slice(0, titleLength + 1)
  const end = cut.lastIndexOf(' ')
  const whole = end > titleLength / 2 ? cut.slice(0, end) : line.slice(0, titleLength)
  return `${whole.replace(/[\ud800-\udbff]$/, '')}…`
}
