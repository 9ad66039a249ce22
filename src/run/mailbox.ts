import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { storageProblem } from '../storage/storageProblems.ts'
import type { Problem } from '../thread/problem.ts'
import type { Mail } from '../tools/mail.ts'
import type { Workspace } from './workspace.ts'

type Mails = typeof import('../storage/mails.ts')

/** The mailbox that the tools read and write, for a screen to show. */
export interface Mailbox {
  /** All mail, the newest first; undefined until it has been read. */
  readonly store: StoreApi<{
    readonly mails: readonly Mail[] | undefined
    readonly problem: Problem | undefined
  }>
  /** Reads the mail, and again after whatever happens in a thread, until the returned function is called. */
  follow(): () => void
  /** Puts the mailbox back as it was at first. */
  reset(): Promise<void>
}

/** Opens the mailbox; nothing is read before somebody follows it. */
export function openMailbox({ threads }: Pick<Workspace, 'threads'>): Mailbox {
  const store: Mailbox['store'] = createStore(() => ({ mails: undefined, problem: undefined }))

  const attempt = async (work?: (mails: Mails) => Promise<void>): Promise<void> => {
    try {
      const mails = await import('../storage/mails.ts')
      await work?.(mails)
      store.setState({ mails: await mails.readMails(Date.now()), problem: undefined })
    } catch (error) {
      store.setState({ problem: storageProblem(error).problem })
    }
  }
  const refresh = () => void attempt()

  return {
    store,
    follow() {
      refresh()
      return threads.subscribe(refresh)
    },
    reset: () => attempt(({ resetMails }) => resetMails(Date.now())),
  }
}
