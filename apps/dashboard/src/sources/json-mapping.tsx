import type { JsonMapping, JsonShape } from '@kentongan/contracts'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import dialog from '../ui/dialog.module.css'

const fields = ['title', 'url', 'text', 'date', 'author', 'id'] as const satisfies readonly (keyof JsonMapping)[]

type Props = { readonly shape: JsonShape; readonly change: (mapping: JsonMapping) => void; readonly busy?: boolean }

/** Where a JSON document keeps its posts, chosen among what stands in it. Our guess is chosen already; each change is to be looked at anew. */
export function JsonMappingFields({ shape: { mapping, lists, fields: paths }, change, busy = false }: Props) {
  const { t } = useTranslation()
  const listName = (path: string) => (path === '' ? t('jsonMapping.wholeDocument') : path)
  const choices = (chosen: string | null) => (chosen === null || paths.includes(chosen) ? paths : [chosen, ...paths])
  const fieldData = (field: (typeof fields)[number]) => [
    ...(field === 'title' ? [] : [{ value: '', label: t('jsonMapping.none') }]), ...choices(mapping[field]).map(path => ({ value: path, label: path })),
  ]
  return (
    <fieldset className={dialog.fieldset} aria-busy={busy}>
      <legend>{t('jsonMapping.title')}</legend>
      <p className={dialog.faint}>{t('jsonMapping.lead')}</p>
      <NativeSelect
        label={t('jsonMapping.items')} value={mapping.items} disabled={busy} onChange={event => change({ ...mapping, items: event.target.value })}
        data={[...new Set([mapping.items, ...lists])].map(path => ({ value: path, label: listName(path) }))}
      />
      <div className={dialog.row}>
        {fields.map(field => (
          <NativeSelect
            key={field} label={t(`jsonMapping.field.${field}`)} value={mapping[field] ?? ''} disabled={busy} data={fieldData(field)}
            onChange={event => change({ ...mapping, [field]: event.target.value || null })}
          />
        ))}
      </div>
    </fieldset>
  )
}
