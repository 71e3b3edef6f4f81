import { readFileSync } from 'node:fs'
import path from 'node:path'
import { judgeTone } from '../judge-tone'
import { loadTone } from '../store-tone'
import type { LabelledText } from '../train/labelled-text'
import { figuresOf } from '../train/measure-tone'

const read = (name: string): string => readFileSync(path.resolve(__dirname, '../../model', name), 'utf8')
const anchor = JSON.parse(read('anchor.json')) as readonly LabelledText[]

describe('the anchor texts', () => {
  it('name their targets and hold all tones', () => {
    expect(anchor.filter(({ text, target }) => !text.includes(target!))).toEqual([])
    for (const tone of ['negatif', 'netral', 'positif']) {
      expect(anchor.filter(({ label }) => label === tone).length).toBeGreaterThan(30)
    }
  })

  it('are known to the model that ships, which learnt from them', () => {
    const shipped = loadTone(read('tone.json'))
    expect(figuresOf(anchor.map(row => ({ gold: row.label, said: judgeTone(shipped, row) }))).macroF1).toBeGreaterThan(0.9)
  })
})
