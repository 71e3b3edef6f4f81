import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { importsQuery } from './use-imports'

/** Ends an import; what has been stored stays. */
export function CancelImport({ id }: { id: number }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => call('cancelImport', { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: importsQuery.queryKey }),
    onError: error => void showToast({ danger: true, message: problemText(t, error) }),
  })
  return <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>{t('imports.cancel')}</Button>
}
