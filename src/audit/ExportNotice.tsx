import type { Export } from '../run/archive/exportThreads.ts'
import { Notice } from './Notice.tsx'

/** What is in the file that was just made. */
export function ExportNotice({
  exported: { threads, lines, broken },
}: {
  readonly exported: Export
}) {
  if (threads.length === 0) return <Notice tone="warn">There is nothing to export yet.</Notice>
  const events = lines.length - 1
  return (
    <>
      <Notice tone="good">
        Exported {counted(threads.length, 'thread')} with {counted(events, 'event')}. Keys and
        settings are not in the file.
      </Notice>
      {broken.length > 0 && (
        <Notice tone="danger">
          The record of {broken.map((title) => `“${title}”`).join(', ')} is broken. It is in the
          file as it is, and no import will accept that file.
        </Notice>
      )}
    </>
  )
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
