import type { OpmlResult } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { FileField } from '../ui/file-field'
import { ErrorState } from '../ui/states'
import css from './sources.module.css'
import { sourcesQuery } from './use-sources'

const largest = 2_000_000

/** Reads an OPML file and says line by line what could not be taken over. */
export function ImportOpml({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [tooLarge, setTooLarge] = useState(false)
  const send = useMutation({
    mutationFn: async (file: File) => call('importOpml', { body: { xml: await file.text() } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  })
  const take = (file: File) => {
    setTooLarge(file.size > largest)
    if (file.size <= largest) send.mutate(file)
  }
  return (
    <Dialog close={close} size="lg" title={t('opml.title')}>
      <div className={dialog.dialog}>
        <div><FileField label={t('opml.choose')} accept=".opml,.xml,text/x-opml,application/xml,text/xml" take={take} /></div>
        {tooLarge && <p className={dialog.notice} role="alert">{t('opml.tooLarge')}</p>}
        {send.isPending && <p role="status">{t('state.loading')}</p>}
        {send.isError && <ErrorState error={send.error} compact />}
        {send.data && <OpmlReport result={send.data} />}
        <div className={dialog.actions}><Button variant={send.data ? 'filled' : 'default'} onClick={close}>{t('action.close')}</Button></div>
      </div>
    </Dialog>
  )
}

function OpmlReport({ result }: { result: OpmlResult }) {
  const { t } = useTranslation()
  return (
    <div role="status" className={dialog.dialog}>
      <p><b>{t('opml.added', { count: result.added })}</b>{result.known > 0 && <> · {t('opml.known', { count: result.known })}</>}{result.problems.length > 0 && <> · {t('opml.problems', { count: result.problems.length })}</>}</p>
      {result.problems.length > 0 && (
        <div className={css.problemBox}>
          <table className={css.problems}>
            <thead><tr><th scope="col">{t('opml.line')}</th><th scope="col">{t('opml.problem')}</th><th scope="col">{t('opml.value')}</th></tr></thead>
            <tbody>
              {result.problems.map((problem, index) => (
                <tr key={index}><td>{problem.line}</td><td>{t(`opmlProblem.${problem.problem}`, { defaultValue: '' }) || t('opmlProblem.other', { problem: problem.problem })}</td><td className={css.url}>{problem.value}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
