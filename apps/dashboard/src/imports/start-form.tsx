import type { ImportMapping, PostImportDetail } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import dialog from '../ui/dialog.module.css'
import { Panel } from '../ui/page'
import { ErrorState } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { CancelImport } from './cancel-import'
import { ColumnFields } from './column-fields'
import { MappedSample, RawSample } from './sample-tables'
import { type TargetDraft, TargetFields } from './target-fields'
import { importsQuery } from './use-imports'

/** What every row needs: when it was published, and some words. */
const isComplete = ({ columns: { date, title, text } }: ImportMapping): boolean => date !== undefined && (title !== undefined || text !== undefined)

const firstTarget = ({ import: { fileName }, same }: PostImportDetail): TargetDraft => ({ sourceId: String(same?.source?.id ?? ''), title: fileName.replace(/\.\w+$/, ''), tier: 'lain' })

/** The columns, how they are read, and where the posts go: then it starts. */
export function StartForm({ detail, guess }: { detail: PostImportDetail; guess: ImportMapping }) {
  const { t } = useTranslation()
  const format = useFormat()
  const queries = useQueryClient()
  const { id, totalRows } = detail.import
  const [mapping, setMapping] = useState(guess)
  const [{ sourceId, title, tier }, setTarget] = useState(() => firstTarget(detail))
  const start = useMutation({
    mutationFn: () => call('startImport', { params: { id }, body: { mapping, target: sourceId === '' ? { title, tier } : { sourceId: Number(sourceId) } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: importsQuery.queryKey }),
  })
  const complete = isComplete(mapping)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complete) start.mutate()
  }
  return (
    <form onSubmit={submit} className={dialog.dialog}>
      <SameFile same={detail.same} />
      <Panel title={t('imports.sample')}><RawSample detail={detail} /></Panel>
      <ColumnFields detail={detail} mapping={mapping} change={setMapping} />
      <Panel title={t('imports.mapped')}><MappedSample id={id} mapping={mapping} /></Panel>
      <TargetFields draft={{ sourceId, title, tier }} change={setTarget} />
      {!complete && <p className={dialog.notice} role="alert">{t('imports.missing')}</p>}
      {start.isError && <ErrorState error={start.error} compact />}
      <div className={dialog.actions}>
        <CancelImport id={id} />
        <Button type="submit" disabled={!complete} loading={start.isPending}>{t('imports.start', { count: totalRows ?? 0, shown: format.number(totalRows ?? 0) })}</Button>
      </div>
    </form>
  )
}

/** Says that the very same file has been here. */
function SameFile({ same }: Pick<PostImportDetail, 'same'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return same && <p className={dialog.notice} role="status">{t('imports.same', { at: format.full(same.createdAt), name: same.source?.title ?? same.fileName })}</p>
}
