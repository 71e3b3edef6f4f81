import { demoPlaces, fillTemplate } from './fill-template'
import { seededRandom } from './seeded-random'

const fill = (template: string, seed = 'a') =>
  fillTemplate(template, { random: seededRandom(seed), day: 'Kamis (12/2)', filled: new Map() })

it('fills the day and a place', () => {
  expect(fill('{hari} di {kel}')).toMatch(new RegExp(`^Kamis \\(12/2\\) di (${demoPlaces.join('|')})$`))
})

it('fills a slot the same wherever it stands in a post', () => {
  const filling = { random: seededRandom('a'), day: '', filled: new Map<string, string>() }
  expect(fillTemplate('{kel} {n 1 999}', filling)).toBe(fillTemplate('{kel} {n 1 999}', filling))
})

it('keeps numbers within their bounds and reaches both', () => {
  const numbers = Array.from({ length: 200 }, (_, seed) => Number(fill('{n 3 5}', String(seed))))
  expect(new Set(numbers)).toEqual(new Set([3, 4, 5]))
})

it('writes thousands the Indonesian way', () => expect(fill('{n 2100 2100} {n 12005 12005} {n 999 999}')).toBe('2.100 12.005 999'))

it('chooses one of the ways, and leaves a bracket without a choice alone', () => {
  expect(fill('[SALAH] kata [seorang warga|seorang sopir]')).toMatch(/^\[SALAH\] kata seorang (warga|sopir)$/)
})

it('refuses a slot it does not know', () => expect(() => fill('{kelurahan}')).toThrow('{kelurahan}'))
