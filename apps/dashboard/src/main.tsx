import './ui/styles'
import { MantineProvider } from '@mantine/core'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { rememberedLocale, startTranslations } from './i18n'
import { router, watchForSignOut } from './router'
import { theme } from './ui/theme'

const Notifications = lazy(() => import('@mantine/notifications').then(module => ({ default: module.Notifications })))

async function start(root: HTMLElement) {
  await startTranslations(rememberedLocale())
  watchForSignOut()
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <RouterProvider router={router} />
        <Suspense fallback={null}><Notifications position="bottom-center" autoClose={8000} containerWidth={420} /></Suspense>
      </MantineProvider>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
