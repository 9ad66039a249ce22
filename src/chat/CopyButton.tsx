import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '../ui/IconButton.tsx'

const shownFor = 2000

/** Copies a text as it is, and says so. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')

  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => {
      setState('ready')
    }, shownFor)
    return () => {
      clearTimeout(timer)
    }
  }, [state])

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setState('copied')
      },
      () => {
        setState('failed')
      },
    )
  }

  return (
    <span className="inline-flex items-center">
      <span role="status" className="text-xs text-ink-soft">
        {state === 'copied' && 'Copied'}
        {state === 'failed' && 'Not copied: the browser refused'}
      </span>
      <IconButton label={label} onClick={copy}>
        {state === 'copied' ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      </IconButton>
    </span>
  )
}
