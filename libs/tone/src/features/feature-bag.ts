/** Kinds of evidence; each is brought to the same length, so that a long text's many pairs do not drown its few classes. */
export type FeatureGroup = 'word' | 'pair' | 'clause' | 'class' | 'shape'

/** A named sign in a text and the tokens (by index) that show it; none where it is about the text as a whole. */
export type Feature = { readonly name: string; readonly group: FeatureGroup; readonly tokens: readonly number[] }

/** The features of one text, each name once, at its first place. */
export type FeatureBag = Map<string, Feature>

const NOWHERE: readonly number[] = []

export function addFeature(bag: FeatureBag, group: FeatureGroup, name: string, tokens: readonly number[] = NOWHERE): void {
  if (!bag.has(name)) bag.set(name, { name, group, tokens })
}
