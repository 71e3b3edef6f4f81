import { importMostBytes } from '@kentongan/contracts'
import { Progress } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import dialog from '../ui/dialog.module.css'
import { FileField } from '../ui/file-field'
import { ErrorState } from '../ui/states'
import { useFormat } from '../ui/use-format'
import css from './imports.module.css'
import { sendFile } from './send-file'
import { importsQuery } from './use-imports'

const taken = '.csv,.tsv,.txt,.jsonl,.ndjson,.json,.xlsx'

/** Why a file is not even sent, by its key in the catalogues. */
const refusalOf = ({ size }: File) => (size === 0 ? 'importFailure.empty' : size > importMostBytes ? 'imports.tooLarge' : null)

/** Chooses a file and sends it; a file that was cut off while it was sent goes on where it stopped when it is chosen again. */
export function ChooseFile({ open }: { open: (id: number) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const queries = useQueryClient()
  const [refused, setRefused] = useState<string | null>(null)
  const [share, setShare] = useState(0)
  const send = useMutation({
    mutationFn: (file: File) => sendFile(file, setShare),
    onSuccess: async id => {
      await queries.invalidateQueries({ queryKey: importsQuery.queryKey })
      open(id)
    },
  })
  const take = (file: File) => {
    const why = refusalOf(file)
    setRefused(why && t(why))
    send.reset()
    if (why === null) send.mutate(file)
  }
  return (
    <div className={css.choose}>
      <p className={dialog.faint}>{t('imports.chooseHint')}</p>
      <div><FileField label={t('imports.choose')} accept={taken} disabled={send.isPending} take={take} /></div>
      {refused !== null && <p className={dialog.notice} role="alert">{refused}</p>}
      {send.isPending && (
        <div>
          <p role="status">{t('imports.sending', { share: format.percent(share) })}</p>
          <Progress value={share * 100} aria-label={t('imports.sendingLabel')} />
        </div>
      )}
      {send.isError && (
        <>
          <ErrorState error={send.error} compact />
          <p className={dialog.faint}>{t('imports.cutOff')}</p>
        </>
      )}
    </div>
  )
}
