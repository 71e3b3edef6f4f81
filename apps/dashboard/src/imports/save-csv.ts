/** Spreadsheets run a cell that starts like this (OWASP, "CSV Injection"); an apostrophe keeps it text. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** A table as Excel opens it by a double click: semicolons, UTF-8 with a byte order mark. */
export const writeCsv = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map(cells => cells.map(cell).join(';')).join('\r\n')}\r\n`

/** Lets the browser save a table as a file. */
export function saveCsv(fileName: string, rows: readonly (readonly string[])[]): void {
  const address = URL.createObjectURL(new Blob([writeCsv(rows)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
