import type { SourceTier, TimeZone } from '@kentongan/contracts'

/** What an outlet tells; each story belongs to one. `umum` and `obrolan` name no agency. */
export type Voice = 'warta' | 'forum' | 'pemkot' | 'imigrasi' | 'fakta' | 'umum' | 'obrolan'
export type FeedFormat = 'rss' | 'atom' | 'rdf'

export type DemoOutlet = {
  readonly id: string
  readonly title: string
  readonly tier: SourceTier
  readonly region: string | null
  readonly timeZone: TimeZone
  /** Posts on a mean day. */
  readonly perDay: number
  readonly rhythm: 'redaksi' | 'kantor' | 'forum'
  readonly voices: readonly Voice[]
  readonly format: FeedFormat
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly dates: 'rfc' | 'indonesia'
  /** Whether it gives an ETag and answers 304. */
  readonly conditional: boolean
  readonly guids: 'own' | 'repeating'
  /** 'silent': nothing new since two days before the demo's start. 'flaky': fails ten minutes in every thirty. */
  readonly trouble: null | 'silent' | 'unavailable' | 'flaky' | 'removed'
  readonly paused: boolean
  /** Whether the demo starts with it as a source; the others wait for "add by site address". */
  readonly seeded: boolean
}

const wib = 'Asia/Jakarta'
const wita = 'Asia/Makassar'
const arunaya = 'Kota Arunaya'
const province = 'Nusa Cakrala'

const usual = {
  tier: 'pers', region: arunaya, timeZone: wita, rhythm: 'redaksi', voices: ['warta', 'umum'], format: 'rss', encoding: 'utf-8',
  dates: 'rfc', conditional: true, guids: 'own', trouble: null, paused: false, seeded: true,
} as const satisfies Partial<DemoOutlet>

/** Fictional outlets with the habits of real ones, so that the sources page has every state to show. */
export const demoOutlets: readonly DemoOutlet[] = [
  { ...usual, id: 'warta-pelitara', title: 'Warta Pelitara', region: null, timeZone: wib, perDay: 190, dates: 'indonesia', voices: ['umum', 'warta', 'umum'] },
  { ...usual, id: 'harian-semita', title: 'Harian Semita', region: province, timeZone: wib, perDay: 150, encoding: 'windows-1252' },
  { ...usual, id: 'lensa-arunaya', title: 'Lensa Arunaya', perDay: 230, format: 'atom' },
  { ...usual, id: 'arunaya-ekspres', title: 'Arunaya Ekspres', perDay: 180, format: 'rdf' },
  { ...usual, id: 'radio-gema-arunaya', title: 'Radio Gema Arunaya', perDay: 110, conditional: false, dates: 'indonesia' },
  { ...usual, id: 'pemkot-arunaya', title: 'Portal Pemerintah Kota Arunaya', tier: 'resmi', perDay: 14, rhythm: 'kantor', voices: ['pemkot'] },
  {
    ...usual, id: 'imigrasi-arunaya', title: 'Siaran Pers Imigrasi Arunaya', tier: 'resmi', perDay: 10, rhythm: 'kantor', voices: ['imigrasi'],
    format: 'atom',
  },
  { ...usual, id: 'cek-cakrala', title: 'Cek Cakrala', region: province, timeZone: wib, perDay: 12, rhythm: 'kantor', voices: ['fakta'] },
  {
    ...usual, id: 'forum-warga', title: 'Forum Warga Arunaya', tier: 'lain', perDay: 330, rhythm: 'forum', voices: ['forum', 'obrolan', 'forum'],
    guids: 'repeating',
  },
  { ...usual, id: 'suara-pesisir', title: 'Suara Pesisir', perDay: 60, trouble: 'silent' },
  { ...usual, id: 'tabloid-kintal', title: 'Tabloid Kintal', perDay: 20, trouble: 'unavailable' },
  { ...usual, id: 'kabar-serami', title: 'Kabar Serami', tier: 'lain', perDay: 60, trouble: 'flaky' },
  { ...usual, id: 'buletin-sembari', title: 'Buletin Sembari', tier: 'lain', perDay: 5, trouble: 'removed' },
  { ...usual, id: 'majalah-cakrala', title: 'Majalah Cakrala', region: province, timeZone: wib, perDay: 15, voices: ['umum'], paused: true },
  { ...usual, id: 'lintas-nirai', title: 'Lintas Nirai', perDay: 40, seeded: false },
]
