import type { Locale } from '@kentongan/contracts'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import first from 'virtual:words/first'

const key = 'kentongan-bahasa'

/** The language of the last visit, so that the sign-in page speaks it too. */
export function rememberedLocale(): Locale {
  return localStorage.getItem(key) === 'en' ? 'en' : 'id'
}

/** Starts the catalogues: the Indonesian words of the first page come with it, English is fetched when chosen. */
export async function startTranslations(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'id',
    fallbackLng: 'id',
    resources: { id: { translation: first } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await changeLocale(locale)
}

/** Fetches what Indonesian words all other pages need, once. */
export async function loadOtherWords(): Promise<void> {
  const other = await import('virtual:words/other')
  i18next.addResourceBundle('id', 'translation', other.default, true)
}

export async function changeLocale(locale: Locale): Promise<void> {
  if (locale === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const en = await import('./locales/en.json')
    i18next.addResourceBundle('en', 'translation', en.default)
  }
  await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
  localStorage.setItem(key, locale)
}
