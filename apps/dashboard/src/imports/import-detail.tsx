import type { PostImport, PostImportDetail } from '@kentongan/contracts'
import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import dialog from '../ui/dialog.module.css'
import { Panel } from '../ui/page'
import { ErrorState, LoadingRows } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { CancelImport } from './cancel-import'
import css from './imports.module.css'
import { ProblemReport } from './problem-report'
import { StartForm } from './start-form'
import { importQuery, isMoving } from './use-imports'

/** One import at the step it has come to. */
export function ImportDetail({ id }: { id: number }) {
  const detail = useQuery(importQuery(id))
  if (detail.isPending) return <LoadingRows rows={4} height={40} />
  // What was read stays where asking again fails: somebody may be choosing columns in it.
  if (!detail.data) return <ErrorState error={detail.error} retry={() => void detail.refetch()} />
  const { import: state } = detail.data
  return (
    <section className={css.detail} aria-label={state.fileName}>
      <h2>{state.fileName}</h2>
      <Step detail={detail.data} />
      {state.bad > 0 && <ProblemReport id={id} bad={state.bad} />}
    </section>
  )
}

function Step({ detail }: { detail: PostImportDetail }) {
  const { t } = useTranslation()
  const { import: state, mapping } = detail
  if (state.state === 'uploading') return <><p className={dialog.notice}>{t('imports.unfinished')}</p><div className={dialog.actions}><CancelImport id={state.id} /></div></>
  if (state.state === 'failed') return <p className={dialog.notice} role="alert">{t(`importFailure.${state.failure ?? 'not-a-table'}`)}</p>
  return state.state === 'ready' && mapping ? <StartForm detail={detail} guess={mapping} /> : <ImportProgress state={state} />
}

function ImportProgress({ state: { id, state, doneRows, totalRows, added, known, bad, source } }: { state: PostImport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const share = totalRows ? (100 * doneRows) / totalRows : 0
  const shown = { done: format.number(doneRows), total: format.number(totalRows ?? 0), name: source?.title ?? '' }
  return (
    <Panel title={t(`imports.state.${state}`)}>
      <p role="status">{state === 'reading' ? t('imports.lookingAt') : t('imports.progress', shown)}</p>
      {isMoving({ state }) && <Progress value={state === 'reading' ? 100 : share} animated={state === 'reading'} aria-label={t('imports.progressLabel')} />}
      {state !== 'reading' && (
        <dl className={css.counts}>
          <div><dt>{t('imports.added')}</dt><dd>{format.number(added)}</dd></div>
          <div><dt>{t('imports.known')}</dt><dd>{format.number(known)}</dd></div>
          <div><dt>{t('imports.bad')}</dt><dd>{format.number(bad)}</dd></div>
        </dl>
      )}
      {isMoving({ state }) && <div className={dialog.actions}><CancelImport id={id} /></div>}
    </Panel>
  )
}
