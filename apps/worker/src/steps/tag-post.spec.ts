import { compileRuleset } from '@kentongan/matching'
import { makeTone } from '../testing/make-tone'
import { tagPost } from './tag-post'

const tone = makeTone()
const rules = compileRuleset([
  { ruleId: 1, agencyId: 1, lane: 'sure', query: '"Dinas Air"' },
  { ruleId: 2, agencyId: 2, lane: 'sure', query: '"Dinas Jalan"' },
])
const tag = (title: string, text = '') => tagPost(rules, tone, { id: 7, revisions: 2, title, text, author: '', source: 'Koran', lang: 'id' })

it('judges each agency by what is said of it', () => {
  const filler = 'Warga berkumpul di balai kota pada pagi hari untuk membahas rencana tahun depan bersama para undangan. '.repeat(8)
  const { tags } = tag('', `Dinas Air lambat, rusak dan gagal. ${filler}Dinas Jalan bagus, cepat dan ramah. ${filler}`)
  expect(tags.map(each => [each.agencyId, each.tone])).toEqual([[1, 'negatif'], [2, 'positif']])
  expect(tags[0]).toMatchObject({ ruleIds: [1], doubtful: false, toneVersion: tone.version, spans: [{ field: 'text', start: 0, end: 9 }] })
  expect(tags[0]!.toneBecause.every(({ field, start }) => field === 'text' && start < 40)).toBe(true)
})

it('tells the tone of headline and body, and a headline that is worse than its body', () => {
  const { tags, marks } = tag('Dinas Air gagal, rusak, buruk', 'Layanan Dinas Air bagus, cepat, ramah hari ini.')
  expect(marks).toMatchObject({ headline: 'negatif', body: 'positif', toneVersion: tone.version })
  expect(tags).toMatchObject([{ misleading: true }])
  expect(tag('Dinas Air bagus', 'Layanan Dinas Air cepat dan ramah.').tags).toMatchObject([{ misleading: false }])
  expect(tag('Dinas Air bagus').marks).toMatchObject({ body: null })
})

it('finds no headline in a social post, whose title is the beginning of its text', () => {
  const text = `Dinas Air gagal, rusak, buruk, kata warga yang antre sejak pagi di depan kantor kecamatan. ${'Layanan Dinas Air bagus, cepat, ramah. '.repeat(20)}`
  const { tags, marks } = tag('Dinas Air gagal, rusak, buruk, kata warga yang antre sejak pagi di depan kantor…', text)
  expect(marks!.headline).toBeNull()
  expect(tags[0]!.misleading).toBe(false)
  expect(tag('Dinas Air gagal, rusak, buruk, kata warga', text).marks!.headline).toBe('negatif')
})

it('does not guess at what it cannot read, and asks for a look', () => {
  const { tags, marks } = tag('The government of the city has said that it will not be there for Dinas Air', '')
  expect(tags).toMatchObject([{ tone: 'netral', toneReview: true, toneBecause: [] }])
  expect(marks).toMatchObject({ headline: null, body: null })
  expect(marks!.unknown).toBeGreaterThan(0.8)
})

it('marks only what an agency is in', () => {
  expect(tag('Hujan lebat')).toEqual({ postId: 7, revisions: 2, tags: [], marks: null })
  expect(tag('DINAS AIR, bagus!').marks!.copyKey).toEqual(tag('Dinas Air bagus').marks!.copyKey)
})
