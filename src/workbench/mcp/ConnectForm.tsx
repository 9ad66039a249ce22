import { useState } from 'react'
import { limitBefore, mcpServers } from '../../run/mcp/mcpServers.ts'
import { internalProblem } from '../../run/problems.ts'
import type { Problem } from '../../thread/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { takeFocus } from '../../ui/takeFocus.ts'
import { TextField } from '../../ui/TextField.tsx'
import { readAddress, readHeaderName, readHeaderValue, readName } from './address.ts'
import type { Entered } from './address.ts'
import { HeaderFields } from './HeaderFields.tsx'
import type { HeaderDraft } from './HeaderFields.tsx'
import { KeepingChoice } from './KeepingChoice.tsx'
import { NewPlace } from './NewPlace.tsx'

/** Asks where a server is, what it is to be called and what goes along to it. */
export function ConnectForm({
  taken,
  onDone,
}: {
  /** The names of the servers that are there. */
  readonly taken: readonly string[]
  readonly onDone: () => void
}) {
  const [name, setName] = useState('')
  const [url, setURL] = useState('')
  const [headers, setHeaders] = useState<readonly HeaderDraft[]>([])
  const [isKept, setKept] = useState(false)
  const [wrong, setWrong] = useState<{ name?: string | undefined; url?: string | undefined }>({})
  const [limit, setLimit] = useState<readonly string[]>()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)

  const commit = async (): Promise<void> => {
    const address = readAddress(url)
    const called = readName(name, taken)
    const read = headers.map((one) => ({
      name: readHeaderName(one.name),
      value: readHeaderValue(one.value),
    }))
    setWrong({ name: fault(called), url: fault(address) })
    setHeaders(headers.map((one, index) => ({ ...one, ...faults(read[index]) })))
    if (address.type === 'wrong' || called.type === 'wrong') return
    if (read.some((one) => one.name.type === 'wrong' || one.value.type === 'wrong')) return
    const beyond = limitBefore(address.value)
    if (beyond && !limit) {
      setLimit(beyond)
      return
    }
    setBusy(true)
    setProblem(undefined)
    try {
      const added = await mcpServers.add({
        name: called.value,
        url: address.value,
        headers: new Map(headers.map((one) => [one.name.trim(), one.value.trim()])),
        isKept,
      })
      if (added === 'after-reload') location.reload()
      else onDone()
    } catch (error) {
      setProblem(internalProblem(error))
      setBusy(false)
    }
  }

  const changed = () => {
    setLimit(undefined)
    setWrong({})
  }

  return (
    <form
      noValidate
      aria-label="Connect a server"
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void commit()
      }}
    >
      <TextField
        ref={takeFocus}
        label="Name"
        value={name}
        wrong={wrong.name}
        help={<p>What its tools are called by, here and for the model.</p>}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value)
          changed()
        }}
      />
      <TextField
        label="Address"
        inputMode="url"
        placeholder="https://example.com/mcp"
        value={url}
        wrong={wrong.url}
        help={<p>An MCP server over Streamable HTTP that allows this page (CORS).</p>}
        onChange={({ currentTarget }) => {
          setURL(currentTarget.value)
          changed()
        }}
      />
      <HeaderFields headers={headers} onHeaders={setHeaders} />
      {headers.length > 0 && <KeepingChoice isKept={isKept} onKept={setKept} />}
      {limit && (
        <NewPlace
          url={url.trim()}
          limit={limit}
          losesHeaders={headers.length > 0 && !isKept}
          onAllow={() => void commit()}
          onKeep={() => setLimit(undefined)}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
      {!limit && (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" aria-disabled={isBusy}>
            Connect
          </Button>
          <Button onClick={onDone}>Cancel</Button>
        </div>
      )}
    </form>
  )
}

function fault(entered: Entered | undefined): string | undefined {
  return entered?.type === 'wrong' ? entered.message : undefined
}

function faults(read: { readonly name: Entered; readonly value: Entered } | undefined) {
  const wrongName = fault(read?.name)
  const wrongValue = fault(read?.value)
  return {
    ...(wrongName === undefined ? {} : { wrongName }),
    ...(wrongValue === undefined ? {} : { wrongValue }),
  }
}
