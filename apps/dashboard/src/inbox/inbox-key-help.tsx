import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import list from '../mentions/mentions.module.css'
import { Dialog } from '../ui/dialog'

type Line = { readonly keys: readonly string[]; readonly text: string; readonly acts?: true }
const lines: readonly Line[] = [
  { keys: ['J', 'K'], text: 'inbox.help.move' },
  { keys: ['Enter'], text: 'inbox.help.open' },
  { keys: ['[', ']'], text: 'inbox.help.turn' },
  { keys: ['Esc'], text: 'inbox.help.close' },
  { keys: ['A'], text: 'inbox.help.acknowledge', acts: true },
  { keys: ['Shift', 'A'], text: 'inbox.help.finish', acts: true },
  { keys: ['S'], text: 'inbox.help.take', acts: true },
  { keys: ['Shift', 'S'], text: 'inbox.help.assign', acts: true },
  { keys: ['M'], text: 'inbox.help.mute', acts: true },
  { keys: ['X'], text: 'inbox.help.pick', acts: true },
  { keys: ['Shift', 'X'], text: 'inbox.help.pickRange', acts: true },
  { keys: ['U'], text: 'inbox.help.undo', acts: true },
  { keys: ['/'], text: 'inbox.help.search' },
  { keys: ['Ctrl', 'K'], text: 'inbox.help.palette' },
  { keys: ['?'], text: 'inbox.help.help' },
]

export function InboxKeyHelp({ acts, close }: { acts: boolean; close: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog close={close} title={t('keyHelp.title')}>
      <table className={list.keys}>
        <tbody>
          {lines.filter(line => acts || !line.acts).map(({ keys, text }) => (
            <tr key={text}><th scope="row">{keys.map(key => <kbd key={key}>{key}</kbd>)}</th><td>{t(text)}</td></tr>
          ))}
        </tbody>
      </table>
      <p>{t('keyHelp.off')} <Link to="/akun" onClick={close}>{t('nav.account')}</Link></p>
    </Dialog>
  )
}
