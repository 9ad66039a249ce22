import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import { internalProblem } from '../run/problems.ts'
import type { SettingsStore } from '../run/threadSettings.ts'
import { rememberKey } from '../storage/keys.ts'
import type { Problem } from '../thread/problem.ts'
import { check, keyInUse } from './check.ts'
import type { Wrong } from './check.ts'
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
  const { state: testState, test, clear, sayItIsInside } = useConnectionTest()
  const [models, setModels] = useState<readonly string[]>([])
  const isSaving = useRef(false)

  /** Takes a change that makes an earlier test meaningless. */
  const redirect = (changed: Draft) => {
    setDraft(changed)
    setWrong({})
    setModels([])
    clear()
  }

  const refused = (checked: Draft, purpose: 'save' | 'test'): boolean => {
    const found = check(checked, purpose)
    setWrong(found)
    const [first] = Object.keys(found)
    if (first) {
      const field = formElement.current?.elements.namedItem(first)
      if (field instanceof HTMLInputElement) field.focus()
    }
    return first !== undefined
  }

  const save = async (): Promise<void> => {
    const checked = withAddressEntered(draft)
    setDraft(checked)
    if (isSaving.current || refused(checked, 'save')) return
    isSaving.current = true
    const reading = readDraft(checked)
    const { provider, target, address, origin, typedKey } = reading
    try {
      await settings.getState().save({
        provider: provider.id,
        baseURL: address.type === 'ok' ? address.baseURL : '',
        model: provider.protocol === 'demo' ? provider.defaultModel : target.model.trim(),
        sendsKey: keyInUse(reading) !== undefined,
        mode: checked.mode,
      })
      if (origin !== undefined && typedKey.trim()) rememberKey(origin, typedKey.trim())
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
    if (refused(checked, 'test') || reading.address.type !== 'ok') return
    const found = await test(reading.provider, reading.address.baseURL, keyInUse(reading))
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
    save,
    testState,
    tryConnection,
    cancelTest: clear,
  }
}
