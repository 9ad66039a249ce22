import type { Change } from '../thread/changes.ts'
import type { JsonObject } from '../thread/json.ts'
import type { PendingCall } from '../thread/toolCall.ts'
import type { EditDraft } from './edit/draft.ts'
import type { Wording } from './wording.ts'

/** What a yes would be about: the call as proposed, or as edited; nothing while the edit can't run. */
export type Subject =
  | { readonly type: 'proposed'; readonly args: JsonObject }
  | {
      readonly type: 'edited'
      readonly args: JsonObject
      readonly changes: readonly Change[]
    }
  | { readonly type: 'unfinished'; readonly args: JsonObject; readonly why: string }

/** What the person has before them. A draft that is put aside is not. Pure. */
export function subjectOf({ args }: PendingCall, { edit }: Wording): Subject {
  const draft: EditDraft | undefined = edit.isOpen ? edit.draft : undefined
  switch (draft?.type) {
    case undefined:
    case 'unchanged':
      return { type: 'proposed', args }
    case 'valid':
      return { type: 'edited', args: draft.args, changes: draft.changes }
    case 'checking':
      return { type: 'unfinished', args, why: 'Looking at your changes…' }
    case 'invalid':
      return { type: 'unfinished', args, why: draft.why }
  }
}

/** How many changes a draft holds that is put aside. */
export function changesAside({ edit }: Wording): number {
  const { draft } = edit
  return !edit.isOpen && draft && 'changes' in draft ? draft.changes.length : 0
}
