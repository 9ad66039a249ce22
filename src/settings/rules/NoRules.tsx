/** What is said where there is no rule. */
export function NoRules() {
  return (
    <div className="mt-4 rounded-lg border border-dashed border-line-strong px-5 py-6 text-sm">
      <p className="font-semibold">There is no rule: you are asked about every call.</p>
      <p className="mt-1 text-ink-soft">
        When a call waits for you, “Always allow…” and “Never allow…” make a rule of your decision.
        You choose what it covers and when it ends, and read it in one sentence before it counts.
        Tools that destroy things are always asked about.
      </p>
    </div>
  )
}
