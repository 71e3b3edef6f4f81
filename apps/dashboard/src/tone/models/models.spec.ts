import type { ToneModel } from '@kentongan/contracts'
import { catalogueText } from '../../keywords/testing/catalogue-text'
import { modelName } from './model-name'
import { formerOf, inUse, isTraining, isUsable, shortList, wordChangeKind } from './model-state'
import { points, signedPoints } from './points'

const model = (id: number, state: ToneModel['state']): ToneModel =>
  ({ id, state, version: `m${id}`, madeAt: '2026-11-20T02:00:00Z', madeBy: null, reason: null, trial: null, words: [], examples: [] })
const shipped = model(1, 'shipped')

it.each<[string, ToneModel[], number | undefined, number | undefined]>([
  ['nothing', [], undefined, undefined],
  ['the shipped one alone', [shipped], 1, undefined],
  ['a first own one', [model(2, 'active'), shipped], 2, 1],
  ['a second own one, one refused between', [model(4, 'active'), model(3, 'refused'), model(2, 'retired'), shipped], 4, 2],
  ['back to the first', [model(4, 'retired'), model(2, 'active'), shipped], 2, 1],
  ['back to the shipped one', [model(4, 'retired'), model(2, 'retired'), shipped], 1, undefined],
])('knows what is in use and what was before: %s', (_name, models, now, before) => {
  expect(inUse(models)?.id).toBe(now)
  expect(formerOf(models)?.id).toBe(before)
})

it('offers to use what was in use before, never what was refused', () => {
  const models = [model(6, 'training'), model(5, 'failed'), model(4, 'active'), model(3, 'refused'), model(2, 'retired'), shipped]
  expect(models.filter(each => isUsable(each, models)).map(each => each.id)).toEqual([2, 1])
  expect(isUsable(shipped, [shipped])).toBe(false)
  expect(isTraining(models)).toBe(true)
  expect(isTraining([shipped])).toBe(false)
})

it('lists what matters first, however many nights have passed', () => {
  const nights = Array.from({ length: 30 }, (_, index) => model(40 - index, 'refused'))
  const models = [...nights, model(5, 'active'), model(4, 'failed'), model(3, 'retired'), shipped]
  expect(shortList(models).map(each => each.id)).toEqual([40, 39, 38, 37, 36, 5, 3, 1])
  expect(shortList([shipped])).toEqual([shipped])
})

it.each([
  [null, 0.4, 'new'], [0.4, null, 'gone'], [0.4, -0.1, 'turned'], [0.4, 0.9, 'stronger'], [-0.4, -0.9, 'stronger'], [0.9, 0.4, 'weaker'], [0.4, 0.4, 'weaker'],
] as const)('a weight from %p to %p is %s', (before, after, kind) => {
  expect(wordChangeKind({ before, after })).toBe(kind)
})

it.each([
  ['shipped', 'a1b2', 'Model bawaan (a1b2)'], ['shipped', '', 'Model bawaan'], ['training', '', 'Model baru'], ['active', 'c3d4', 'c3d4'],
] as const)('calls a model that is %s, version "%s", %s', (state, version, name) => {
  expect(modelName(catalogueText, { state, version })).toBe(name)
})

it('writes figures as points', () => {
  const format = { number: (value: number) => String(value).replace('.', ',') }
  expect([points(format, 0.7042), points(format, 1)]).toEqual(['70,4', '100'])
  expect([0.021, -0.0044, 0, -0.0001].map(value => signedPoints(format, value))).toEqual(['+2,1', '−0,4', '+0', '+0'])
})
