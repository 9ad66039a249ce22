import './lockAtStart.ts'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { openMailbox } from './run/mailbox.ts'
import { openWorkspace } from './run/workspace.ts'
import { Boundary } from './ui/Boundary.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import './ui/theme.css'

/** Without a secure context the browser offers neither digests nor a vault for what is on record. */
const insecure = {
  title: 'This page needs a secure address.',
  meaning:
    'It was opened over plain http://, where the browser does not offer what the record of approvals is built on. Nothing was loaded or changed.',
  remedy: 'Open it over https://, or as http://localhost on this computer.',
}

async function start(root: HTMLElement): Promise<void> {
  // A sign-in comes back with a code in the address, which is not to stay there.
  if (location.search) {
    await import('./comeBack.ts').then(
      ({ comeBack }) => comeBack(),
      () => undefined,
    )
  }
  const workspace = openWorkspace()
  createRoot(root).render(
    <Boundary meaning="What is on record stays on record; no tool call was started by this.">
      <App workspace={workspace} mailbox={openMailbox(workspace)} />
    </Boundary>,
  )
}

const root = document.getElementById('root')
if (root && isSecureContext) void start(root)
else if (root) createRoot(root).render(<ProblemNotice problem={insecure} />)
