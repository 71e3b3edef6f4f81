import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog'
import css from './mentions.module.css'

const reading = [['J', 'K'], ['Enter'], ['Esc'], ['/'], ['?']] as const
const correcting = [['1', '−'], ['2', '0'], ['3', '+'], ['R'], ['X'], ['P'], ['Shift', 'P'], ['U']] as const
const names: Record<string, string> = {
  J: 'keyHelp.move', Enter: 'keyHelp.open', Esc: 'keyHelp.close', '/': 'keyHelp.search', '?': 'keyHelp.help',
  '1': 'keyHelp.negative', '2': 'keyHelp.neutral', '3': 'keyHelp.positive', R: 'keyHelp.relevant', X: 'keyHelp.irrelevant', U: 'keyHelp.undo',
  P: 'keyHelp.pick', Shift: 'keyHelp.pickRange',
}

export function KeyHelp({ corrects, close }: { corrects: boolean; close: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog close={close} title={t('keyHelp.title')}>
      <table className={css.keys}>
        <tbody>
          {[...reading, ...(corrects ? correcting : [])].map(keys => (
            <tr key={keys[0]}><th scope="row">{keys.map(key => <kbd key={key}>{key}</kbd>)}</th><td>{t(names[keys[0]] ?? 'keyHelp.help')}</td></tr>
          ))}
        </tbody>
      </table>
      <p>{t('keyHelp.off')} <Link to="/akun" onClick={close}>{t('nav.account')}</Link></p>
    </Dialog>
  )
}
