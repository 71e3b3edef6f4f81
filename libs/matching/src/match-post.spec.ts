import { compileTerms, type Term } from './compile-terms'
import { matchPost, MOST_SPANS } from './match-post'

const term = (text: string, kind: Term['kind'] = 'name', agencyId = 1, termId = 1): Term => ({ agencyId, termId, text, kind })
const found = (terms: readonly Term[], text: string) =>
  matchPost(compileTerms(terms), { title: '', text })
    .flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)))

describe('a name or keyword', () => {
  it.each<[string, string, string[]]>([
    ['Imigrasi', 'Kantor IMIGRASI, imigrasi.', ['IMIGRASI', 'imigrasi']],
    ['Imigrasi', 'imigrasinya imigrasilah Imigrasikah', ['imigrasinya', 'imigrasilah', 'Imigrasikah']],
    ['Imigrasi', 'keimigrasian diimigrasikan imigrasia', []],
    ['masa', 'masalah ini', []],
    ['masalah', 'masalahnya', ['masalahnya']],
    ['imigrasinya', 'imigrasi imigrasinya', ['imigrasinya']],
    ['BPJS Kesehatan', 'BPJS\nKesehatan, bpjs-kesehatan; bpjs  kesehatannya',
      ['BPJS\nKesehatan', 'bpjs-kesehatan', 'bpjs  kesehatannya']],
    ['BPJS Kesehatan', 'BPJS, Kesehatan. BPJS. Kesehatan BPJS - Kesehatan', []],
    ['PT. PLN', 'PT PLN dan PT. PLN, PT … 😭 PLN', ['PT PLN', 'PT. PLN']],
    ['D.I. Yogyakarta', 'di D.I. Yogyakarta dan DI Yogyakarta', ['D.I. Yogyakarta']],
    ['Bea Cukai', '#BeaCukai #beacukai #BEA_CUKAI beacukai @beacukai', [
      'BeaCukai', 'beacukai', 'BEA_CUKAI']],
    ['#savekpk', 'ayo #SaveKPK #SAVEKPK savekpk save kpk', ['SaveKPK', 'SAVEKPK']],
    ['@KPK_RI', '@kpk_ri KPK_RI kpk', ['@kpk_ri']],
    ['KPK', '#SaveKPK @KPK_RI https://kpk.go.id/kpk', ['KPK']],
    ['Café Depok', 'cafe\u0301 de\u200bpok', ['cafe\u0301 de\u200bpok']],
    ["Jum'at", 'jumat Jum’atnya', ['jumat', 'Jum’atnya']],
    ['kantor', 'kantor-kantor', ['kantor', 'kantor']],
  ])('%j in %j', (name, text, expected) => expect(found([term(name)], text)).toEqual(expected))
})

describe('an acronym', () => {
  it.each<[string, string, string[]]>([
    ['LAN', 'LAN memakai lan dan Lan', ['LAN']],
    ['PN', 'PNnya, PN-nya, pnnya', ['PNnya', 'PN']],
    ['KPK', 'KPKnya kpknya KPKNYA', ['KPKnya', 'KPKNYA']],
    ['Polri', 'Polri POLRI polri', ['Polri', 'POLRI']],
    ['KAI', 'KEMARIN KAI TERLAMBAT', ['KAI']],
    ['LAN', '#LAN #lan', ['LAN']],
    ['BPJS TK', 'BPJS TK bpjs TK #BPJSTK #bpjstk', ['BPJS TK', 'BPJSTK']],
    ['BPN', 'ＢＰＮ', ['ＢＰＮ']],
    ['@KPK_RI', '@kpk_ri', ['@kpk_ri']],
  ])('%j in %j', (acronym, text, expected) => expect(found([term(acronym, 'acronym')], text)).toEqual(expected))
})

describe('a post', () => {
  const terms = [
    term('Imigrasi', 'name', 7, 1), term('Kantor Imigrasi', 'name', 7, 2), term('Imigrasi Jakarta Selatan', 'name', 7, 3),
    term('Jakarta Selatan', 'name', 3, 4), term('Imigrasi', 'keyword', 7, 9),
  ]

  it('names each agency once, by id, with its spans in reading order', () => {
    const post = { title: 'Imigrasi Jakarta Selatan', text: 'Antrean imigrasi' }
    expect(matchPost(compileTerms(terms), post)).toEqual([
      { agencyId: 3, spans: [{ field: 'title', start: 9, end: 24, termId: 4 }] },
      { agencyId: 7, spans: [{ field: 'title', start: 0, end: 24, termId: 3 }, { field: 'text', start: 8, end: 16, termId: 1 }] },
    ])
  })

  it('lets the longest term of an agency stand, wherever it starts', () => {
    const own = terms.filter(one => one.agencyId === 7)
    expect(found(own, 'Kantor Imigrasi Jakarta Selatan')).toEqual(['Imigrasi Jakarta Selatan'])
  })

  it('keeps at most fifty spans of an agency', () => {
    const [match] = matchPost(compileTerms(terms), { title: 'imigrasi', text: 'imigrasi '.repeat(500) })
    expect(match?.spans).toHaveLength(MOST_SPANS)
    expect(match?.spans[49]).toEqual({ field: 'text', start: 48 * 9, end: 48 * 9 + 8, termId: 1 })
  })

  it('finds nothing where nothing is', () => {
    expect(matchPost(compileTerms(terms), { title: '', text: 'cuaca cerah' })).toEqual([])
    expect(matchPost(compileTerms([]), { title: 'Imigrasi', text: '' })).toEqual([])
  })

  it('reports terms that can match nothing', () => {
    expect(compileTerms([term('—', 'name', 1, 5), term('KPK', 'name', 1, 6), term('', 'name', 1, 8)]).unusable).toEqual([5, 8])
  })
})
