import { messageOf } from '../../thread/problem.ts'

/** What a browser's refusal means, by its name. */
const meanings: Readonly<Record<string, string>> = {
  NotAllowedError: 'The browser does not let this page do that.',
  SecurityError: 'The browser does not let this page do that.',
  NotFoundError: 'The file or folder is not there any more.',
  NotReadableError: 'The file can’t be read; it may have changed just now.',
  QuotaExceededError: 'There is not enough room on the disk.',
  NoModificationAllowedError: 'Another tab or program is using the file.',
  InvalidModificationError: 'The folder is not empty.',
  InvalidStateError: 'The file has changed under the hands of this page.',
  TypeError: 'The browser does not allow such a name there.',
}

/** Does work on the disk; what the browser refuses is told in plain words. A stop is passed on as what it is. */
export async function onDisk<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const meaning = error instanceof Error ? meanings[error.name] : undefined
    if (meaning === undefined) throw error
    throw new Error(`${meaning} (${messageOf(error)})`, { cause: error })
  }
}
