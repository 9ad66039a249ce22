import { File, Folder } from 'lucide-react'
import { useRef, useState } from 'react'
import { openWorkspace } from '../../run/files.ts'
import { beginningOf, sizeWords } from '../../tools/files/content.ts'
import { mostRead } from '../../tools/files/limits.ts'
import type { Entry } from '../../tools/files/listing.ts'
import { fileAt } from '../../tools/files/place.ts'
import { remove } from '../../tools/files/writing.ts'
import { giveFile } from '../../tools/giveFile.ts'
import { Button } from '../../ui/Button.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import { Question } from '../../ui/Question.tsx'
import type { Files } from './useFiles.ts'

/** One file or folder: a way into it, and what else can be done with it. */
export function FileEntry({
  entry,
  path,
  files: { act },
}: {
  readonly entry: Entry
  /** The names of the folders it is in. */
  readonly path: readonly string[]
  readonly files: Files
}) {
  const [shown, setShown] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const asked = useRef<HTMLButtonElement>(null)
  const inside = [...path, entry.name]
  const find = async () => fileAt((await openWorkspace()).files, inside.join('/'))
  const read = async () => (await find()).handle.getFile()

  if (entry.kind === 'folder') {
    return (
      <li className="border-b border-line py-1">
        <Button
          look="quiet"
          className="-ml-4 justify-start"
          aria-label={`Open the folder ${entry.name}`}
          onClick={() => void act(undefined, inside)}
        >
          <Folder size={16} aria-hidden className="shrink-0" />
          <ExactText text={entry.name} />
        </Button>
      </li>
    )
  }
  return (
    <li className="border-b border-line py-1 text-sm">
      <div className="flex flex-wrap items-center gap-x-3">
        <span className="flex min-w-0 flex-1 basis-40 items-center gap-2">
          <File size={16} aria-hidden className="shrink-0 text-ink-soft" />
          <ExactText text={entry.name} />
        </span>
        <span className="text-xs text-ink-soft">{sizeWords(entry.bytes)}</span>
        <span className="flex flex-wrap">
          <Button
            look="quiet"
            aria-label={`Open ${entry.name}`}
            aria-expanded={shown !== undefined}
            onClick={() => {
              if (shown === undefined)
                void act(async () => setShown(await textToShow(await read())))
              else setShown(undefined)
            }}
          >
            {shown === undefined ? 'Open' : 'Close'}
          </Button>
          <Button
            look="quiet"
            aria-label={`Download ${entry.name}`}
            onClick={() => void act(async () => giveFile(entry.name, await read()))}
          >
            Download
          </Button>
          <Button
            ref={asked}
            look="quiet"
            aria-label={`Delete ${entry.name}…`}
            onClick={() => setAsking(true)}
          >
            Delete…
          </Button>
        </span>
      </div>
      {isAsking && (
        <Question
          label={`Delete ${entry.name}?`}
          yes="Delete"
          onYes={() => void act(async () => remove(await find())).then(() => setAsking(false))}
          onKeep={() => {
            setAsking(false)
            asked.current?.focus()
          }}
          className="mb-2 rounded-lg border border-danger px-4 py-3"
        >
          <p>
            Delete <ExactText text={entry.name} /> for good? What you delete here can’t be undone.
          </p>
        </Question>
      )}
      {shown !== undefined && (
        <pre
          tabIndex={0}
          aria-label={`Content of ${entry.name}`}
          className="mb-2 max-h-96 overflow-y-auto rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-[0.8125rem] leading-relaxed"
        >
          <ExactText text={shown} />
        </pre>
      )}
    </li>
  )
}

async function textToShow(file: File): Promise<string> {
  const text = await beginningOf(file, mostRead)
  if (text === undefined) return `[This file is no text: ${sizeWords(file.size)}.]`
  if (text === '') return '[This file is empty.]'
  return file.size <= mostRead ? text : `${text}\n\n[These are its first ${sizeWords(mostRead)}.]`
}
