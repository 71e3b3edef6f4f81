import { useEffect, useId } from 'react'

/** Something that can be done by name. */
export type Command = { readonly id: string; readonly label: string; readonly group: string; readonly hint?: string; readonly act: () => void }

const offered = new Map<string, readonly Command[]>()

/** Offers commands of a page in the palette as long as the component lives. */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId()
  useEffect(() => {
    offered.set(owner, commands)
  })
  useEffect(() => () => {
    offered.delete(owner)
  }, [owner])
}

/** What pages offer at this moment. */
export const offeredCommands = (): readonly Command[] => [...offered.values()].flat()
