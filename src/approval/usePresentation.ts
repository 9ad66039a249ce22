import { useEffect, useState } from 'react'
import type { Run } from '../run/run.ts'
import type { JsonObject } from '../thread/json.ts'
import type { PendingCall } from '../thread/toolCall.ts'
import { afterPaint } from './afterPaint.ts'
import { usePreview } from './usePreview.ts'
import type { PreviewState } from './usePreview.ts'

/** How long an edit must rest before it counts as shown, in milliseconds; otherwise every key press would be put on record. */
const rest = 250

/** How far the call has got before the person's eyes. */
export interface Presentation {
  readonly preview: PreviewState
  /** Whether it is drawn with what it would do. */
  readonly isPainted: boolean
  /** Whether it is on record as drawn, so that it can be approved. */
  readonly isPresented: boolean
}

/** Finds out what the call would do with these arguments, and puts on record that both have been painted; other arguments than the call's own are an edit of it. */
export function usePresentation(
  run: Run,
  call: PendingCall,
  args: JsonObject,
  report: (error: unknown) => void,
): Presentation {
  const { id } = call
  const isEdit = args !== call.args
  const preview = usePreview(run, call, args)
  const [painted, setPainted] = useState<JsonObject>()
  const [onRecord, setOnRecord] = useState<JsonObject>()

  useEffect(() => {
    if (preview.type !== 'shown') return undefined
    const { effects } = preview.preview
    let isWanted = true
    const present = (): void => {
      run.present(id, effects, isEdit ? args : undefined).then(() => {
        if (isWanted) setOnRecord(args)
      }, report)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const forget = afterPaint(() => {
      setPainted(args)
      if (isEdit) timer = setTimeout(present, rest)
      else present()
    })
    return () => {
      isWanted = false
      forget()
      clearTimeout(timer)
    }
  }, [run, id, preview, args, isEdit, report])

  const revision = isEdit ? call.revision + 1 : call.revision
  return {
    preview,
    isPainted: painted === args,
    isPresented: painted === args && onRecord === args && call.presented?.revision === revision,
  }
}
