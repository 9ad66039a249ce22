import {
  Ban,
  Check,
  CircleHelp,
  CircleSlash,
  EyeOff,
  Hand,
  Hourglass,
  Loader,
  MessageSquareReply,
  ShieldX,
  Stamp,
  Undo2,
  X,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ToolCallStatus } from '../../thread/toolCall.ts'

/** How a state is shown: one word, one shape, one colour, in this order of importance. */
export interface StatusLook {
  readonly word: string
  readonly icon: LucideIcon
  /** The word's colour and the card's edge. */
  readonly tone: string
}

/** The one word for each state of a tool call. */
export const statusLooks: Record<ToolCallStatus, StatusLook> = {
  pending: { word: 'Waiting for you', icon: Hourglass, tone: 'text-warn border-l-warn' },
  approved: { word: 'Approved', icon: Stamp, tone: 'text-calm border-l-calm' },
  running: { word: 'Running', icon: Loader, tone: 'text-calm border-l-calm' },
  succeeded: { word: 'Succeeded', icon: Check, tone: 'text-good border-l-good' },
  failed: { word: 'Failed', icon: X, tone: 'text-danger border-l-danger' },
  rejected: { word: 'Rejected', icon: Ban, tone: 'text-danger border-l-danger' },
  answered: { word: 'Answered', icon: MessageSquareReply, tone: 'text-calm border-l-calm' },
  cancelled: { word: 'Not run', icon: CircleSlash, tone: 'text-ink-soft border-l-line-strong' },
  refused: { word: 'Refused', icon: ShieldX, tone: 'text-danger border-l-danger' },
  held: { word: 'Result held', icon: Hand, tone: 'text-warn border-l-warn' },
  withheld: {
    word: 'Result withheld',
    icon: EyeOff,
    tone: 'text-ink-soft border-l-line-strong',
  },
  undone: { word: 'Undone', icon: Undo2, tone: 'text-ink-soft border-l-line-strong' },
  unknown: { word: 'Outcome unknown', icon: CircleHelp, tone: 'text-warn border-l-warn' },
}
