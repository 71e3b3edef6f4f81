import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isForeign } from './guess-language'
import { findPlaces } from './find-places'
import { readTokens } from './read-tokens'
import { loadTone } from './store-tone'

const model = loadTone(readFileSync(path.resolve(process.cwd(), 'libs/tone/model/tone.json'), 'utf8'))
const namedTarget = ([text, target = '']: readonly [string, string?]): [string, string] => [text, target]
const isForeignText = (text: string, target: string): boolean => isForeign(model, text, readTokens(text, findPlaces(text, target)))

/** All invented; the second column is the agency, where one is named. */
const FOREIGN: readonly (readonly [string, string?])[] = [
  ['thank you so much'], ['this is so bad'], ['very slow service'], ['What a shame'], ['they never reply'], ['worst airport ever'],
  ['The staff was rude'], ['so proud of our police', 'police'], ['immigration line was quick', 'immigration'],
  ['KPK arrests governor', 'KPK'], ['PLN cuts power again', 'PLN'], ['Jakarta police arrest two men', 'police'],
  ['waiting for hours at Imigrasi', 'Imigrasi'], ['I lost my passport, please help'], ['Garuda flight delayed again'],
  ['Great job by BNPB today', 'BNPB'], ['Bali immigration deports three Russians', 'Bali immigration'],
  ['no water since yesterday', 'PDAM'], ['Court rejects appeal in graft case'], ['Finance minister meets investors in Singapore'],
  ['die Beamten waren sehr langsam'], ['el servicio es muy malo'],
]

const OURS: readonly (readonly [string, string?])[] = [
  ['good job'], ['good job KPK', 'KPK'], ['thanks min'], ['best lah PLN', 'PLN'], ['respect pak polisi', 'polisi'],
  ['mantap'], ['KPK', 'KPK'], ['update dong min'], ['slow response banget adminnya'], ['PLN down lagi, please deh', 'PLN'],
  ['fast respon, recommended'], ['imigrasi sekarang fast track, love it', 'imigrasi'], ['service nya bad banget sih'],
  ['website Dukcapil error terus', 'Dukcapil'], ['so far oke, petugas helpful'], ['literally nunggu 3 jam for nothing di Samsat', 'Samsat'],
  ['thank you Damkar, gercep banget', 'Damkar'], ['why sih antre lama'], ['KPK OTT Bupati Bekasi', 'KPK'], ['Live report banjir Bekasi'],
  ['Kapolri Lantik Kapolda', 'Kapolri'], ['Rupiah Melemah'], ['matur nuwun sanget pak lurah'], ['listrike mati maneh, piye iki PLN', 'PLN'],
  ['kantor kelurahane apik tenan'], ['hatur nuhun ka petugas Damkar', 'Damkar'], ['leuwih gancang ayeuna mah'],
  ['petugasna bageur pisan'], ['suwe tenan antrine'], ['ora mutu blas'], ['jalanna butut keneh wae'], ['mangtap euy'],
]

describe('language', () => {
  it.each(FOREIGN.map(namedTarget))('is not ours: %s', (text, target) => expect(isForeignText(text, target)).toBe(true))
  it.each(OURS.map(namedTarget))('is ours, or mixed with ours: %s', (text, target) => expect(isForeignText(text, target)).toBe(false))
})
