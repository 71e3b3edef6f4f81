import type { Term, TermKind, TimeZone } from '@kentongan/contracts'

/** An agency of the demo; `parent` is the key of another one, null at the top of a tree. */
export type DemoAgency = {
  readonly key: string
  readonly parent: string | null
  readonly name: string
  readonly timeZone: TimeZone
  readonly terms: readonly Term[]
}

type Words = {
  readonly names: readonly string[]
  readonly acronyms?: readonly string[]
  readonly keywords?: readonly string[]
  /** Count only near one of the context words. */
  readonly ambiguous?: readonly string[]
  readonly context?: readonly string[]
}

const wib = 'Asia/Jakarta'
const wita = 'Asia/Makassar'

const termsOf = (kind: TermKind, texts: readonly string[] = [], ambiguous = false): Term[] => texts.map(text => ({ kind, text, ambiguous }))

const agency = (key: string, parent: string | null, timeZone: TimeZone, words: Words): DemoAgency => ({
  key,
  parent,
  name: words.names[0] ?? key,
  timeZone,
  terms: [
    ...termsOf('name', words.names),
    ...termsOf('acronym', words.acronyms),
    ...termsOf('acronym', words.ambiguous, true),
    ...termsOf('keyword', words.keywords),
    ...termsOf('context', words.context),
  ],
})

/**
 * The city of Arunaya (WITA) in the province of Nusa Cakrala with its seat in Bandar Semita (WIB): neither they nor their
 * neighbourhoods exist. Parents come before their children.
 */
export const demoAgencies: readonly DemoAgency[] = [
  agency('pemkot', null, wita, {
    names: ['Pemerintah Kota Arunaya', 'Pemkot Arunaya'], keywords: ['Wali Kota Arunaya', 'Balai Kota Arunaya'],
  }),
  agency('setda', 'pemkot', wita, {
    names: ['Sekretariat Daerah Kota Arunaya', 'Setda Arunaya'], acronyms: ['Setda'],
    keywords: ['Sekda Arunaya', 'sekretaris daerah'],
  }),
  agency('kominfo', 'pemkot', wita, {
    names: ['Dinas Komunikasi dan Informatika Kota Arunaya', 'Diskominfo Arunaya'], acronyms: ['Diskominfo'],
    keywords: ['Arunaya Satu Pintu'],
  }),
  agency('dinkes', 'pemkot', wita, {
    names: ['Dinas Kesehatan Kota Arunaya', 'Dinkes Arunaya'], acronyms: ['Dinkes'],
    keywords: ['Puskesmas Kuala Sewai', 'Puskesmas Bukit Serami'],
  }),
  agency('rsud', 'dinkes', wita, { names: ['RSUD Kota Arunaya', 'RSUD Arunaya'], acronyms: ['RSUD'] }),
  agency('disdik', 'pemkot', wita, { names: ['Dinas Pendidikan Kota Arunaya', 'Disdik Arunaya'], acronyms: ['Disdik'] }),
  agency('dukcapil', 'pemkot', wita, {
    names: ['Dinas Kependudukan dan Pencatatan Sipil Kota Arunaya', 'Disdukcapil Arunaya', 'Dukcapil Arunaya'],
    acronyms: ['Disdukcapil'],
  }),
  agency('dishub', 'pemkot', wita, {
    names: ['Dinas Perhubungan Kota Arunaya', 'Dishub Arunaya'], acronyms: ['Dishub'],
    keywords: ['bus Trans Arunaya', 'Trans Arunaya'],
  }),
  agency('pupr', 'pemkot', wita, {
    names: ['Dinas Pekerjaan Umum dan Penataan Ruang Kota Arunaya', 'Dinas PUPR Arunaya'], acronyms: ['PUPR'],
  }),
  agency('dinsos', 'pemkot', wita, { names: ['Dinas Sosial Kota Arunaya', 'Dinsos Arunaya'], acronyms: ['Dinsos'] }),
  agency('dlh', 'pemkot', wita, {
    names: ['Dinas Lingkungan Hidup Kota Arunaya', 'DLH Arunaya'], acronyms: ['DLH'], keywords: ['TPA Bukit Serami'],
  }),
  agency('bpbd', 'pemkot', wita, {
    names: ['Badan Penanggulangan Bencana Daerah Kota Arunaya', 'BPBD Arunaya'], acronyms: ['BPBD'],
  }),
  agency('pam', 'pemkot', wita, {
    names: ['Perumda Air Minum Tirta Arunaya', 'PAM Tirta Arunaya', 'Tirta Arunaya'], ambiguous: ['PAM'], context: ['air', 'pipa', 'tagihan'],
  }),
  agency('kanwil', null, wib, {
    names: ['Kantor Wilayah Imigrasi Nusa Cakrala', 'Kanwil Imigrasi Nusa Cakrala'], keywords: ['Kanwil Imigrasi'],
  }),
  agency('imigrasi', 'kanwil', wita, {
    names: ['Kantor Imigrasi Arunaya', 'Imigrasi Arunaya'], keywords: ['Unit Layanan Paspor Pelabuhan'],
  }),
  agency('imigrasi-semita', 'kanwil', wib, { names: ['Kantor Imigrasi Bandar Semita', 'Imigrasi Bandar Semita'] }),
]
