import i18next, { type TFunction } from 'i18next'
import id from '../../locales/id.json'

const catalogue = i18next.createInstance()
void catalogue.init({ lng: 'id', resources: { id: { translation: id } }, interpolation: { escapeValue: false }, initAsync: false })

/** The Indonesian catalogue, for specs that prove a sentence. */
export const catalogueText: TFunction = catalogue.t
