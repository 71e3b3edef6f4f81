/** So long a step can be undone, in ms. */
const undoFor = 8_000

/** Where offers are seen: their words, for so many ms, with what undoes the step. */
export type OfferScreen = { readonly show: (text: string, forMs: number, undo: () => void) => void; readonly hide: () => void }
/** An offer that stands as long as no other has taken its place and nobody has taken it up. */
export type Offer = {
  /** Nothing was done after all: the step before it, if it still can be undone, is offered again. */
  withdraw(): void
  /** Says the same step otherwise, now that more is known of it. */
  reword(text: string): void
}
type Step = { readonly act: () => void; readonly screen: OfferScreen; before: Step | null; text: string; until: number }

/** The last step that can be undone, for eight seconds; only one at a time. `now` tells the time in ms. */
export function createUndoOffers(now: () => number) {
  let last: Step | null = null
  const valid = (step: Step | null) => (step && now() < step.until ? step : null)
  const take = (step: Step) => {
    if (last !== step) return
    last = null
    step.screen.hide()
    step.act()
  }
  // A message under the pointer stays longer than its time, and must do then what it says.
  const show = (step: Step) => step.screen.show(step.text, step.until - now(), () => take(step))

  return {
    offer(screen: OfferScreen, text: string, act: () => void): Offer {
      const before = valid(last)
      if (before) before.before = null
      const step: Step = { act, screen, before, text, until: now() + undoFor }
      last = step
      show(step)
      return {
        withdraw() {
          if (last?.before === step) last.before = null
          if (last !== step) return
          last = valid(step.before)
          if (last) show(last)
          else screen.hide()
        },
        reword(other) {
          step.text = other
          if (last !== step) return
          step.until = now() + undoFor
          show(step)
        },
      }
    },
    /** Undoes the last step, if there is one that still can be. */
    undo(): void {
      const step = valid(last)
      if (step) take(step)
    },
  }
}
