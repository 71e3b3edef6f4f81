import { isObject, leafPaths, textAt, type Json } from '../json-bridge/json-path'
import type { TableRow } from './table-row'

/** Objects by which the columns are told; exports give all of them the same. */
const judgedObjects = 200
const mostColumns = 200
const deepest = 4

type Item = { readonly line: number; readonly value: Json | null; readonly written: string }

const parseObject = (written: string): Json | null => {
  try {
    const value: unknown = JSON.parse(written)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function* items(text: string): Generator<Item> {
  let line = 1
  for (let at = 0; at < text.length; line++) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at)
    const written = text.slice(at, end).trim()
    if (written !== '') yield { line, value: parseObject(written), written: written.slice(0, 200) }
    at = end + 1
  }
}

/** A file that is one list is read as its objects, numbered by their place. */
function* listItems(list: readonly unknown[]): Generator<Item> {
  for (const [at, value] of list.entries()) yield { line: at + 1, value: isObject(value) ? value : null, written: JSON.stringify(value).slice(0, 200) }
}

const asList = (text: string): readonly unknown[] | null => {
  if (!/^\s*\[/.test(text)) return null
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** Reads JSON lines (or one JSON list) as a table: first a row with the paths of all values (line 0), then a row for each object. */
export function* readJsonLines(written: string): Generator<TableRow> {
  const text = written.replace(/^\ufeff/, '')
  const list = asList(text)
  const source = () => (list === null ? items(text) : listItems(list))
  const paths = new Set<string>()
  let judged = 0
  for (const { value } of source()) {
    if (value !== null) leafPaths(value, deepest).forEach(path => paths.add(path))
    if (++judged === judgedObjects) break
  }
  const columns = [...paths].slice(0, mostColumns)
  yield { line: 0, cells: columns }
  for (const { line, value, written: shown } of source()) {
    yield value === null ? { line, cells: [shown], broken: 'not-json' } : { line, cells: columns.map(path => textAt(value, path) ?? '') }
  }
}
