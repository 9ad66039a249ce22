import { useRef } from 'react'
import { openWorkspace } from '../../run/files.ts'
import { pathFault } from '../../tools/files/paths.ts'
import { freeAt } from '../../tools/files/place.ts'
import { create } from '../../tools/files/writing.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { FileEntry } from './FileEntry.tsx'
import { useFiles } from './useFiles.ts'
import type { Seen } from './useFiles.ts'
import { WhereFilesAre } from './WhereFilesAre.tsx'

/** The files that the tools work on: where they are, and what is in them. */
export default function FilesDialog({ onClose }: { readonly onClose: () => void }) {
  const files = useFiles()
  const { seen, isBusy, why, act } = files
  const input = useRef<HTMLInputElement>(null)

  return (
    <Dialog title="Files" isWide onClose={onClose}>
      <p className="mb-3 text-sm text-ink-soft">
        The model lists, reads and changes these files only by calls that you, or your rules,
        approve.
      </p>
      {seen && <WhereFilesAre workspace={seen.workspace} files={files} />}
      {why !== undefined && (
        <p
          role="alert"
          className="mt-3 rounded-lg border border-danger bg-danger-wash px-4 py-3 text-sm"
        >
          <ExactText text={why} />
        </p>
      )}
      {seen?.listing && (
        <>
          <div className="mt-4 flex flex-wrap items-center justify-between gap-2">
            <Way path={seen.path} onGo={(path) => void act(undefined, path)} />
            <Button
              aria-disabled={isBusy}
              onClick={() => {
                if (!isBusy) input.current?.click()
              }}
            >
              Upload…
            </Button>
            <FileField
              field={input}
              label="Files to upload"
              isForMany
              onFiles={(chosen) => void act(() => upload(chosen, seen.path))}
            />
          </div>
          <Listed key={seen.path.join('/')} seen={seen} files={files} />
        </>
      )}
    </Dialog>
  )
}

function Listed({
  seen: { listing, path },
  files,
}: {
  readonly seen: Seen
  readonly files: ReturnType<typeof useFiles>
}) {
  if (!listing) return null
  const { entries, more } = listing
  return (
    <>
      <ul aria-label="Files" aria-busy={files.isBusy} className="mt-2 border-t border-line">
        {entries.map((entry) => (
          <FileEntry key={entry.name} entry={entry} path={path} files={files} />
        ))}
      </ul>
      {entries.length === 0 && <p className="py-3 text-sm text-ink-soft">Nothing is here yet.</p>}
      {more > 0 && (
        <p className="py-3 text-sm text-ink-soft">
          {more.toLocaleString('en')} more, which are not listed here.
        </p>
      )}
    </>
  )
}

/** The folders on the way, each a way back. */
function Way({
  path,
  onGo,
}: {
  readonly path: readonly string[]
  readonly onGo: (path: readonly string[]) => void
}) {
  const steps = ['Workspace', ...path]
  return (
    <nav aria-label="Folder" className="flex flex-wrap items-center text-sm">
      {steps.map((name, index) => (
        // The steps of one way never move among themselves.
        <span key={index} className="flex items-center">
          {index > 0 && (
            <span aria-hidden className="text-ink-soft">
              /
            </span>
          )}
          <button
            type="button"
            aria-current={index === path.length ? 'page' : undefined}
            className="min-h-11 px-2 text-accent underline underline-offset-2 aria-[current]:text-ink aria-[current]:no-underline"
            onClick={() => onGo(path.slice(0, index))}
          >
            <ExactText text={name} />
          </button>
        </span>
      ))}
    </nav>
  )
}

/** Nothing is overwritten: what is there under that name must be deleted first. */
async function upload(chosen: readonly File[], path: readonly string[]): Promise<void> {
  const { files } = await openWorkspace()
  for (const file of chosen) {
    const to = [...path, file.name.normalize('NFC')].join('/')
    const fault = pathFault(to)
    if (fault !== undefined) throw new Error(`“${file.name}” can’t be put there. ${fault}`)
    await create(await freeAt(files, to), file, new AbortController().signal)
  }
}
