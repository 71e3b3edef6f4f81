import { PasswordInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './entry.module.css'
import { passwordStrength } from './password-strength'

type Props = { value: string; onChange: (value: string) => void; label: string; error?: ReactNode }

/** A new password with its strength in words. Pasting and password managers are welcome. */
export function NewPassword({ value, onChange, label, error }: Props) {
  const { t } = useTranslation()
  const { word, missing, part } = passwordStrength(value)
  return (
    <div>
      <PasswordInput
        label={label} description={t('password.rule')} value={value} onChange={event => onChange(event.target.value)} error={error}
        autoComplete="new-password" required maxLength={256} visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      />
      <p className={css.strength} data-weak={missing > 0 || undefined} aria-live="polite">
        <i aria-hidden style={{ '--part': `${part * 100}%` } as React.CSSProperties} />
        {t(`password.${word}`, { count: missing })}
      </p>
    </div>
  )
}
