import { readAimedHeadlines, readWrittenHeadlines, readWrittenPosts, readWrittenTexts } from './read-written-texts'

describe('texts written for training', () => {
  it('makes a row of each target in a post', () => {
    expect(readWrittenPosts('[Damkar+] cepat, [PLN-] lambat\n\nloket [Samsat0] di mana?', 2)).toEqual([
      { text: 'Damkar cepat, PLN lambat', target: 'Damkar', label: 'positif', register: 'post', weight: 2, fold: -1 },
      { text: 'Damkar cepat, PLN lambat', target: 'PLN', label: 'negatif', register: 'post', weight: 2, fold: -1 },
      { text: 'loket Samsat di mana?', target: 'Samsat', label: 'netral', register: 'post', weight: 2, fold: -1 },
    ])
  })

  it('fills the slots of a headline the same way every time; the target is what the headline is about', () => {
    const [row] = readWrittenHeadlines('- {P} Kritik {T} soal Banjir di {K}', 0.6)
    expect(row).toMatchObject({ label: 'negatif', register: 'headline', weight: 0.6 })
    expect(row?.text).toMatch(/^\S.* Kritik .+ soal Banjir di \S+$/)
    expect(row?.text).not.toContain('{')
    expect(row?.text).toContain(row?.target)
    expect(readWrittenHeadlines('- {P} Kritik {T} soal Banjir di {K}', 0.6)).toEqual([row])
  })

  it('makes a row of each target in a headline, its slots filled alike for all', () => {
    const [first, second, ...others] = readAimedHeadlines('[Bupati {K}-] Terjaring OTT, [KPK0] Sita Rp {N} M', 1)
    expect(others).toEqual([])
    expect(first).toMatchObject({ label: 'negatif', register: 'headline', weight: 1, fold: -1 })
    expect(second).toMatchObject({ target: 'KPK', label: 'netral', text: first!.text })
    expect(first!.target).toMatch(/^Bupati \w+$/)
    expect(first!.text).toMatch(/^Bupati \w+ Terjaring OTT, KPK Sita Rp \d+ M$/)
  })

  it('reads texts about nobody, and refuses a line without a label', () => {
    expect(readWrittenTexts('+ bangga\n', 'post', 1)).toEqual([{ text: 'bangga', label: 'positif', register: 'post', weight: 1, fold: -1 }])
    expect(() => readWrittenTexts('bangga', 'post', 1)).toThrow('No label')
  })
})
