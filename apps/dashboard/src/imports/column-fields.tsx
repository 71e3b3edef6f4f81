import { ImportField, type ImportMapping, type PostImportDetail, TimeZone } from '@kentongan/contracts'
import { NativeSelect, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import dialog from '../ui/dialog.module.css'
import css from './imports.module.css'

type Props = { readonly detail: PostImportDetail; readonly mapping: ImportMapping; readonly change: (mapping: ImportMapping) => void }

/** Which column is what, and how dates and numbers are meant. Our guess is chosen already. */
export function ColumnFields({ detail: { columns, dateDoubt }, mapping, change }: Props) {
  const { t } = useTranslation()
  const data = [{ value: '', label: t('imports.noColumn') }, ...columns.map((name, at) => ({ value: String(at), label: name || t('imports.columnNumber', { number: at + 1 }) }))]
  const choose = (field: ImportField, value: string) => {
    const { [field]: _, ...others } = mapping.columns
    change({ ...mapping, columns: value === '' ? others : { ...others, [field]: Number(value) } })
  }
  return (
    <>
      <fieldset className={dialog.fieldset}>
        <legend>{t('imports.columns')}</legend>
        <p className={dialog.faint}>{t('imports.columnsHint')}</p>
        <div className={css.fields}>
          {ImportField.options.map(field => (
            <NativeSelect
              key={field} label={t(`imports.field.${field}`)} withAsterisk={field === 'date'} data={data}
              value={String(mapping.columns[field] ?? '')} onChange={event => choose(field, event.target.value)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={dialog.fieldset}>
        <legend>{t('imports.reading')}</legend>
        {dateDoubt && <p className={dialog.notice}>{t('imports.dateDoubt')}</p>}
        <Radio.Group label={t('imports.dateOrder')} value={mapping.dateOrder} onChange={value => change({ ...mapping, dateOrder: value as ImportMapping['dateOrder'] })}>
          <div className={css.radios}>
            <Radio value="day-first" label={t('imports.dayFirst')} />
            <Radio value="month-first" label={t('imports.monthFirst')} />
          </div>
        </Radio.Group>
        <div className={dialog.row}>
          <NativeSelect
            label={t('imports.zone')} value={mapping.zone} onChange={event => change({ ...mapping, zone: event.target.value as ImportMapping['zone'] })}
            data={[...TimeZone.options.map(zone => ({ value: zone, label: t(`zone.${zone.split('/')[1] ?? ''}`) })), { value: 'UTC', label: 'UTC' }]}
          />
          <NativeSelect
            label={t('imports.decimal')} value={mapping.decimal} onChange={event => change({ ...mapping, decimal: event.target.value as ImportMapping['decimal'] })}
            data={[{ value: 'comma', label: '1.234,5' }, { value: 'point', label: '1,234.5' }]}
          />
          <NativeSelect
            label={t('imports.kind')} value={mapping.kind} onChange={event => change({ ...mapping, kind: event.target.value as ImportMapping['kind'] })}
            data={(['article', 'post'] as const).map(kind => ({ value: kind, label: t(`imports.kinds.${kind}`) }))}
          />
        </div>
      </fieldset>
    </>
  )
}
