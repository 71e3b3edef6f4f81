import { foldText } from '@kentongan/text'
import { tidyText } from '../fold-terms'

/** Gives a name as names are compared: without regard to case, diacritics and the number of blanks. */
export const foldName = (name: string): string => tidyText(foldText(name))
