import { useEffect, useRef, useState } from 'react'
import type { Provider } from '../models/provider.ts'
import { testConnection } from '../models/testConnection.ts'
import type { ConnectionTest } from '../models/testConnection.ts'

/** Where a test stands; its outcome belongs to the address and key it was made with. */
export type TestState =
  | { readonly type: 'none' }
  | { readonly type: 'inside-this-page' }
  | { readonly type: 'testing'; readonly origin: string }
  | ConnectionTest

const none: TestState = { type: 'none' }

/** Runs one connection test at a time; a new one, `clear` and leaving the dialog abort the one before. */
export function useConnectionTest() {
  const [state, setState] = useState<TestState>(none)
  const aborter = useRef<AbortController>(undefined)

  useEffect(() => () => aborter.current?.abort(), [])

  const clear = () => {
    aborter.current?.abort()
    setState(none)
  }

  const test = async (
    provider: Provider,
    baseURL: string,
    key: string | undefined,
    model: string,
  ): Promise<readonly string[]> => {
    clear()
    const current = new AbortController()
    aborter.current = current
    setState({ type: 'testing', origin: new URL(baseURL).origin })
    const outcome = await testConnection({ provider, baseURL, key, model, signal: current.signal })
    if (current.signal.aborted) return []
    setState(outcome)
    return outcome.type === 'ok' ? outcome.models : []
  }

  const sayItIsInside = () => {
    clear()
    setState({ type: 'inside-this-page' })
  }

  return { state, test, clear, sayItIsInside }
}
