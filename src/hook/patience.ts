/** Seconds that a push waits until its pages are derived, all in all. */
const usual = 15

/** How long a push may be held up by us. */
export interface Patience {
  /** In all, in seconds. */
  seconds: number
  isOver(): boolean
  /** What the work comes to; null where that takes too long. The work goes on unheard, until the program ends. */
  wait<Result>(work: Promise<Result>): Promise<Result | null>
}

/** `GIT_HANDOFF_PATIENCE`: seconds, for whoever would rather wait. */
export function openPatience({ GIT_HANDOFF_PATIENCE: said }: NodeJS.ProcessEnv): Patience {
  const asked = Number(said)
  const seconds = said !== undefined && Number.isFinite(asked) && asked > 0 ? asked : usual
  const end = performance.now() + seconds * 1000
  let isOver = false
  return {
    seconds,
    isOver: () => isOver,
    async wait<Result>(work: Promise<Result>): Promise<Result | null> {
      // Nobody hears of what fails after that.
      work.catch(() => undefined)
      let timer: NodeJS.Timeout | undefined
      const over = new Promise<null>((resolve) => {
        timer = setTimeout(() => {
          isOver = true
          resolve(null)
        }, end - performance.now())
      })
      try {
        return await Promise.race([work, over])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
