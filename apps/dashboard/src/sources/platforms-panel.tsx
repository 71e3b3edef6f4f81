import type { Source } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { Panel } from '../ui/page'
import { useFormat } from '../ui/use-format'
import { countKinds, uncoveredPlatforms } from './count-kinds'
import { KindMark } from './kind-mark'
import css from './sources.module.css'

/** What each platform gives, and what is not heard at all and why: figures here never speak for everybody. */
export function PlatformsPanel({ sources }: { sources: readonly Source[] }) {
  const { t } = useTranslation()
  return (
    <div className={css.platforms}>
      {sources.length > 0 && <Panel title={t('sources.byPlatform')}><KindTable sources={sources} /></Panel>}
      <div id="tidak-tercakup" className={css.anchor}>
        <Panel title={t('sources.uncovered')}>
          <p className={css.faint}>{t('sources.uncoveredLead')}</p>
          <dl className={css.uncovered}>
            {uncoveredPlatforms.map(platform => <div key={platform}><dt>{t(`platform.${platform}`)}</dt><dd>{t(`uncovered.${platform}`)}</dd></div>)}
          </dl>
        </Panel>
      </div>
    </div>
  )
}

function KindTable({ sources }: { sources: readonly Source[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className={css.kinds}>
      <thead><tr><th scope="col">{t('sources.platform')}</th><th scope="col">{t('sources.answering')}</th><th scope="col">{t('sources.today')}</th></tr></thead>
      <tbody>
        {countKinds(sources).map(({ kind, sources: count, answering, itemsToday }) => (
          <tr key={kind}>
            <th scope="row"><KindMark kind={kind} /></th>
            <td>{t('sources.answeringOf', { shown: format.number(answering), all: format.number(count) })}</td>
            <td>{format.number(itemsToday)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
