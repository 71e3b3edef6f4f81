import { CloseButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { Sheet } from '../../ui/sheet'
import { ErrorState, LoadingRows } from '../../ui/states'
import type { Decision } from '../use-decision'
import { mentionQuery } from '../use-mentions'
import { Evidence } from './evidence'
import css from './evidence.module.css'

type Props = { id: number; wide: boolean; close: () => void; open: (id: number) => void; decision: Decision | undefined }

/** Who moves on sooner has not read it. */
const readingMs = 2_000

/** The evidence beside the list, or as a sheet over it where there is no room. */
export function EvidenceFrame({ id, wide, close, open, decision }: Props) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720)
  const { data, error, isPending, refetch } = useQuery(mentionQuery(id))
  const corrects = decision !== undefined
  useEffect(() => {
    if (!corrects) return
    // It only feeds the rules' precision: nothing on screen depends on whether it arrives.
    const read = setTimeout(() => void call('openMention', { params: { id } }).catch(() => undefined), readingMs)
    return () => clearTimeout(read)
  }, [corrects, id])
  const content = (
    <>
      {isPending && <LoadingRows rows={5} height={56} />}
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && <Evidence key={id} detail={data} decision={decision} open={open} />}
    </>
  )
  if (wide) {
    return (
      <aside className={css.aside} aria-label={t('evidence.title')}>
        <div className={css.stick}>
          <div className={css.bar}><h2>{t('evidence.title')}</h2><CloseButton onClick={close} aria-label={t('evidence.close')} /></div>
          {content}
        </div>
      </aside>
    )
  }
  return (
    <Sheet position="right" size={phone ? '100%' : '480px'} title={t('evidence.title')} closeLabel={t('evidence.close')} flush close={close}>
      {content}
    </Sheet>
  )
}
