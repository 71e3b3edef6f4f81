/** A row of a file of posts. `line`: where it begins; of a spreadsheet its row, of a JSON list its place. */
export type TableRow = {
  readonly line: number
  readonly cells: readonly string[]
  /** Why the row as such cannot be read; its cells are then what came. */
  readonly broken?: 'unclosed-quote' | 'not-json'
}

export const isBlank = ({ cells, broken }: TableRow): boolean => broken === undefined && cells.every(cell => cell.trim() === '')
