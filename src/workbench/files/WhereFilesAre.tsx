import { FolderOpen, HardDrive, TriangleAlert } from 'lucide-react'
import { allowAgain, chooseFolder, leaveFolder } from '../../run/files.ts'
import type { WorkspaceState } from '../../run/files.ts'
import { Button } from '../../ui/Button.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import type { Files } from './useFiles.ts'

declare global {
  /** Offered where a page may ask for a folder on disk. */
  var showDirectoryPicker:
    ((options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>) | undefined
}

/** Says which folder the tools work on, and lets the person choose another one or let the page in again. */
export function WhereFilesAre({
  workspace,
  files: { act, isBusy },
}: {
  readonly workspace: WorkspaceState
  readonly files: Files
}) {
  const pick = globalThis.showDirectoryPicker
  const isShut = workspace.type === 'chosen' && workspace.permission !== 'granted'
  const Icon = isShut ? TriangleAlert : workspace.type === 'chosen' ? FolderOpen : HardDrive
  return (
    <section
      aria-label="Workspace"
      className={`rounded-lg border px-4 py-3 text-sm ${isShut ? 'border-warn bg-warn-wash' : 'border-line bg-sunken'}`}
    >
      <p className="flex gap-2.5">
        <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
        <Words workspace={workspace} />
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {isShut && (
          <Button look="primary" aria-disabled={isBusy} onClick={() => void act(allowAgain)}>
            Allow again
          </Button>
        )}
        {pick && (
          <Button
            aria-disabled={isBusy}
            onClick={() =>
              void act(() => chooseWith(pick), workspace.type === 'chosen' ? undefined : [])
            }
          >
            {workspace.type === 'chosen' ? 'Choose another folder…' : 'Choose a folder on disk…'}
          </Button>
        )}
        {workspace.type === 'chosen' && (
          <Button aria-disabled={isBusy} onClick={() => void act(leaveFolder, [])}>
            Use the private workspace
          </Button>
        )}
      </div>
    </section>
  )
}

async function chooseWith(pick: NonNullable<typeof showDirectoryPicker>): Promise<void> {
  try {
    await chooseFolder(await pick({ mode: 'readwrite' }))
  } catch (error) {
    // The person thought better of it.
    if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error
  }
}

function Words({ workspace }: { readonly workspace: WorkspaceState }) {
  switch (workspace.type) {
    case 'unavailable':
      return <span>This browser gives this page no part of the disk to keep files on.</span>
    case 'private':
      return (
        <span>
          <strong className="font-semibold">The private workspace.</strong> Its files are inside
          this browser, where only this site sees them. “Forget everything” deletes them.
        </span>
      )
    case 'chosen':
      return (
        <span>
          The workspace is{' '}
          <strong className="font-semibold">
            <ExactText text={workspace.words} />
          </strong>{' '}
          on your disk. {permissionWords[workspace.permission]}
        </span>
      )
  }
}

const permissionWords: Record<PermissionState, string> = {
  granted:
    'Other programs see and change what is there, and your rules about the file tools hold there too.',
  prompt:
    'The browser wants to be asked before this page may go there again. Until then no call changes or reads anything in it.',
  denied: 'The browser does not let this page go there. No call changes or reads anything in it.',
}
