import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { askToPersist, storageUse } from '../run/archive/keeping.ts'
import type { StorageUse } from '../run/archive/keeping.ts'
import type { Workspace } from '../run/workspace.ts'
import { Button } from '../ui/Button.tsx'

/** How much is stored, and for how long the browser means to keep it. */
export function StorageFacts({ storage }: { readonly storage: Workspace['storage'] }) {
  const place = useStore(storage, (state) => state.place)
  const [use, setUse] = useState<StorageUse>()
  const [wasDenied, setDenied] = useState(false)

  useEffect(() => {
    void storageUse().then(setUse)
  }, [])

  const ask = async () => {
    const isGranted = await askToPersist()
    setDenied(isGranted !== true)
    setUse(await storageUse())
  }

  if (place === 'memory') {
    return (
      <p className="pt-1 text-sm text-warn">
        Nothing is kept when you close this page, because this browser does not let it store
        anything. Export what you want to keep.
      </p>
    )
  }
  return (
    <div className="space-y-1 pt-1 text-sm text-ink-soft">
      {use?.used !== undefined && (
        <p>
          {inWords(use.used)} in use
          {use.allowed !== undefined && ` of the ${inWords(use.allowed)} that the browser allows`}.
        </p>
      )}
      {use?.isPersistent === true && (
        <p>The browser has promised to keep it until you delete it.</p>
      )}
      {use && use.isPersistent !== true && (
        <>
          <p>
            The browser may clear it by itself, when space runs short or when you have not been here
            for a while. Export now and then what you want to keep.
          </p>
          {use.isPersistent === false && (
            <Button className="mt-1" onClick={() => void ask()}>
              Ask the browser to keep it
            </Button>
          )}
          {wasDenied && <p role="status">The browser did not promise it.</p>}
        </>
      )}
    </div>
  )
}

const units = ['kB', 'MB', 'GB', 'TB'] as const

function inWords(bytes: number): string {
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value.toLocaleString('en', { maximumSignificantDigits: 2 })} ${units[unit]}`
}
