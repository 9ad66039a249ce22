import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import { internalProblem } from '../run/problems.ts'
import type { SettingsStore } from '../run/threadSettings.ts'
import { allowOrigin } from '../storage/allowOrigin.ts'
import { mayReach } from '../storage/egress.ts'
import type { Problem } from '../thread/problem.ts'
import { check, keyInUse } from './check.ts'
import type { Wrong } from './check.ts'
import { reloadInto } from './egress/reloadInto.ts'
import { useKeyKeeping } from './keys/useKeyKeeping.ts'
import { parametersIn, withoutStalePrice } from './parameters.ts'
import { openDraft, readDraft, withAddressEntered, withTarget } from './draft.ts'
import type { Draft } from './draft.ts'
import type { Prefill } from './prefill.ts'
import { useConnectionTest } from './useConnectionTest.ts'

/** The state of the settings dialog: what has been entered, what is wrong with it, and the two things that can be done. */
export function useSettingsForm(
  settings: SettingsStore,
  prefill: Prefill | undefined,
  /** Its fields carry the names of the fields that can be wrong. */
  formElement: RefObject<HTMLFormElement | null>,
  onSaved: () => void,
) {
  const [draft, setDraft] = useState(() => openDraft(settings.getState().settings, prefill))
  const [wrong, setWrong] = useState<Wrong>({})
  const [problem, setProblem] = useState<Problem>()
  const [newOrigin, setNewOrigin] = useState<string>()
  const { state: testState, test, clear, sayItIsInside } = useConnectionTest()
  const [models, setModels] = useState<readonly string[]>([])
  const keeping = useKeyKeeping()
  const isSaving = useRef(false)

  /** Takes a change that makes an earlier test meaningless. */
  const redirect = (changed: Draft) => {
    setDraft(changed)
    setWrong({})
    setNewOrigin(undefined)
    setModels([])
    clear()
  }

  const refused = (checked: Draft, purpose: 'save' | 'test'): boolean => {
    const { origin, typedKey } = readDraft(checked)
    const known = keeping.known(origin)
    const lock = purpose === 'save' ? keeping.wrongLock(known, typedKey) : undefined
    if (areWrong({ ...check(checked, purpose, known), newPassphrase: lock })) return true
    const isNew = origin !== undefined && !mayReach(origin)
    setNewOrigin(isNew ? origin : undefined)
    return isNew
  }

  /** Says what is wrong at the fields, and goes to the first of them. */
  const areWrong = (found: Wrong): boolean => {
    setWrong(found)
    const names = Object.entries(found).flatMap(([name, why]) => (why === undefined ? [] : [name]))
    const inputs = formElement.current?.querySelectorAll('input') ?? []
    const first = [...inputs].find(({ name }) => names.includes(name))
    first?.focus()
    return names.length > 0
  }

  const unlock = async (): Promise<boolean> => {
    const { origin } = readDraft(draft)
    const isOpen = origin !== undefined && (await keeping.unlock(origin))
    areWrong(isOpen ? {} : { passphrase: wrongPassphrase })
    return isOpen
  }

  const save = async (): Promise<void> => {
    const checked = withAddressEntered(draft)
    setDraft(checked)
    if (isSaving.current || refused(checked, 'save')) return
    isSaving.current = true
    const reading = readDraft(checked)
    const { provider, target, address, origin, typedKey } = reading
    try {
      const known = keeping.known(origin)
      const isUnlocking = known?.isOpen === false && !typedKey && keeping.choice.passphrase !== ''
      if (isUnlocking && !(await unlock())) return
      const saved = settings.getState().settings
      const model = provider.protocol === 'demo' ? provider.defaultModel : target.model.trim()
      const asked = { provider: provider.id, model }
      await settings.getState().save({
        provider: asked.provider,
        baseURL: address.type === 'ok' ? address.baseURL : '',
        model: asked.model,
        sendsKey: typedKey.trim() !== '' || known !== undefined,
        mode: checked.mode,
        ...parametersIn(withoutStalePrice(checked.parameters, saved, asked)),
      })
      if (origin !== undefined) {
        allowOrigin(origin)
        await keeping.keep(origin, typedKey.trim())
      }
      onSaved()
    } catch (error) {
      setProblem(internalProblem(error))
    } finally {
      isSaving.current = false
    }
  }

  const tryConnection = async (): Promise<void> => {
    const checked = withAddressEntered(draft)
    setDraft(checked)
    const reading = readDraft(checked)
    if (reading.provider.protocol === 'demo') {
      sayItIsInside()
      return
    }
    const { provider, address, target } = reading
    if (refused(checked, 'test') || address.type !== 'ok') return
    const found = await test(provider, address.baseURL, keyInUse(reading), target.model.trim())
    setModels(found)
    const [only] = found
    if (found.length === 1 && only !== undefined) {
      setDraft((now) => (readDraft(now).target.model ? now : withTarget(now, { model: only })))
    }
  }

  return {
    draft,
    setDraft,
    redirect,
    wrong,
    setWrong,
    problem,
    models,
    keeping,
    newOrigin,
    keepLimit: () => setNewOrigin(undefined),
    /** Lets the page talk to the new origin, and comes back to these settings. */
    allow() {
      const { provider, target, address, origin } = readDraft(draft)
      if (origin === undefined || address.type !== 'ok') return
      const { baseURL } = address
      reloadInto(origin, { provider: provider.id, baseURL, model: target.model })
    },
    unlock,
    forget(origin: string) {
      void keeping.forget(origin).catch((error: unknown) => setProblem(internalProblem(error)))
      redirect({ ...draft })
    },
    save,
    testState,
    tryConnection,
    cancelTest: clear,
  }
}

const wrongPassphrase =
  'That is not the passphrase of this key. Try again, or enter the key anew above.'
