import type { Source } from '@kentongan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { coverageQuery } from '../mentions/coverage-query'
import { keysQuery } from '../platform-keys/keys-query'
import { useMay } from '../session'
import { Panel } from '../ui/page'
import { type Begin, Platform } from './platform-card'
import { type PlatformCard, platformCards, uncoveredPlatforms } from './platforms'
import css from './platforms.module.css'

type Props = { readonly sources: readonly Source[]; readonly begin: Begin }

/** What each platform gives and does not give, with the step that takes it into use; then what cannot be heard at all, and why. */
export function PlatformsPanel({ sources, begin }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <section id="platform" className={css.section} aria-labelledby="platform-terbuka">
        <h2 id="platform-terbuka">{t('sources.openPlatforms')}</h2>
        <p className={css.lead}>{t('sources.openLead')}</p>
        <Cards cards={platformCards.filter(({ key }) => key === null)} sources={sources} begin={begin} />
      </section>
      <section className={css.section} aria-labelledby="platform-berkunci">
        <h2 id="platform-berkunci">{t('sources.keyedPlatforms')}</h2>
        <p className={css.lead}>{t('sources.keyedLead')}</p>
        <Cards cards={platformCards.filter(({ key }) => key !== null)} sources={sources} begin={begin} />
      </section>
      <Uncovered />
    </>
  )
}

function Cards({ cards, sources, begin }: Props & { readonly cards: readonly PlatformCard[] }) {
  const writes = useMay('sources.write')
  const { data } = useQuery({ ...keysQuery, enabled: writes })
  return (
    <ul className={css.cards}>
      {cards.map(card => <Platform key={card.name} card={card} sources={sources} begin={begin} keys={data?.keys ?? null} />)}
    </ul>
  )
}

function Uncovered() {
  const { t } = useTranslation()
  const { data } = useQuery(coverageQuery)
  if (!data) return null
  return (
    <div id="tidak-tercakup" className={css.anchor}>
      <Panel title={t('sources.uncovered')}>
        <p className={css.lead}>{t('sources.uncoveredLead')}</p>
        <dl className={css.uncovered}>
          {uncoveredPlatforms(data.kinds).map(platform => <div key={platform}><dt>{t(`platform.${platform}`)}</dt><dd>{t(`uncovered.${platform}`)}</dd></div>)}
        </dl>
      </Panel>
    </div>
  )
}
