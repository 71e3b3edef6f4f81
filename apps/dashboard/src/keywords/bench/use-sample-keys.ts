import { useSingleKeys } from '../../ui/use-single-keys'

export type SampleKeys = { readonly move: (step: 1 | -1) => void; readonly judge: (relevant: boolean) => void; readonly undo: () => void }

/** J and K, R and X, U on the samples. */
export function useSampleKeys(enabled: boolean, { move, judge, undo }: SampleKeys): void {
  useSingleKeys(enabled, ({ key }) =>
    ({ j: () => move(1), k: () => move(-1), r: () => judge(true), x: () => judge(false), u: undo }[key]))
}
