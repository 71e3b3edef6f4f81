import type { CsvResult } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { Dialog } from '../../ui/dialog'
import dialog from '../../ui/dialog.module.css'
import { ErrorState } from '../../ui/states'
import { ChooseCsv, type ChosenCsv } from './choose-csv'
import { type CsvKind, csvKinds } from './csv-kind'
import { CsvReport } from './csv-report'

const touched = ['agencies', 'rules', 'lookbacks']

/** Three steps: choose a file or paste it, see what would happen, import the lines that are right. Going back keeps what was chosen. */
export function ImportCsv({ kind, close }: { kind: CsvKind; close: () => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ChosenCsv>({ name: null, text: '' })
  const { result, done, busy, error, check, send, back } = useCsvImport(kind, chosen.text)
  return (
    <Dialog close={close} size="xl" closeOnClickOutside={false} title={t(`csv.title.${kind}`)}>
      <div className={dialog.dialog}>
        {result
          ? <CsvReport kind={kind} result={result} done={done} />
          : <ChooseCsv kind={kind} chosen={chosen} choose={setChosen} busy={busy} check={check} />}
        {error && <ErrorState error={error} compact />}
        <div className={dialog.actions}>
          {result && <Button variant="default" onClick={back}>{t(done ? 'csv.another' : 'csv.back')}</Button>}
          <Button variant={done ? 'filled' : 'default'} onClick={close}>{t(done ? 'action.close' : 'action.cancel')}</Button>
          {result && !done && <SendButton plan={result} busy={busy} send={send} />}
        </div>
      </div>
    </Dialog>
  )
}

/** Asks what a text would do, then does it. `result` is the plan until it is `done`. */
function useCsvImport(kind: CsvKind, csv: string) {
  const queries = useQueryClient()
  const [plan, setPlan] = useState<CsvResult | null>(null)
  const post = useMutation({
    mutationFn: (check: boolean) => call(csvKinds[kind].route, { body: { csv, check } }),
    onSuccess: (_result, check) => (check ? undefined : Promise.all(touched.map(key => queries.invalidateQueries({ queryKey: [key] })))),
  })
  const done = post.isSuccess && post.variables === false
  return {
    result: done ? post.data : plan,
    done,
    busy: post.isPending,
    error: post.error,
    check: () => post.mutate(true, { onSuccess: setPlan }),
    send: () => post.mutate(false),
    back: () => {
      post.reset()
      setPlan(null)
    },
  }
}

/** Nothing to do, nothing to press. */
function SendButton({ plan: { created, changed, problems }, busy, send }: { plan: CsvResult; busy: boolean; send: () => void }) {
  const { t } = useTranslation()
  const count = created.length + changed.length
  if (count === 0) return null
  return <Button loading={busy} onClick={send}>{problems.length > 0 ? t('csv.sendGood', { count }) : t('csv.send', { count })}</Button>
}
