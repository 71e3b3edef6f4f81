import { openToneLab } from './tone-lab'

const toneLab = async (line: Readonly<Record<string, unknown>>) => (await openToneLab())(line)

describe('lab tone', () => {
  it('judges toward the target and shows the deciding words where they stand', async () => {
    const title = 'Warga Keluhkan PLN'
    const text = 'Listrik padam sejak pagi, petugas PLN tidak ramah dan lambat sekali.'
    const answer = await toneLab({ id: 'a', title, text, target: 'PLN' }) as { because: { field: 'title' | 'text', word: string, start: number, end: number }[] }
    expect(answer).toMatchObject({ id: 'a', label: 'negatif', review: expect.any(Boolean) as boolean })
    expect(answer.because.length).toBeGreaterThan(0)
    for (const { field, word, start, end } of answer.because) expect({ title, text }[field].slice(start, end)).toBe(word)
  })

  it('answers with the fields it promises, in this order', async () => {
    expect(Object.keys(await toneLab({ id: 1, text: 'Petugas ramah' }))).toEqual(['id', 'label', 'confidence', 'review', 'because'])
  })

  it.each([[{ id: 1 }, 'no "text"'], [{ id: 1, text: 5 }, '"text" is not a text'], [{ id: 1, text: 'a', target: 2 }, '"target"']])(
    'refuses %j', async (line, message) => expect(toneLab(line)).rejects.toThrow(message))
})
