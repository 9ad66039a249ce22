import { useEffect, useState } from 'react'
import { openWorkspace, workspaceState } from '../../run/files.ts'
import type { WorkspaceState } from '../../run/files.ts'
import { messageOf } from '../../thread/problem.ts'
import { onDisk } from '../../tools/files/failure.ts'
import { listingOf } from '../../tools/files/listing.ts'
import type { Listing } from '../../tools/files/listing.ts'
import { placeAt } from '../../tools/files/place.ts'

/** The workspace as it was last looked at, and the folder of it that is shown. */
export interface Seen {
  readonly workspace: WorkspaceState
  /** The names of the folders on the way, the outermost first; none is the workspace itself. */
  readonly path: readonly string[]
  /** Missing where the browser doesn't let this page look. */
  readonly listing?: Listing
}

/** What the panel shows, and the one way to do something about it. */
export interface Files {
  /** Undefined until the workspace has been looked at. */
  readonly seen: Seen | undefined
  readonly isBusy: boolean
  /** Why the last thing could not be done, in words. */
  readonly why: string | undefined
  /** Does something and looks again, at this folder or another one. */
  readonly act: (work?: () => Promise<void>, path?: readonly string[]) => Promise<void>
}

/** Looks at the workspace, and again after whatever is done here. */
export function useFiles(): Files {
  const [seen, setSeen] = useState<Seen>()
  const [isBusy, setBusy] = useState(true)
  const [why, setWhy] = useState<string>()

  const fail = (error: unknown) => setWhy(messageOf(error))
  useEffect(() => {
    void look([])
      .then(setSeen, fail)
      .finally(() => setBusy(false))
  }, [])

  const act: Files['act'] = async (work, path = seen?.path ?? []) => {
    setBusy(true)
    setWhy(undefined)
    try {
      await onDisk(async () => work?.())
    } catch (error) {
      fail(error)
    }
    // Also after a failure: some of it may have been done.
    await look(path).then(setSeen, fail)
    setBusy(false)
  }

  return { seen, isBusy, why, act }
}

async function look(path: readonly string[]): Promise<Seen> {
  const workspace = await workspaceState()
  const isShut = workspace.type === 'chosen' && workspace.permission !== 'granted'
  if (isShut || workspace.type === 'unavailable') return { workspace, path: [] }
  return onDisk(async () => {
    const { files } = await openWorkspace()
    const place = path.length === 0 ? undefined : await placeAt(files, path.join('/'))
    if (place?.type === 'folder') return { workspace, path, listing: await listingOf(place.handle) }
    return { workspace, path: [], listing: await listingOf(files) }
  })
}
