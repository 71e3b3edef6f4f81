import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { compileRuleset, matchPost, type AgencyRule, type Ruleset } from '@kentongan/matching'
import { judgeTone, loadTone, type ToneModel } from '@kentongan/tone'
import { compareWithNatural } from './tone-beside-natural'

const ACRONYMS = ('KPK Polri TNI DPR MK MA BPK BPN BPS BMKG BNPB BNN BPOM KPU '
  + 'Bawaslu Kejagung Kemenkes Kemenkeu Kemendagri Kemlu').split(' ')
const NAMES = ['Imigrasi', 'Bea Cukai', 'Pertamina', 'Mahkamah Agung', 'Kejaksaan Agung', 'Badan Pusat Statistik',
  'Kementerian Kesehatan', 'Kementerian Luar Negeri', 'BPJS Kesehatan', 'Bank Indonesia', 'Dinas Pendidikan', 'Dinas Kesehatan',
  'Polda Metro Jaya', 'Satpol PP']
const OFFICES = ['Kantor', 'Dinas', 'Badan', 'Balai']
const WORDS = ('warga antre petugas jalan rusak sejak pagi layanan cepat bupati rapat '
  + 'harga beras naik bantuan sekolah tiba hari ini').split(' ')
const ROUNDS = 3

/**
 * Posts per second of processor time for matching and tone together on 10,000 headlines, with 60 and with 1,000 rules. Reads
 * the recorded headlines of ../shared where they are at hand, else makes some. Then tone alone beside natural's classifier.
 */
export function bench(): void {
  const model = loadTone(readFileSync(path.resolve('libs/tone/model/tone.json'), 'utf8'))
  const headlines = readHeadlines()
  for (const count of [60, 1000]) {
    const rules = makeRules(count, headlines)
    const ruleset = compileRuleset(rules)
    judge(ruleset, model, headlines)
    const rates = Array.from({ length: ROUNDS }, () => judge(ruleset, model, headlines))
    const best = Math.round(Math.max(...rates))
    console.log(`match and tone, ${rules.length} rules, ${headlines.length} headlines: ${best} posts/CPU-s`)
  }
  compareWithNatural()
}

function judge(ruleset: Ruleset, model: ToneModel, headlines: readonly string[]): number {
  const before = process.cpuUsage()
  for (const title of headlines) {
    matchPost(ruleset, { title, text: '', author: '', source: '', lang: '' })
    judgeTone(model, { title })
  }
  const { user, system } = process.cpuUsage(before)
  return headlines.length / ((user + system) / 1e6)
}

function readHeadlines(): readonly string[] {
  const file = path.resolve('../shared/replay/news.jsonl')
  if (!existsSync(file)) return Array.from({ length: 10_000 }, (_, at) => makeHeadline(at))
  const titles = readFileSync(file, 'utf8').trim().split('\n').map(line => (JSON.parse(line) as { title: string }).title)
  return [...new Set(titles)].slice(0, 10_000)
}

function makeHeadline(at: number): string {
  const words = Array.from({ length: 8 }, (_, k) => WORDS[(at * 7 + k * k * 3 + k) % WORDS.length])
  return [NAMES[at % NAMES.length], ...words].join(' ')
}

/** Agency names first, then phrases of two words that occur in the headlines, so that more rules also means more hits. */
function makeRules(count: number, headlines: readonly string[]): readonly AgencyRule[] {
  const offices = OFFICES.flatMap(office => NAMES.map(name => `${office} ${name}`)).slice(0, 60 - ACRONYMS.length - NAMES.length)
  const phrases = headlines.map(headline => headline.split(' ').slice(1, 3).join(' ')).filter(phrase => /^[\p{L}\p{N} ]+$/u.test(phrase))
  const texts = [...new Set([...ACRONYMS, ...NAMES, ...offices, ...phrases])].slice(0, count)
  return texts.map((text, at) => ({ agencyId: at % 200, ruleId: at, lane: 'sure', query: ACRONYMS.includes(text) ? `=${text}` : `"${text}"` }))
}
