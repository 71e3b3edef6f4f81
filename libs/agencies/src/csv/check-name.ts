import type { CsvProblem } from '@kentongan/contracts'
import { csvProblem } from './csv-problem'

type Length = { readonly min: number; readonly max: number }

/** Says what is wrong with a name of a line: missing, too short or too long; nothing where it is right. */
export function checkName(line: number, column: string, name: string, { min, max }: Length): readonly CsvProblem[] {
  if (name === '') return [csvProblem(line, column, 'name-missing')]
  if (name.length < min) return [csvProblem(line, column, 'name-too-short', { name, limit: min })]
  return name.length > max ? [csvProblem(line, column, 'name-too-long', { name: `${name.slice(0, 40)}…`, limit: max })] : []
}
