import '@mantine/dates/styles.layer.css'
import { DatePickerInput, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/id'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { from: string | undefined; to: string | undefined; change: (from: string | undefined, to: string | undefined) => void }

/** Two calendar days (`2026-11-20`); an unfinished choice changes nothing yet. */
export function DateRange({ from, to, change }: Props) {
  const { t, i18n } = useTranslation()
  const [range, setRange] = useState<[string | null, string | null]>([from ?? null, to ?? null])
  const parts = ['nextMonth', 'previousMonth', 'nextYear', 'previousYear', 'nextDecade', 'previousDecade'] as const
  return (
    <DatesProvider settings={{ locale: i18n.language === 'en' ? 'en' : 'id', firstDayOfWeek: 1 }}>
      <DatePickerInput
        type="range" allowSingleDateInRange hideOutsideDates size="sm" w={236} valueFormat="D MMM YYYY" value={range} maxDate={new Date()} placeholder={t('filter.dates')}
        clearable clearButtonProps={{ 'aria-label': t('filter.clearDates') }} popoverProps={{ withinPortal: false, withRoles: false }}
        ariaLabels={Object.fromEntries(parts.map(part => [part, t(`dates.${part}`)]))}
        onChange={next => {
          setRange(next)
          if ((next[0] === null) === (next[1] === null)) change(next[0] ?? undefined, next[1] ?? undefined)
        }}
      />
    </DatesProvider>
  )
}
