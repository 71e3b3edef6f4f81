import type { MentionDetail } from '@kentongan/contracts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { type Change, revisionDifference } from '../revision-difference'
import css from './evidence.module.css'

/** What each edit of the article changed, newest first. */
export function Revisions({ detail }: { detail: MentionDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const steps = useMemo(() => {
    const states = [...detail.revisions, { seenAt: null, title: detail.mention.post.title, text: detail.text }]
    return detail.revisions.map((before, index) => {
      const after = states[index + 1] ?? before
      return { until: states[index + 1]?.seenAt ?? null, title: revisionDifference(before.title, after.title), text: revisionDifference(before.text, after.text), number: index + 1 }
    }).reverse()
  }, [detail])
  return (
    <section className={css.part}>
      <h3>{t('evidence.revisions', { count: steps.length })}</h3>
      {steps.map(step => (
        <details key={step.number} className={css.revision} open={step === steps[0]}>
          <summary>{step.until ? t('evidence.revisionSeen', { number: step.number, at: format.full(step.until) }) : t('evidence.revisionLatest', { number: step.number })}</summary>
          {step.title.some(change => change.kind !== 'same') && <p><b><Difference changes={step.title} /></b></p>}
          <p><Difference changes={step.text} /></p>
        </details>
      ))}
    </section>
  )
}

function Difference({ changes }: { changes: readonly Change[] }) {
  return changes.map((change, index) => {
    if (change.kind === 'added') return <ins key={index}>{change.text}</ins>
    return change.kind === 'removed' ? <del key={index}>{change.text}</del> : change.text
  })
}
