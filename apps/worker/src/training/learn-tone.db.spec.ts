import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Tone } from '@kentongan/contracts'
import { MentionCorrectionRepository, ToneModelRepository, ToneTrainingRepository } from '@kentongan/platform/db'
import { serialiseTone } from '@kentongan/tone'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { createTrainTone } from '../steps/train-tone'
import { makeTone } from '../testing/make-tone'
import { learnTone } from './learn-tone'

const syllables = [...'bdgjklmprst'].flatMap(consonant => [...'aiueo'].map(vowel => consonant + vowel))
let named = 0
/** A name that stands nowhere else. */
const makeName = (): string => {
  named += 1
  return [1, 55, 3_025].map(unit => syllables[Math.floor((named * 7_919) / unit) % 55]).join('')
}
/** Texts about the agency, each with one of the words, that share too little to be copies of each other. */
const textsWith = (words: readonly string[], many: number): string[] => Array.from({ length: many }, (_, at) =>
  `Dinas Air ${words[at % words.length]!} di ${makeName()} ${makeName()} dan ${makeName()} ${makeName()}`)

/** What the shipped model of these specs knows, and what it does not. */
const known = { negatif: ['buruk', 'lambat', 'kecewa', 'gagal'], netral: ['rapat', 'jadwal', 'data', 'acara'], positif: ['bagus', 'cepat', 'ramah', 'puas'] }
const news = { negatif: ['molor', 'mangkrak', 'amburadul'], netral: ['sosialisasi', 'inventarisasi', 'koordinasi'], positif: ['sigap', 'tuntas', 'mantap'] }
const tones = ['negatif', 'netral', 'positif'] as const
const flipped: Record<Tone, Tone> = { negatif: 'positif', netral: 'netral', positif: 'negatif' }

// Each training makes a dozen models.
jest.setTimeout(60_000)

describe('learning from what people say', () => {
  let database: TestDatabase
  let owner: DataSource
  let corrections: MentionCorrectionRepository
  let models: ToneModelRepository
  let modelFolder: string
  let agency: number
  let train: ReturnType<typeof createTrainTone>

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const api = await database.open('kentongan_api')
    corrections = new MentionCorrectionRepository(api)
    models = new ToneModelRepository(api)
    modelFolder = await mkdtemp(path.join(tmpdir(), 'kentongan-tone-'))
    const anchor = tones.flatMap(label => textsWith(known[label], 12).map(text => ({ text, target: 'Dinas Air', label })))
    await writeFile(path.join(modelFolder, 'tone.json'), serialiseTone(makeTone()))
    await writeFile(path.join(modelFolder, 'anchor.json'), JSON.stringify(anchor))
    train = createTrainTone({
      training: new ToneTrainingRepository(await database.open('kentongan_worker')),
      trainer: {
        train: (learnt, now, since) => learnTone({
          modelFolder, lessons: learnt.map(one => ({ ...one, at: one.at.getTime() })), now: now.getTime(), activeSince: since?.getTime() ?? null }),
      },
      log: { error: () => {} },
      now: () => new Date(),
    })
  })
  beforeEach(async () => {
    await owner.query('truncate source, agency, account, tone_model restart identity cascade')
    await owner.query(`insert into tone_model (state) values ('shipped')`)
    await owner.query(`insert into source (url, title) values ('https://koran.example/rss', 'Koran')`)
    ;[{ id: agency }] = await owner.query(`insert into agency (name) values ('Dinas Air') returning id`)
  })
  afterAll(async () => {
    await database.drop()
    await rm(modelFolder, { recursive: true })
  })

  const scope = () => ({ accountId: null, wide: true, agencies: [agency] })
  const account = async (email: string): Promise<number> =>
    (await owner.query('insert into account (email, name) values ($1, $1) returning id', [email]))[0].id
  /** A person's words on mentions of such texts, sent as the review lane does. */
  const say = async (person: number, texts: readonly string[], tone: Tone) => {
    const items = []
    for (const text of texts) {
      const [{ id: post }] = await owner.query(
        `insert into post (source_id, title, text, published_at, content_hash) select id, '', $1, now(), '\\x00' from source returning id`, [text])
      const [{ id }] = await owner.query(
        `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
         select id, $2, source_id, published_at, '[{"field":"text","start":0,"end":9}]', 1, 'netral', 0.5, '[]', 'v1' from post where id = $1 returning id`, [post, agency])
      items.push({ id, tone })
    }
    await corrections.correctMany(scope(), scope(), { accountId: person, address: null }, items)
  }
  const run = async () => {
    const { id: modelId } = await models.train({ scope: scope(), actor: { accountId: null, address: null } })
    await train({ modelId })
    return (await models.list(scope())).models.find(model => model.id === modelId)!
  }
  /** An analyst who confirms what is right and teaches what is new. */
  const teach = async (email: string, many: number) => {
    const person = await account(email)
    for (const tone of tones) {
      await say(person, textsWith(known[tone], many), tone)
      await say(person, textsWith(news[tone], many * 2), tone)
    }
  }

  it('puts a model to use that knows what it was taught', async () => {
    await teach('jujur@contoh.go.id', 12)
    const model = await run()
    expect(model).toMatchObject({ state: 'active', reason: null, trial: { distrusted: { accounts: [] } } })
    expect(model.trial!.after).toBeGreaterThan(model.trial!.before)
    expect(model.words.map(({ word }) => word)).toEqual(expect.arrayContaining(['molor', 'mangkrak']))
    expect(model.examples.length).toBeGreaterThan(0)
  })

  it('does not learn from one who turns everything around', async () => {
    const hostile = await account('jahat@contoh.go.id')
    for (const tone of tones) await say(hostile, textsWith(known[tone], 40), flipped[tone])
    expect(await run()).toMatchObject({ state: 'refused' })
    expect((await models.list(scope())).models.some(({ state }) => state === 'active')).toBe(false)
    expect(await owner.query('select from lookback')).toEqual([])
  })

  it('learns from the others all the same, and names who was not believed', async () => {
    const hostile = await account('jahat@contoh.go.id')
    for (const tone of tones) await say(hostile, textsWith(known[tone], 40), flipped[tone])
    await teach('jujur@contoh.go.id', 12)
    expect(await run()).toMatchObject({ state: 'active', trial: { distrusted: { accounts: ['jahat@contoh.go.id'], corrections: 120 } } })
  })

  it('waits for enough, and switches again only for something better', async () => {
    await say(await account('baru@contoh.go.id'), textsWith(news.negatif, 10), 'negatif')
    expect(await run()).toMatchObject({ state: 'refused', reason: 'too-few', trial: null })
    await teach('jujur@contoh.go.id', 12)
    expect(await run()).toMatchObject({ state: 'active' })
    expect(await run()).toMatchObject({ state: 'refused', reason: 'not-better' })
  })
})
