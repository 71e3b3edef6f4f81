import { useTranslation } from 'react-i18next'
import { Logo } from '../ui/logo'
import css from './wall.module.css'

/** A wall with nothing to show says why, and nothing of what stood there before is left. */
export function WallNotice({ kind }: { kind: 'revoked' | 'signedOut' | 'unreachable' | 'loading' }) {
  const { t } = useTranslation()
  return (
    <main className={css.notice}>
      <Logo size={72} />
      <div role="status">
        <h1>{t(`wall.notice.${kind}`)}</h1>
        <p>{t(`wall.noticeText.${kind}`)}</p>
      </div>
      {kind === 'signedOut' && <a href="/masuk?kembali=%2Fdinding">{t('signIn.submit')}</a>}
    </main>
  )
}
