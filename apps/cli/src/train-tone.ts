import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { serialiseTone, trainToneModel, type LabelledText } from '@kentongan/tone'

/**
 * `npm run train:tone [-- FOLDER]`: trains the shipped tone model on SmSA's train.jsonl and valid.jsonl, writes it and prints
 * its figures. The same data give the same bytes.
 */
export async function trainTone([folder]: readonly string[], root: string): Promise<number> {
  const data = path.resolve(root, folder ?? '../shared/data/sentiment')
  if (!existsSync(path.join(data, 'train.jsonl'))) {
    process.stderr.write(`No train.jsonl in ${data}; name the folder that holds SmSA's train.jsonl and valid.jsonl.\n`)
    return 1
  }
  const read = async (name: string): Promise<LabelledText[]> => (await readFile(path.join(data, name), 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line))
  const { model, report } = trainToneModel({ train: await read('train.jsonl'), valid: await read('valid.jsonl') })
  await writeFile(path.join(root, 'libs/tone/model/tone.json'), serialiseTone(model))
  process.stdout.write(`${JSON.stringify({ version: model.version, ...report }, null, 2)}\n`)
  return 0
}
