/** A run as LangSmith takes it. */
export interface TracedRun {
  readonly id: string
  readonly trace_id: string
  readonly parent_run_id?: string
  readonly dotted_order: string
  readonly session_name: string
  readonly name: string
  readonly run_type: string
  readonly start_time: string | number
  readonly end_time?: number
  readonly inputs: object
  readonly outputs?: object
  readonly error?: string
  readonly extra: object
}

/** What the outbox needs of the world. */
export interface Postman {
  /** Sends one batch, as JSON text; rejects where it did not arrive. */
  readonly deliver: (batch: string) => Promise<void>
  /** Whether the person still wants what they wanted when the run began; once not, nothing more is sent. */
  readonly isWanted: () => boolean
  /** Calls back a little later, so that what happens at once goes together. */
  readonly soon: (ring: () => void) => void
  /** Called once, with the first failure; nothing more is sent after it. */
  readonly failed: (error: unknown) => void
}

/** Collects the beginnings and ends of runs, and sends them in order, one batch at a time. */
export interface Outbox {
  begin(run: TracedRun): void
  end(run: TracedRun): void
}

/** Makes an outbox. It never throws and nobody waits for it: a trace must not disturb what it traces. */
export function createOutbox({ deliver, isWanted, soon, failed }: Postman): Outbox {
  let begun = new Map<string, TracedRun>()
  let ended = new Map<string, TracedRun>()
  let isBusy = false
  let isOver = false

  const send = async (): Promise<void> => {
    const batch = JSON.stringify({ post: [...begun.values()], patch: [...ended.values()] })
    begun = new Map()
    ended = new Map()
    await deliver(batch)
  }

  const work = (): void => {
    isOver ||= !isWanted()
    if (isOver) return
    send()
      .catch((error: unknown) => {
        isOver = true
        failed(error)
      })
      .finally(() => {
        isBusy = false
        if (begun.size + ended.size > 0) wake()
      })
  }

  const wake = (): void => {
    if (isBusy || isOver) return
    isBusy = true
    soon(work)
  }

  return {
    begin(run) {
      begun.set(run.id, run)
      wake()
    },
    end(run) {
      // One whose beginning has not left yet goes as a whole.
      if (begun.has(run.id)) begun.set(run.id, run)
      else ended.set(run.id, run)
      wake()
    },
  }
}
