import { readCount, readFloat, readText, writeCount, writeFloat, writeText, type ByteReader, type ByteWriter } from './bytes'
import { createTermTable, openTerm, type TermTable } from './term-table'

/** Writes what is known of words; not in which issues they are, which follows from these. */
export function saveTerms(writer: ByteWriter, table: TermTable): void {
  writeFloat(writer, table.total)
  for (const hour of [table.earliest, table.latest, table.hour]) writeFloat(writer, hour)
  writeCount(writer, table.words.length)
  for (let term = 0; term < table.words.length; term++) {
    writeText(writer, table.words[term]!)
    writeText(writer, table.written[term] === table.words[term] ? '' : table.written[term]!)
    for (const column of [table.firstHour, table.lastHour, table.hours, table.capitals, table.smalls]) writeFloat(writer, column[term]!)
  }
  writeCount(writer, table.free.length)
  for (const term of table.free) writeCount(writer, term)
}

export function restoreTerms(reader: ByteReader): TermTable {
  const table = createTermTable()
  table.total = readFloat(reader)
  table.earliest = readFloat(reader)
  table.latest = readFloat(reader)
  table.hour = readFloat(reader)
  const count = readCount(reader)
  for (let term = 0; term < count; term++) {
    openTerm(table, readText(reader))
    table.written[term] = readText(reader) || table.words[term]!
    for (const column of [table.firstHour, table.lastHour, table.hours, table.capitals, table.smalls]) column[term] = readFloat(reader)
  }
  table.ids.delete('')
  const free = readCount(reader)
  for (let at = 0; at < free; at++) table.free.push(readCount(reader))
  return table
}
