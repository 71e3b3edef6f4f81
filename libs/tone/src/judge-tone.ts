import { findPassages } from './find-passages'
import { findPlaces } from './find-places'
import { judgePassage, weighTokens, type Passage } from './judge-passage'
import { NUMBER, type Place, type Token } from './read-tokens'
import { TONE_LABELS, type PerLabel, type ToneLabel } from './tone-label'
import { chooseLabel, type Calibration, type ToneModel } from './tone-model'
import { FUNCTION_WORDS } from './words/function-words'

export type Field = 'title' | 'text'

/** A word that spoke for the label: where it stands (UTF-16 code units of its field) and by how much, in log-odds. */
export type FieldReason = Place & { readonly field: Field; readonly weight: number }

/**
 * `confidence` is the probability of `label`; `chances` those of all labels. `review`: a person should look, because the
 * probability lies below the one from which the model is right nine times in ten, or the language is none it knows.
 * `because` holds at most five words or emoji, the strongest first; never marks, numbers or words like "yang".
 */
export type Judgement = {
  readonly label: ToneLabel
  readonly confidence: number
  readonly chances: PerLabel
  readonly review: boolean
  readonly because: readonly FieldReason[]
  readonly version: string
}

export type TonedPost = { readonly title?: string; readonly text?: string }

/** A post and the name, as it stands there, that its tone is toward. */
export type AimedPost = TonedPost & { readonly target?: string | undefined }

/** Where a target stands in the fields of a post. */
export type TargetSpan = Place & { readonly field: Field }

type Part = { readonly field: Field; readonly start: number; readonly passage: Passage; readonly share: number }

/** A headline counts as much as two passages of the body: it is what most people read. */
const TITLE_SHARE = 2
const MOST_REASONS = 5

/**
 * Judges the tone of a post toward `target` (a name as it stands in the text), or as a whole without one or where the post
 * does not name it. The chances of headline and passages are averaged.
 */
export function judgeTone(model: ToneModel, { target, ...post }: AimedPost): Judgement {
  const spans = (['title', 'text'] as const).flatMap(field =>
    findPlaces(post[field] ?? '', target).map(place => ({ field, ...place })))
  return judgeParts(model, findParts(model, post, spans))
}

/** Reads the passages of a post that speak of the target at `spans`; without any span, of the post as a whole. */
export function findParts(model: ToneModel, post: TonedPost, spans: readonly TargetSpan[]): readonly Part[] {
  return (['title', 'text'] as const).flatMap(field => {
    const places = spans.filter(span => span.field === field)
    if (spans.length > 0 && places.length === 0) return []
    return findPassages(post[field] ?? '', places).map(({ start, text, targets }) =>
      ({ field, start, passage: judgePassage(model, text, targets), share: field === 'title' ? TITLE_SHARE : 1 }))
  })
}

/** Sums up the judgements of all parts. No part at all is neutral, blindly. */
export function judgeParts(model: ToneModel, parts: readonly Part[]): Judgement {
  const known = parts.filter(({ passage }) => !passage.foreign)
  const chances = averageChances(known)
  const calibration = calibrationOf(model, known)
  const isBlind = chances[0] === chances[1] && chances[1] === chances[2]
  const [winner, second] = isBlind ? [1, 0] as const : chooseLabel(calibration, chances)
  const confidence = chances[winner]
  return {
    label: TONE_LABELS[winner],
    confidence,
    chances,
    review: isBlind || known.length < parts.length || confidence < calibration.trusted,
    because: isBlind ? [] : findReasons(model, known, winner, second),
    version: model.version,
  }
}

function averageChances(parts: readonly Part[]): PerLabel {
  const total = parts.reduce((sum, { share }) => sum + share, 0)
  if (total === 0) return [1 / 3, 1 / 3, 1 / 3]
  const mean = (label: 0 | 1 | 2): number =>
    parts.reduce((sum, { passage, share }) => sum + passage.chances[label] * share, 0) / total
  return [mean(0), mean(1), mean(2)]
}

/** The first part's: the headline's where there is one. */
function calibrationOf({ calibration }: ToneModel, [first]: readonly Part[]): Calibration {
  return calibration[first?.passage.register ?? 'post']
}

function findReasons(model: ToneModel, parts: readonly Part[], label: 0 | 1 | 2, against: 0 | 1 | 2): readonly FieldReason[] {
  const reasons: FieldReason[] = []
  for (const { field, start: offset, passage } of parts) {
    const evidence = weighTokens(model, passage, label, against)
    passage.tokens.forEach((token, at) => {
      const { start, end } = token
      // A word and its -nya stand at one place.
      if (start === passage.tokens[at - 1]?.start || !saysSomething(token)) return
      const weight = evidence[at]! + (start === passage.tokens[at + 1]?.start ? evidence[at + 1]! : 0)
      if (weight > 0) reasons.push({ field, start: offset + start, end: offset + end, weight })
    })
  }
  return reasons.sort((a, b) => b.weight - a.weight).slice(0, MOST_REASONS)
}

/** Marks, numbers, links, handles, the agency itself and words like "yang" may weigh, but tell a reader nothing. */
function saysSomething({ name, kind }: Token): boolean {
  return kind === 'emoji' || (kind === 'word' && name !== NUMBER && !FUNCTION_WORDS.has(name))
}
