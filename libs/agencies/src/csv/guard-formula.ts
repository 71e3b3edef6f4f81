/**
 * Spreadsheets run a cell that starts like this (OWASP, "CSV Injection"). Apostrophes before it belong to the pattern, so that a
 * text which happens to look guarded already is guarded once more and comes back as it was.
 */
const formula = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

/** Puts an apostrophe before a cell that a spreadsheet would run. */
export const guardFormula = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** Takes away what {@link guardFormula} put, and nothing else. */
export const unguardFormula = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)
