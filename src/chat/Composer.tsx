import { ArrowUp, Square } from 'lucide-react'
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { isAsking, isIdle, whatWaits } from './conversation.ts'
import type { Conversation } from './conversation.ts'
import { draftOf, keepDraft } from './drafts.ts'
import { prepareMarkdown } from './ReplyText.tsx'
import { RejectWithMessage } from './RejectWithMessage.tsx'
import { TextArea } from './TextArea.tsx'

/** Where the person writes. The draft is the composer's own, so that a key press draws nothing else. */
export function Composer({ conversation: { run, act } }: { readonly conversation: Conversation }) {
  const [draft, setDraft] = useState(() => draftOf(run.threadId))
  const [isSending, setSending] = useState(false)
  const [asksWhether, setAsksWhether] = useState(false)
  const [takesFocus] = useState(shouldTakeFocus)
  const isRunning = !useStore(run.live, isIdle)
  const waiting = useStore(run.thread, whatWaits)
  const waits = waiting === 'calls'
  const isImported = useStore(run.thread, (thread) => thread.isImported)
  const hint = useId()
  const why = waiting ? waitingHints[waiting] : isImported && importedHint

  const change = (text: string) => {
    keepDraft(run.threadId, text)
    setDraft(text)
  }

  const canSend = draft.trim() !== '' && !isRunning && !waiting && !isImported && !isSending

  const pass = async (what: () => Promise<void>) => {
    prepareMarkdown()
    setAsksWhether(false)
    setSending(true)
    const sent = await act(what)
    setSending(false)
    if (!sent) return
    // What was typed since then stays.
    const rest = draftOf(run.threadId)
    change(rest.startsWith(draft) ? rest.slice(draft.length) : rest)
  }

  const send = () => {
    if (canSend) void pass(() => run.submit(draft))
    else if (waits && draft.trim() !== '') setAsksWhether(true)
  }

  const stop = () => void act(() => run.stop())

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && isAsking(run.thread.getState()) && !isDialogOpen()) {
      stop()
    }
  }

  return (
    <form
      className="chat-column pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="flex items-end gap-1 rounded-xl border border-line-strong bg-surface p-1 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
        <div className="min-w-0 flex-1">
          <TextArea
            label="Message"
            placeholder="Ask for something…"
            value={draft}
            onChange={change}
            onKeyDown={onKeyDown}
            takesFocus={takesFocus}
            aria-describedby={why ? hint : undefined}
            enterKeyHint="send"
          />
        </div>
        {isRunning ? (
          <RoundButton label="Stop" onClick={stop}>
            <Square size={16} fill="currentColor" aria-hidden />
          </RoundButton>
        ) : (
          <RoundButton label="Send message" type="submit" disabled={!canSend}>
            <ArrowUp size={20} aria-hidden />
          </RoundButton>
        )}
      </div>
      {waits && asksWhether && draft.trim() !== '' && (
        <RejectWithMessage
          onReject={() => void pass(() => run.rejectAll(draft.trim()))}
          onWait={() => {
            setAsksWhether(false)
          }}
        />
      )}
      {why && (
        <p id={hint} className="mt-1 px-2 text-xs text-ink-soft">
          {why}
        </p>
      )}
    </form>
  )
}

const waitingHints = {
  calls: 'Decide the waiting tool calls first, or stop the run',
  results: 'Review the waiting results first, or stop the run',
}
const importedHint = 'Continue the thread here to write in it'

function RoundButton({
  label,
  ...rest
}: React.ComponentProps<'button'> & { readonly label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-lg bg-accent text-on-accent transition-colors hover:bg-accent-strong disabled:bg-sunken disabled:text-ink-soft"
    />
  )
}

/** Enter that ends an input method's composition is not meant for us; Safari tells by the key code only. */
function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === 229
}

function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog],[role=alertdialog],dialog[open]') !== null
}

/** Where a keyboard is at hand, and only if that takes the focus from nothing. */
function shouldTakeFocus(): boolean {
  const { activeElement, body } = document
  return matchMedia('(pointer: fine)').matches && (!activeElement || activeElement === body)
}
