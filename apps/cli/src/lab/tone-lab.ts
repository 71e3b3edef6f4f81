import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { judgeTone, loadTone, type FieldReason, type ToneModel } from '@kentongan/tone'
import type { Lab, LabLine } from './run-lab'

/**
 * Opens `lab tone`: `{"id", "text", "title"?, "target"?}` → `{"id", "label", "confidence", "review", "because": [{"word",
 * "weight", "start", "end", "field"}]}`. `target` is an agency's name as it stands in the text; without it the tone is that
 * of the whole. The model is the shipped one, read once.
 *
 * @throws where the working directory has no `libs/tone/model/tone.json`
 */
export async function openToneLab(): Promise<Lab> {
  const model = loadTone(await readFile(path.resolve('libs/tone/model/tone.json'), 'utf8'))
  return line => judgeLine(model, line)
}

function judgeLine(model: ToneModel, line: LabLine): object {
  const text = readString(line, 'text')
  if (text === undefined) throw new Error('The line has no "text".')
  const title = readString(line, 'title') ?? ''
  const { label, confidence, review, because } = judgeTone(model, { title, text, target: readString(line, 'target') })
  const wordOf = ({ field, start, end }: FieldReason): string => (field === 'title' ? title : text).slice(start, end)
  const words = because.map(reason => ({ word: wordOf(reason), ...reason }))
  return { id: line.id, label, confidence, review, because: words }
}

function readString(line: LabLine, name: string): string | undefined {
  const value = line[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw new Error(`"${name}" is not a text.`)
  return value
}
