import { detailPairs } from './detail-pairs'

it('writes an audit detail as pairs', () => {
  expect(detailPairs({ tone: 'netral', empty: null, none: '', list: [1, 2], long: 'a'.repeat(500) })).toEqual([
    { name: 'tone', value: 'netral' }, { name: 'list', value: '[1,2]' }, { name: 'long', value: `${'a'.repeat(160)}…` },
  ])
})
