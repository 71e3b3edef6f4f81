import { TimeZone } from '@kentongan/contracts'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** WIB, WITA or WIT. */
export function ZoneSelect({ value, onChange }: { value: TimeZone; onChange: (zone: TimeZone) => void }) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={t('field.timeZone')} value={value} onChange={event => onChange(TimeZone.parse(event.target.value))}
      data={TimeZone.options.map(zone => ({ value: zone, label: t(`zone.${zone.split('/')[1] ?? ''}`) }))}
    />
  )
}
