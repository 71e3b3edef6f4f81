import { tokenise } from '@kentongan/text'

export type Place = { readonly start: number; readonly end: number }

/** `names` are the folded words in order; `placeOf` tells for each which of the `places` it stands at. */
export type Words = { readonly names: readonly string[]; readonly placeOf: readonly number[]; readonly places: readonly Place[] }

/** Reads the words of a text. A clitic is a word of its own (`tempatnya` → tempat, nya), as it is in the training data. */
export function readWords(text: string): Words {
  const names: string[] = []
  const placeOf: number[] = []
  const places = tokenise(text)
  places.forEach(({ text: word, bare }, place) => {
    names.push(bare)
    placeOf.push(place)
    if (bare.length === word.length) return
    names.push(word.slice(bare.length))
    placeOf.push(place)
  })
  return { names, placeOf, places }
}

/** How a model calls two words that follow each other. */
export function pairName(first: string, second: string): string {
  return `${first} ${second}`
}
