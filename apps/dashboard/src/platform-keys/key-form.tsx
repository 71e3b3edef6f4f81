import { keyFields, type KeyedPlatform, type KeyTest, type PlatformKey, type PlatformKeyList } from '@kentongan/contracts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { fieldProblem } from '../ui/problem-text'
import { ErrorState } from '../ui/states'
import { isSecret } from './key-state'
import { useKeysAnswer } from './keys-query'

type Props = { platform: KeyedPlatform; replaced: PlatformKey | null; saved: (key: PlatformKey) => void; close: () => void }

/** Takes a key in. Its fields begin empty, also where one is replaced: nobody sees a stored key again. */
export function KeyForm({ platform, replaced, saved, close }: Props) {
  const { t } = useTranslation()
  const answer = useKeysAnswer()
  const [fields, setFields] = useState(firstFields(platform, replaced))
  const save = useMutation({
    mutationFn: () => call('setPlatformKey', { params: { platform }, body: { fields } }),
    onSuccess: list => {
      answer(list)
      const set = newestOf(list, platform)
      if (set) saved(set)
      close()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog close={close} title={t(replaced ? 'platformKeys.replaceTitle' : 'platformKeys.setTitle', { platform: t(`platform.${platform}`) })} closeOnClickOutside={false}>
      <form className={dialog.dialog} onSubmit={submit} autoComplete="off">
        {keyFields[platform].map(field => (
          <KeyField
            key={field} name={field} platform={platform} value={fields[field] ?? ''} error={fieldProblem(t, save.error, `fields.${field}`)}
            change={value => setFields({ ...fields, [field]: value })} fixed={field === 'host' && replaced !== null}
          />
        ))}
        <p className={dialog.faint}>{t('platformKeys.writeOnly')}</p>
        {save.isError && <ErrorState error={save.error} compact />}
        <div className={dialog.actions}><Button variant="default" onClick={close}>{t('action.cancel')}</Button><Button type="submit" loading={save.isPending}>{t('platformKeys.saveAndTry')}</Button></div>
      </form>
    </Dialog>
  )
}

type Field = { name: string; platform: KeyedPlatform; value: string; error: string | undefined; change: (value: string) => void; fixed: boolean }

function KeyField({ name, platform, value, error, change, fixed }: Field) {
  const { t } = useTranslation()
  const label = name === 'host' ? t(`platformKeys.host.${platform}`) : t(`platformKeys.field.${name}`)
  const shared = { label, required: true, maxLength: 2_000, autoComplete: 'off', spellCheck: false, value, error }
  if (isSecret(name)) return <PasswordInput {...shared} onChange={event => change(event.target.value)} visibilityToggleButtonProps={{ 'aria-label': t('platformKeys.show', { field: label }) }} />
  return <TextInput {...shared} readOnly={fixed} onChange={event => change(event.target.value)} />
}

/** The server is no secret: that of the key to be replaced, or the one that nearly everybody uses. */
function firstFields(platform: KeyedPlatform, replaced: PlatformKey | null): Record<string, string> {
  const host = replaced?.host || (platform === 'bluesky' ? 'bsky.social' : '')
  return host === '' ? {} : { host }
}

const newestOf = (list: PlatformKeyList, platform: KeyedPlatform): PlatformKey | undefined =>
  list.keys.filter(key => key.platform === platform).sort((a, b) => b.setAt.localeCompare(a.setAt))[0]

/** Asks the platform whether it takes a stored key. */
export const tryKey = ({ platform, host }: Pick<PlatformKey, 'platform' | 'host'>): Promise<KeyTest> => call('testPlatformKey', { params: { platform }, query: { host } })
