/** A list of whole numbers that is emptied without giving its memory back. */
export type NumberList = { count: number; items: Int32Array }

export const createNumberList = (): NumberList => ({ count: 0, items: new Int32Array(64) })

export function pushNumber(list: NumberList, value: number): void {
  if (list.count === list.items.length) {
    const wider = new Int32Array(list.items.length * 2)
    wider.set(list.items)
    list.items = wider
  }
  list.items[list.count++] = value
}

/** Longer lists are left to the built-in sort; for the usual few numbers it costs more than it saves. */
const FEW = 24

export function sortNumbers({ count, items }: NumberList, compare: (a: number, b: number) => number): void {
  if (count > FEW) return void items.subarray(0, count).sort(compare)
  for (let at = 1; at < count; at++) {
    const value = items[at]!
    let free = at
    for (; free > 0 && compare(items[free - 1]!, value) > 0; free--) items[free] = items[free - 1]!
    items[free] = value
  }
}
