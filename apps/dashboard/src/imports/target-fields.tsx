import type { SourceTier } from '@kentongan/contracts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TierSelect } from '../sources/tier-select'
import { sourcesQuery } from '../sources/use-sources'
import dialog from '../ui/dialog.module.css'

/** `sourceId` empty: a new archive of this name. */
export type TargetDraft = { readonly sourceId: string; readonly title: string; readonly tier: SourceTier }
type Props = { readonly draft: TargetDraft; readonly change: (draft: TargetDraft) => void }

/** Where the posts go: a source that earlier files went to, or a new one. */
export function TargetFields({ draft, change }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(sourcesQuery)
  const archives = (data?.items ?? []).filter(source => source.kind === 'file').map(source => ({ value: String(source.id), label: source.title }))
  return (
    <fieldset className={dialog.fieldset}>
      <legend>{t('imports.target')}</legend>
      <div className={dialog.row}>
        {archives.length > 0 && (
          <NativeSelect
            label={t('imports.archive')} value={draft.sourceId} data={[{ value: '', label: t('imports.newArchive') }, ...archives]}
            onChange={event => change({ ...draft, sourceId: event.target.value })}
          />
        )}
        {draft.sourceId === '' && <NewArchive draft={draft} change={change} />}
      </div>
    </fieldset>
  )
}

function NewArchive({ draft, change }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput label={t('imports.archiveName')} required maxLength={200} value={draft.title} onChange={event => change({ ...draft, title: event.target.value })} />
      <TierSelect value={draft.tier} change={tier => change({ ...draft, tier })} />
    </>
  )
}
