/** A sign-in that the person has left the page for. The verifier is what makes the code worth anything. */
interface SignIn {
  readonly provider: string
  readonly model: string
  /** The address of the thread that was open. */
  readonly thread: string
  readonly verifier: string
}

const name = 'countersign:sign-in'

/** Keeps it in this tab until the person is back. */
export function rememberSignIn(signIn: SignIn): void {
  sessionStorage.setItem(name, JSON.stringify(signIn))
}

/** The sign-in of this tab, which is then no longer kept. */
export function takeSignIn(): SignIn | undefined {
  try {
    const kept = sessionStorage.getItem(name)
    sessionStorage.removeItem(name)
    return kept === null ? undefined : (JSON.parse(kept) as SignIn)
  } catch {
    return undefined
  }
}
