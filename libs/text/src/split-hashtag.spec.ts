import fc from 'fast-check'
import { splitHashtag } from './split-hashtag'

const words = (tag: string) => splitHashtag(tag).map(({ start, end }) => tag.slice(start, end))

it.each([
  ['SaveKPK', ['Save', 'KPK']],
  ['KPKTangkapBupati', ['KPK', 'Tangkap', 'Bupati']],
  ['pelayananimigrasi', ['pelayananimigrasi']],
  ['BEACUKAI', ['BEACUKAI']],
  ['Pemilu2024Damai', ['Pemilu', '2024', 'Damai']],
  ['2019GantiLoket', ['2019', 'Ganti', 'Loket']],
  ['bea_cukai__kita_', ['bea', 'cukai', 'kita']],
  ['___', []],
  ['', []],
  ['ÉtatÀParis', ['État', 'À', 'Paris']],
])('%s → %j', (tag, expected) => expect(words(tag)).toEqual(expected))

it('loses nothing but the underscores and changes no order', () => {
  const tags = fc.array(fc.constantFrom('a', 'B', '1', '_', 'é', 'É', '𝐊', 'kpk', 'KPK'), { maxLength: 20 })
    .map(parts => parts.join(''))
  fc.assert(fc.property(tags, tag => {
    expect(words(tag).join('')).toBe(tag.replaceAll('_', ''))
    expect(words(tag)).not.toContain('')
  }))
})
