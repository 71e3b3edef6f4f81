import { matchPost } from '@kentongan/matching'
import { demoOutlets } from './demo-outlets'
import { demoStories, storylineStories } from './demo-stories'
import { fillTemplate } from './fill-template'
import { seededRandom } from './seeded-random'
import { compileDemoRules, nowhere } from './testing/compile-demo-rules'

const stories = [...demoStories, ...storylineStories]
const templates = stories.flatMap(story => [...story.titles, ...story.lines])
const rules = compileDemoRules()

const honorific = /\b(?:Bapak|Ibu|Pak|Bu|Bpk|Sdr|Tuan|Nyonya|Mas|Mbak|Haji|H|Hj|Dr|Ir|Prof)\.?\s+(?!RT\b)\p{Lu}\p{Ll}/u
const speaker = /\b(?:ujar|kata|tutur|ungkap|jelas|ucap|keluh|menurut)\s+(?!Kepala|Wali|Sekda)\p{Lu}\p{Ll}+/u
const real = new RegExp('\\b(?:Jakarta|Bandung|Surabaya|Medan|Makassar|Pontianak|Bali|Jawa|Sumatra|Kalimantan|Sulawesi|Papua|Maluku|KPK|Polri|BMKG'
  + '|BPJS|PLN|Pertamina|Kemenkes|WhatsApp|Facebook|Instagram|TikTok|Twitter|Telegram|Google)\\b')

it('has at least 120 stories with at least two titles and three lines each', () => {
  expect(stories.length).toBeGreaterThanOrEqual(120)
  expect(stories.filter(story => story.titles.length < 2 || story.lines.length < 2 || story.lines.length > 5)).toEqual([])
  expect(new Set(templates).size).toBe(templates.length)
})

it.each([
  ['a title before a name', honorific], ['a named speaker', speaker], ['something that exists', real], ['an address or number of someone', /@|\d{7}/],
])('never writes %s', (_, pattern) => expect(templates.filter(template => pattern.test(template))).toEqual([]))

it('would notice names', () => {
  expect(honorific.test('kata Bapak Sutarno')).toBe(true)
  expect(speaker.test('“Baik,” ujar Wulandari.')).toBe(true)
})

it('has something to tell for every voice of every outlet', () => {
  const told = new Set(demoStories.map(story => story.voice))
  expect(demoOutlets.flatMap(outlet => outlet.voices).filter(voice => !told.has(voice))).toEqual([])
})

it.each(stories.map(story => [story.titles[0]!, story] as const))('can be filled: %s', (_, { titles, lines }) => {
  const filled = [...titles, ...lines].map(one => fillTemplate(one, { random: seededRandom(one), day: 'Senin (1/6)', filled: new Map() }))
  expect(filled.filter(one => /[{}|]/.test(one) || one.trim() !== one || one === '')).toEqual([])
})

it('names an agency in no story of the background, and in each of the others, but for one guide', () => {
  const namesSomeone = stories.map(({ voice, titles, lines }) => ({
    voice, title: titles[0], named: matchPost(rules, { ...nowhere, title: titles.join('. '), text: lines.join(' ') }).length > 0,
  }))
  expect(namesSomeone.filter(({ voice, named }) => named && (voice === 'umum' || voice === 'obrolan'))).toEqual([])
  expect(namesSomeone.filter(({ voice, named }) => !named && voice !== 'umum' && voice !== 'obrolan')).toHaveLength(1)
})
