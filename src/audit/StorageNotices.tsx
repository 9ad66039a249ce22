import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Workspace } from '../run/workspace.ts'
import { Button } from '../ui/Button.tsx'

/** What the person must know of the storage, for as long as it is so. Loaded with the page: a newer version may have replaced the files of this one. */
export function StorageNotices({ workspace }: { readonly workspace: Workspace }) {
  const { place, isOutdated, lost } = useStore(workspace.storage)
  return (
    <div className="text-sm">
      {isOutdated && (
        <Bar text="A newer version of Countersign is open in another tab. Reload this one.">
          <Button look="primary" onClick={() => location.reload()}>
            Reload
          </Button>
        </Bar>
      )}
      {place === 'memory' && (
        <Bar
          role="status"
          text="Nothing is kept when you close this page: this browser does not let it store anything."
        />
      )}
      {lost.length > 0 && (
        <Bar
          text={`${lost.length === 1 ? 'A thread that was' : `${lost.length} threads that were`} kept in this browser ${lost.length === 1 ? 'is' : 'are'} gone: the site’s data was cleared or damaged. Nothing of ${lost.length === 1 ? 'it' : 'them'} runs. What you exported can be imported again, under Audit.`}
        >
          <Button onClick={() => workspace.acceptLoss()}>Understood</Button>
        </Bar>
      )}
    </div>
  )
}

function Bar({
  text,
  role = 'alert',
  children,
}: {
  readonly text: string
  readonly role?: 'alert' | 'status'
  readonly children?: ReactNode
}) {
  return (
    <div
      role={role}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-warn bg-warn-wash px-4 py-2 text-warn"
    >
      <p className="min-w-0 flex-1 basis-60 font-medium">{text}</p>
      {children}
    </div>
  )
}
