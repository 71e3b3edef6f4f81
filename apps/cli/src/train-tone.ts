import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { serialiseTone, trainToneModel, type LabelledText, type TrainingData } from '@kentongan/tone'

/**
 * `npm run train:tone [-- FOLDER]`: trains the shipped tone model on the labelled sets in the folder and on the texts written
 * for it (`libs/tone/training`), writes it and prints its figures. The same data give the same bytes.
 */
export async function trainTone([folder]: readonly string[], root: string): Promise<number> {
  const sets = path.resolve(root, folder ?? '../shared/data/sentiment')
  if (!existsSync(path.join(sets, 'agency-train.jsonl'))) {
    process.stderr.write(`No agency-train.jsonl in ${sets}; name the folder with the sets of libs/tone/model/MODEL_CARD.md.\n`)
    return 1
  }
  const { model, report } = trainToneModel(await readTrainingData(sets, root))
  await writeFile(path.join(root, 'libs/tone/model/tone.json'), serialiseTone(model))
  process.stdout.write(`${JSON.stringify({ version: model.version, ...report }, null, 2)}\n`)
  return 0
}

/** Reads the labelled sets from `sets` and the written texts from the repository at `root`. */
export async function readTrainingData(sets: string, root: string): Promise<TrainingData> {
  const rows = async (name: string): Promise<LabelledText[]> =>
    (await readFile(path.join(sets, name), 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line) as LabelledText)
  const written = (name: string): Promise<string> => readFile(path.join(root, 'libs/tone/training', name), 'utf8')
  return {
    reviews: await rows('train.jsonl'),
    heldOutReviews: await rows('valid.jsonl'),
    headlines: await rows('agency-train.jsonl'),
    posts: await rows('agency-posts-written.jsonl'),
    written: {
      headlines: await written('headlines.txt'), aimedHeadlines: await written('headline-targets.txt'), politics: await written('politics.txt'),
      posts: await written('posts.txt'), tweets: await written('tweets.txt'),
    },
  }
}
