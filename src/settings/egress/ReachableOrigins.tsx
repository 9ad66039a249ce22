import { useId, useState } from 'react'
import { disallowOrigin } from '../../storage/allowOrigin.ts'
import { limitOfPage } from '../../storage/egress.ts'
import { Button } from '../../ui/Button.tsx'

/** Where this page may talk to, and the way to take that back. */
export function ReachableOrigins() {
  const [limit, setLimit] = useState(limitOfPage)
  const id = useId()

  return (
    <section aria-labelledby={id} className="mt-5 border-t border-line pt-4 text-sm">
      <h3 id={id} className="font-medium">
        This page may talk to
      </h3>
      {limit && limit.length > 0 && (
        <ul className="pt-1">
          {limit.map((origin) => (
            <li key={origin} className="flex items-center justify-between gap-3">
              <span className="wrap-anywhere min-w-0">{origin}</span>
              <Button
                look="quiet"
                aria-label={`Remove ${origin}`}
                onClick={() => {
                  disallowOrigin(origin)
                  setLimit(limitOfPage())
                }}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p aria-live="polite" className="pt-1 text-ink-soft">
        {words(limit)}
      </p>
    </section>
  )
}

function words(limit: readonly string[] | undefined): string {
  if (!limit) {
    return 'Nothing is limited yet. From the first provider that you save on, this page reaches that server and no other.'
  }
  if (limit.length === 0) return 'No server at all, until you save one that you allow.'
  return 'The browser blocks every request of this page to other servers. What you remove is blocked at once.'
}
