import type { CorrectMention, Mention } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { applyCorrection } from './correction'
import { correctionText } from './correction-text'
import type { Decide } from './doubt-line'
import { belongsTo, isLane, neighbourOf } from './review-lane'
import { useBulkCorrection } from './use-bulk-correction'
import { useCopiesOffer } from './use-copies'
import { useCorrection } from './use-correction'
import type { Cursor } from './use-cursor'
import type { Filter } from './use-mentions'
import { useUndo } from '../ui/use-undo'

type Place = { filter: Filter; mentions: readonly Mention[]; cursor: Cursor; wide: boolean }

/** Corrects one mention or many; where they leave the list with that, the next one is selected, and undoing goes back to it. */
export function useDecision({ filter, mentions, cursor, wide }: Place) {
  const { t } = useTranslation()
  const { offer, undo } = useUndo()
  const correctAll = useBulkCorrection(offer)
  const offerCopies = useCopiesOffer(correctAll)
  const correctOne = useCorrection({
    offer,
    onUndo: mention => { if (isLane(filter)) cursor.select(mention.id, wide) },
    onKept: (mention, change) => void offerCopies(mention, change),
  })
  const leaves = (mention: Mention, change: CorrectMention) => !belongsTo(filter, applyCorrection(mention, change))

  const correct: Decide = (mention, change) => {
    const next = neighbourOf(mentions, mention.id)
    correctOne(mention, change)
    if (leaves(mention, change)) cursor.select(next, wide)
  }
  const correctPicked = (ids: readonly number[], change: CorrectMention) => {
    const wanted = new Set(ids)
    const leaving = new Set(mentions.filter(mention => wanted.has(mention.id) && leaves(mention, change)).map(mention => mention.id))
    const next = neighbourOf(mentions, ids[0] ?? 0, leaving)
    correctAll(ids, change, t('tone.bulk.done', { count: ids.length, what: correctionText(t, change) }))
    cursor.select(next, wide)
  }
  return { correct, correctPicked, correctAll, undo }
}

export type Decision = ReturnType<typeof useDecision>
