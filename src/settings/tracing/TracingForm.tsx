import { useState } from 'react'
import { internalProblem } from '../../run/problems.ts'
import { lookAtTracing } from '../../run/tracing.ts'
import { allowOrigin } from '../../storage/allowOrigin.ts'
import { limitOfPage, mayReach } from '../../storage/egress.ts'
import { originOf } from '../../storage/keys.ts'
import { saveTracing } from '../../storage/tracing.ts'
import type { Tracing } from '../../storage/tracing.ts'
import type { Problem } from '../../thread/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { readBaseURL } from '../baseURL.ts'
import { NewOrigin } from '../egress/NewOrigin.tsx'
import { KeepingField } from '../keys/KeepingField.tsx'
import { endsIn } from '../keys/knownKey.ts'
import { UnlockField } from '../keys/UnlockField.tsx'
import { useKeyKeeping } from '../keys/useKeyKeeping.ts'
import { TextField } from '../../ui/TextField.tsx'
import { DetailField } from './DetailField.tsx'

/** Where LangSmith is, for most. */
const langSmith = 'https://api.smith.langchain.com'

type Wrong = Partial<Record<'baseURL' | 'key' | 'lock' | 'passphrase', string | undefined>>

/** Asks where runs are to be traced to, with which key, and what of them. */
export function TracingForm({
  saved = { baseURL: langSmith, project: 'countersign', detail: 'structure' },
  onDone,
}: {
  readonly saved: Tracing | undefined
  readonly onDone: () => void
}) {
  const [draft, setDraft] = useState(saved)
  const [key, setKey] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [problem, setProblem] = useState<Problem>()
  const [newOrigin, setNewOrigin] = useState<string>()
  const keeping = useKeyKeeping()
  const address = readBaseURL(draft.baseURL)
  const baseURL = address.type === 'ok' ? address.baseURL : undefined
  const origin = baseURL === undefined ? undefined : originOf(baseURL)
  const known = keeping.known(origin)
  const typedKey = key.trim()

  const change = (changed: Partial<Tracing>) => {
    setDraft({ ...draft, ...changed })
    setNewOrigin(undefined)
  }

  const commit = async (): Promise<boolean> => {
    if (baseURL === undefined || origin === undefined) return false
    try {
      await keeping.keep(origin, typedKey)
      allowOrigin(origin)
      if (!saveTracing({ ...draft, baseURL, project: draft.project.trim() || 'default' })) {
        setProblem(notKept)
        return false
      }
      return true
    } catch (error) {
      setProblem(internalProblem(error))
      return false
    }
  }

  const save = async (): Promise<void> => {
    const isLocked = known?.isOpen === false && !typedKey
    const found: Wrong = {
      baseURL: address.type === 'wrong' ? address.message : undefined,
      key: typedKey || known ? undefined : 'Enter a key: without one nothing is traced.',
      lock: isLocked ? undefined : keeping.wrongLock(known, typedKey),
    }
    setWrong(found)
    if (Object.values(found).some(Boolean) || origin === undefined) return
    if (!mayReach(origin)) {
      setNewOrigin(origin)
      return
    }
    if (!(await commit())) return
    await lookAtTracing()
    onDone()
  }

  const unlock = async (): Promise<void> => {
    if (origin === undefined) return
    const isOpen = await keeping.unlock(origin)
    setWrong(isOpen ? {} : { passphrase: 'That is not the passphrase of this key.' })
    if (isOpen) await lookAtTracing()
  }

  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label="LangSmith key"
        type="password"
        value={key}
        wrong={wrong.key}
        placeholder={known && `Remembered: …${known.ending}`}
        data-1p-ignore
        help={
          origin === undefined ? undefined : (
            <p>
              {known && !typedKey && `There is a key for it${endsIn(known)}. `}
              It goes to <strong className="wrap-anywhere font-medium text-ink">
                {origin}
              </strong>{' '}
              and nowhere else.
            </p>
          )
        }
        onChange={({ currentTarget }) => setKey(currentTarget.value)}
      />
      {known && !known.isOpen && !typedKey && (
        <UnlockField
          known={known}
          passphrase={keeping.choice.passphrase}
          wrong={wrong.passphrase}
          startsHere={false}
          onPassphrase={(passphrase) => keeping.change({ passphrase })}
          onUnlock={() => void unlock()}
        />
      )}
      {(typedKey || known?.isOpen) && (
        <KeepingField
          way={keeping.wayFor(known)}
          newPassphrase={
            keeping.isNewLock(known, typedKey) ? keeping.choice.newPassphrase : undefined
          }
          wrong={wrong.lock}
          onWay={(way) => keeping.change({ way })}
          onPassphrase={(newPassphrase) => keeping.change({ newPassphrase })}
        />
      )}
      <TextField
        label="LangSmith address"
        inputMode="url"
        value={draft.baseURL}
        wrong={wrong.baseURL}
        help={<p>Another one for Europe or a server of your own.</p>}
        onChange={({ currentTarget }) => change({ baseURL: currentTarget.value })}
      />
      <TextField
        label="Project"
        value={draft.project}
        onChange={({ currentTarget }) => change({ project: currentTarget.value })}
      />
      <DetailField value={draft.detail} onChange={(detail) => change({ detail })} />
      {newOrigin && (
        <NewOrigin
          origin={newOrigin}
          limit={limitOfPage() ?? []}
          afterwards="Tracing then begins, if you let this device keep the key; a key that is kept in this tab only has to be entered again, and so have the others."
          onAllow={() => {
            void commit().then((isKept) => {
              if (isKept) location.reload()
            })
          }}
          onKeep={() => setNewOrigin(undefined)}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit">
          Trace from now on
        </Button>
        <Button onClick={onDone}>Leave as it is</Button>
      </div>
    </form>
  )
}

const notKept: Problem = {
  kind: 'storage',
  title: 'The browser does not let this site store anything.',
  meaning: 'Nothing is traced.',
  remedy: 'Leave private browsing, or allow this site to store data; then try again.',
}
