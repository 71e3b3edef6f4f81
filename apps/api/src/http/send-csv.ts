import type { Response } from 'express'

/** Without it Excel reads UTF-8 as Windows-1252. */
const byteOrderMark = '\ufeff'

/** Makes the answer a file to be saved; gives its content. */
export function sendCsv(response: Response, name: string, csv: string): string {
  response.type('text/csv; charset=utf-8').attachment(name)
  return byteOrderMark + csv
}
