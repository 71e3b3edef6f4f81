import type { TrialState } from '@kentongan/contracts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../session'
import { useFormat } from '../../ui/use-format'
import css from './bench.module.css'
import { neighbourOf, samplesOf, type SampleTab, sampleTabs, tabCounts } from './sample-list'
import { SampleRow } from './sample-row'
import { useSampleKeys } from './use-sample-keys'
import { useVerdicts } from './use-verdicts'

/** Examples of what comes, goes, stays and nearly matches; each can be judged, by mouse or by key. */
export function Samples({ state, agencyId, version }: { state: TrialState; agencyId: number; version: number | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const judges = useMay('mentions.correct')
  const { shortcuts } = useMe().account
  const [tab, setTab] = useState<SampleTab>('all')
  const counts = tabCounts(state)
  const shown = samplesOf(state.samples, tab)
  const { verdictOf, judge, undo } = useVerdicts(agencyId)
  const { current, place, focus, move } = useSampleCursor(shown.map(sample => sample.postId))
  const tabs = sampleTabs.filter(each => version !== null || each === 'all' || each === 'gained' || each === 'near')

  useSampleKeys(shortcuts, {
    move,
    undo: judges ? undo : () => undefined,
    judge: relevant => {
      const sample = shown.find(each => each.postId === current)
      if (!judges || !sample) return
      judge(sample, relevant)
      move(1)
    },
  })
  return (
    <section className={css.card} aria-label={t('trial.samples')}>
      <header className={css.head}>
        <h3>{t('trial.samples')}</h3>
        <div className={css.tabs} role="group" aria-label={t('trial.samplesShown')}>
          {tabs.map(each => (
            <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>{t(`trial.tab.${each}`)} <span>{format.number(counts[each])}</span></button>
          ))}
        </div>
        {shortcuts && <p className={css.keys} aria-hidden><kbd>J</kbd><kbd>K</kbd> {t('keys.move')}{judges && <> <kbd>R</kbd> {t('trial.relevantKey')} <kbd>X</kbd> {t('trial.irrelevantKey')}</>}</p>}
      </header>
      {shown.length === 0 ? <p className={css.none}>{t(`trial.none.${tab}`)}</p> : (
        <ul className={css.samples}>
          {shown.map(sample => (
            <SampleRow
              key={sample.postId} sample={sample} current={sample.postId === current} verdict={verdictOf(sample)} rowRef={place(sample.postId)}
              judge={judges ? relevant => judge(sample, relevant) : undefined} focus={() => focus(sample.postId)}
            />
          ))}
        </ul>
      )}
      {counts[tab] > shown.length && shown.length > 0 && <p className={css.more}>{t('trial.onlySome', { count: shown.length, all: format.number(counts[tab]) })}</p>}
    </section>
  )
}

/** Which sample the keyboard is on; it follows the post, not the place, while results come in. */
function useSampleCursor(ids: readonly number[]) {
  const rows = useRef(new Map<number, HTMLLIElement>())
  const [chosen, setChosen] = useState<number | null>(null)
  const [wanted, setWanted] = useState<number | null>(null)
  const current = chosen !== null && ids.includes(chosen) ? chosen : ids[0] ?? null
  useEffect(() => {
    if (wanted === null) return
    const row = rows.current.get(wanted)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
    setWanted(null)
  }, [wanted])
  const place = (id: number) => (row: HTMLLIElement | null) => {
    if (row) rows.current.set(id, row)
    else rows.current.delete(id)
  }
  const move = (step: 1 | -1) => {
    const next = neighbourOf(ids, chosen, step)
    setChosen(next)
    setWanted(next)
  }
  return { current, place, focus: setChosen, move }
}
