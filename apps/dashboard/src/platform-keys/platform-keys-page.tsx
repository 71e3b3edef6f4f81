import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Page, Panel } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { ErrorState, LoadingRows } from '../ui/states'
import { GuideLink } from './guide-link'
import { platformOrder } from './key-state'
import { keysQuery } from './keys-query'
import { PlatformCard } from './platform-card'
import css from './platform-keys.module.css'

const closed = {
  tiktok: 'https://developers.tiktok.com/doc/research-api-faq',
  'meta-library': 'https://developers.facebook.com/docs/content-library-and-api/get-access/',
} as const

export function PlatformKeysPage() {
  return <RequirePermission permission="sources.write"><PlatformKeys /></RequirePermission>
}

function PlatformKeys() {
  const { t } = useTranslation()
  const list = useQuery(keysQuery)
  useShownCard(list.isSuccess)
  const back = <Link to="/sumber" search={{}}>{t('platformKeys.back')}</Link>
  return (
    <Page title={t('platformKeys.title')} lead={t('platformKeys.lead')} actions={back}>
      {list.isPending && <LoadingRows rows={6} height={120} />}
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.data && !list.data.canSeal && <NoSecret />}
      {list.data && platformOrder.map(platform => <div key={platform} id={platform} className={css.card}><PlatformCard platform={platform} list={list.data} /></div>)}
      {list.data && <Closed />}
    </Page>
  )
}

/** A link to one platform, `#threads`, leads to its card once the cards are there. */
function useShownCard(ready: boolean): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (ready && hash !== '') document.getElementById(hash)?.scrollIntoView()
  }, [ready, hash])
}

/** Says what to set on the server before a key can be stored. */
function NoSecret() {
  const { t } = useTranslation()
  return (
    <section className={css.notice} aria-label={t('platformKeys.noSecret')}>
      <p><b>{t('platformKeys.noSecret')}</b></p>
      <p>{t('platformKeys.noSecretText')}</p>
      <p><code>openssl rand -hex 32</code></p>
      <p>{t('platformKeys.noSecretKeep')}</p>
    </section>
  )
}

/** What no key opens, and why. */
function Closed() {
  const { t } = useTranslation()
  return (
    <Panel title={t('platformKeys.closed')}>
      <p className={css.faint}>{t('platformKeys.closedLead')}</p>
      <dl className={css.closed}>
        {(Object.keys(closed) as (keyof typeof closed)[]).map(name => (
          <div key={name}>
            <dt>{t(`platformKeys.closedName.${name}`)}</dt>
            <dd>{t(`platformKeys.closedWhy.${name}`)} <GuideLink address={closed[name]}>{t('platformKeys.closedRead', { name: t(`platformKeys.closedName.${name}`) })}</GuideLink></dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
