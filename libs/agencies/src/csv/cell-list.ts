/** Writes several texts into one cell, with `|` between them; a bar or backslash of a text gets a backslash before it. */
export const joinList = (texts: readonly string[]): string => texts.map(text => text.replace(/[\\|]/g, '\\$&')).join(' | ')

/** Reads what {@link joinList} wrote: the texts of a cell without blanks around them, empty ones left out. */
export function splitList(cell: string): readonly string[] {
  return cutList(cell).map(text => text.trim()).filter(text => text !== '')
}

function cutList(cell: string): readonly string[] {
  if (!cell.includes('\\')) return cell.split('|')
  const texts = ['']
  for (const [piece] of cell.matchAll(/\\[\\|]|[^]/g)) {
    if (piece === '|') texts.push('')
    else texts[texts.length - 1] += piece.length === 2 ? piece.slice(1) : piece
  }
  return texts
}
