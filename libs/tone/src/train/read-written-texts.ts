import type { Register } from '../register'
import type { ToneLabel } from '../tone-label'
import { seededDraw } from './draw-order'
import type { TrainingRow } from './labelled-text'

const LABEL_OF: Readonly<Record<string, ToneLabel>> = { '-': 'negatif', '0': 'netral', '+': 'positif' }
const BRACKET = /\[([^\]]+)([-0+])\]/g
const SLOT = /\{([TQPKN])\}/g

/** What fills the slots: T agencies and officials, Q politicians and parties, P who speaks, K places, N numbers. */
const FILLINGS: Readonly<Record<string, readonly string[]>> = {
  T: ('KPK|Polri|TNI|DPR|KPU|Bawaslu|Bupati|Gubernur|Wali Kota|Anies|Pemprov|Pemkot|Pemkab|Kemenkes|Kemenhub|'
    + 'Kemensos|Kapolri|Mendikbud|Menhub|Satpol PP|Dishub|Disdik|Dinkes|PLN|PDAM|Pertamina|BPBD|BNPB|BMKG|'
    + 'Imigrasi|Bea Cukai|Lapas|Rutan|Kejati|Kejari|Kejagung|TransJ|KAI|KBRI|BPJS|RSUD|Polda|Basarnas|BPOM|'
    + 'Kemenag|Dukcapil|BPN|Mabes Polri|Bareskrim|Walkot|Menlu|Mensos').split('|'),
  Q: ('Prabowo|Anies|Ganjar|Gibran|Cak Imin|Mahfud|Jokowi|PDIP|Gerindra|PKS|Golkar|NasDem|PSI|AHY|Demokrat|'
    + 'Khofifah|Ridwan Kamil|Ahok|Puan|Megawati|PKB|Sandiaga').split('|'),
  P: ('PDIP|Fadli Zon|Gerindra|PKS|NasDem|Mahfud|DPRD|Anggota DPR|Pengamat|YLKI|Walhi|ICW|Warga|Komisi III|'
    + 'Ketua MPR|Fahri Hamzah|Aktivis|Buruh|Demokrat|Mahasiswa|Moeldoko|Jokowi|PPP|PAN|MUI|Muhammadiyah|PBNU|'
    + 'Ketua DPR|Sandiaga|Ridwan Kamil|Zulhas|Luhut').split('|'),
  K: 'Bogor|Medan|Makassar|Papua|Lampung|Semarang|Garut|Aceh|NTT|Kalsel|Palu|Bekasi|Banten|Sumbar|Jatim'.split('|'),
  N: '2|3|5|7|8|10|12|15|20|25|40|100|300'.split('|'),
}

/**
 * Reads texts written for training, one a line: `- ` `0 ` or `+ ` and a headline with slots; the target is what fills {T} or
 * {Q}. What fills a slot depends on the number of the line alone.
 */
export function readWrittenHeadlines(content: string, weight: number): readonly TrainingRow[] {
  return linesOf(content).map((line, at) => {
    const draw = drawForLine(at)
    let target = ''
    const text = line.slice(2).replace(SLOT, (_, slot: string) => {
      const choices = FILLINGS[slot] ?? []
      if (slot !== 'T' && slot !== 'Q') return choices[draw(choices.length)] ?? ''
      if (target === '') target = choices[draw(choices.length)] ?? ''
      return target
    })
    return { text, target, label: labelOf(line), register: 'headline', weight, fold: -1 }
  })
}

/** Reads headlines in which each target stands in brackets with its label, as in posts; the other slots are filled as above. */
export function readAimedHeadlines(content: string, weight: number): readonly TrainingRow[] {
  const filled = linesOf(content).map((line, at) => {
    const draw = drawForLine(at)
    return line.replace(SLOT, (_, slot: string) => {
      const choices = FILLINGS[slot] ?? []
      return choices[draw(choices.length)] ?? ''
    })
  })
  return readWrittenPosts(filled.join('\n'), weight).map(row => ({ ...row, register: 'headline' as const }))
}

/** The first draws of neighbouring seeds are alike. */
function drawForLine(at: number): (below: number) => number {
  const draw = seededDraw(at * 7919 + 17)
  for (let skip = 0; skip < 8; skip++) draw(2)
  return draw
}

/** Reads posts in which each target stands in brackets with its label: `[PLN-] padam lagi`; a row for each target. */
export function readWrittenPosts(content: string, weight: number): readonly TrainingRow[] {
  return linesOf(content).flatMap(line => [...line.matchAll(BRACKET)].map(([, target = '', sign = '']): TrainingRow => ({
    text: line.replace(BRACKET, '$1'), target, label: LABEL_OF[sign] ?? 'netral', register: 'post', weight, fold: -1,
  })))
}

/** Reads texts about nobody in particular: `- `, `0 ` or `+ ` and the text. */
export function readWrittenTexts(content: string, register: Register, weight: number): readonly TrainingRow[] {
  return linesOf(content).map(line => ({ text: line.slice(2), label: labelOf(line), register, weight, fold: -1 }))
}

function labelOf(line: string): ToneLabel {
  const label = LABEL_OF[line[0] ?? '']
  if (label === undefined) throw new Error(`No label in the written text "${line}"`)
  return label
}

function linesOf(content: string): readonly string[] {
  return content.split('\n').filter(line => line.trim() !== '')
}
