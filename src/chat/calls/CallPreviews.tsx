import type { Live } from '../../run/live.ts'

type LiveCalls = NonNullable<Live['reply']>['calls']

/** Tool calls while the model is still writing them: not yet calls, so they have neither status nor buttons. */
export function CallPreviews({ calls }: { readonly calls: LiveCalls }) {
  return calls.map((call, index) => (
    <div
      key={index}
      className="mt-3 rounded-lg border border-dashed border-line-strong px-4 py-3 text-sm text-ink-soft"
    >
      <p>
        Preparing tool call <span className="font-mono">{call.name}</span>…
      </p>
      {call.rawArguments !== '' && (
        <p className="mt-1 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
          {call.rawArguments}
        </p>
      )}
    </div>
  ))
}
