import { Button, Menu } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type CsvKind, csvKinds } from './csv-kind'

const kinds = ['agencies', 'rules'] as const

/** Import for those who may write, export for all who may read. */
export function CsvMenus({ writes, some, openImport }: { writes: boolean; some: boolean; openImport: (kind: CsvKind) => void }) {
  const { t } = useTranslation()
  return (
    <>
      {some && (
        <Menu position="bottom-end" width={200}>
          <Menu.Target><Button variant="default" leftSection={<IconDownload size={15} />}>{t('csv.export')}</Button></Menu.Target>
          <Menu.Dropdown>
            {kinds.map(kind => <Menu.Item key={kind} component="a" href={csvKinds[kind].exportPath} download={csvKinds[kind].file}>{t(`csv.kind.${kind}`)}</Menu.Item>)}
          </Menu.Dropdown>
        </Menu>
      )}
      {writes && (
        <Menu position="bottom-end" width={200}>
          <Menu.Target><Button variant="default" leftSection={<IconUpload size={15} />}>{t('csv.import')}</Button></Menu.Target>
          <Menu.Dropdown>{kinds.map(kind => <Menu.Item key={kind} onClick={() => openImport(kind)}>{t(`csv.kind.${kind}`)}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
