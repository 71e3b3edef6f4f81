import { Button, Textarea } from '@mantine/core'
import { IconDownload, IconFileTypeCsv } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import dialog from '../../ui/dialog.module.css'
import { FileField } from '../../ui/file-field'
import { useFormat } from '../../ui/use-format'
import css from '../agencies.module.css'
import { type CsvKind, csvKinds, writeTemplate } from './csv-kind'
import { checkText, type FileProblem, readCsvFile } from './read-csv-file'

/** The text to import; `name` where it came from a file, null where it was pasted. */
export type ChosenCsv = { readonly name: string | null; readonly text: string }
type Props = { kind: CsvKind; chosen: ChosenCsv; choose: (chosen: ChosenCsv) => void; busy: boolean; check: () => void }

/** A file or pasted text. What cannot be read is said at once, and what was chosen before stays. */
export function ChooseCsv({ kind, chosen, choose, busy, check }: Props) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const take = async (file: File) => {
    const read = readCsvFile(new Uint8Array(await file.arrayBuffer()))
    setProblem(read.ok ? null : read.problem)
    if (read.ok) choose({ name: file.name, text: read.text })
  }
  const begin = () => {
    const read = checkText(chosen.text)
    setProblem(read.ok ? null : read.problem)
    if (read.ok) check()
  }
  return (
    <>
      <p>{t(`csv.lead.${kind}`)} <TemplateLink kind={kind} /></p>
      <div><FileField label={t('csv.choose')} accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain" take={file => void take(file)} /></div>
      {chosen.name === null
        ? <Textarea label={t('csv.paste')} rows={5} classNames={{ input: css.pasted }} spellCheck={false} value={chosen.text} onChange={event => { setProblem(null); choose({ name: null, text: event.target.value }) }} />
        : <ChosenFile chosen={chosen} drop={() => choose({ name: null, text: '' })} />}
      {problem && <p className={dialog.notice} role="alert">{t(`csv.file.${problem}`)}</p>}
      <div><Button onClick={begin} loading={busy} disabled={chosen.text === ''}>{t('csv.check')}</Button></div>
    </>
  )
}

function ChosenFile({ chosen, drop }: { chosen: ChosenCsv; drop: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const lines = chosen.text.split('\n').filter(line => line.trim() !== '').length
  return (
    <p className={css.chosen}>
      <IconFileTypeCsv size={18} aria-hidden /><b>{chosen.name}</b> <span>{t('csv.lines', { count: lines, shown: format.number(lines) })}</span>
      <Button variant="subtle" size="compact-sm" onClick={drop}>{t('csv.pasteInstead')}</Button>
    </p>
  )
}

/** The file is made here, so that it also works before anything is stored. */
function TemplateLink({ kind }: { kind: CsvKind }) {
  const { t } = useTranslation()
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([writeTemplate(kind)], { type: 'text/csv;charset=utf-8' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [kind])
  return <a className={css.template} href={address} download={csvKinds[kind].file.replace('.csv', '-contoh.csv')}><IconDownload size={14} aria-hidden />{t('csv.template')}</a>
}
