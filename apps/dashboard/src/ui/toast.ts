import type { ReactNode } from 'react'

type Toast = { readonly id?: string; readonly message: ReactNode; readonly title?: string; readonly danger?: boolean; readonly autoClose?: number }

/** Shows a short message at the foot of the page. The library behind it is fetched after the first paint. */
export async function showToast({ danger, ...toast }: Toast): Promise<void> {
  const { notifications } = await import('@mantine/notifications')
  if (toast.id) notifications.hide(toast.id)
  notifications.show({ withCloseButton: false, color: danger ? 'red' : 'teal', role: danger ? 'alert' : 'status', ...toast })
}

export async function hideToast(id: string): Promise<void> {
  const { notifications } = await import('@mantine/notifications')
  notifications.hide(id)
}
