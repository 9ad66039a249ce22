import { useEffect } from 'react'

const name = 'Countersign'

/** Shows from another tab that calls wait: their number before the page's title, and a dot on its icon. */
export function useWaitingSign(count: number): void {
  useEffect(() => {
    show(count)
    return () => {
      show(0)
    }
  }, [count])
}

function show(count: number): void {
  document.title = count > 0 ? `(${count}) ${name}` : name
  const icon = document.querySelector('link[rel=icon]')
  icon?.setAttribute('href', count > 0 ? './favicon-waiting.svg' : './favicon.svg')
}
