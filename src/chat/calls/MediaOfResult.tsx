import { isMediaType, mediaBytes } from '../../thread/media.ts'
import type { Media } from '../../thread/media.ts'

/** The pictures of a result, and its sounds to save: the model is told of them in words only. */
export default function MediaOfResult({ media = [] }: { readonly media?: readonly Media[] }) {
  const shown = media.filter(({ mimeType }) => isMediaType(mimeType))
  return (
    <ul aria-label="Pictures and sounds of the result" className="flex flex-wrap gap-3">
      {shown.map(({ mimeType, data }, index) => {
        const address = `data:${mimeType};base64,${data}`
        const what = `${mimeType}, ${mediaBytes(data).toLocaleString('en')} bytes`
        return (
          <li key={index} className="grid gap-1 text-xs text-ink-soft">
            {mimeType.startsWith('image/') ? (
              <img
                src={address}
                alt={`Result ${index + 1}: ${what}`}
                className="max-h-80 max-w-full rounded border border-line bg-paper object-contain"
              />
            ) : (
              <a
                href={address}
                download={`result-${index + 1}.${mimeType.split('/')[1]}`}
                className="inline-flex min-h-11 items-center text-accent underline underline-offset-2"
              >
                Save the sound ({what})
              </a>
            )}
            <span>{what}. The model does not get it.</span>
          </li>
        )
      })}
    </ul>
  )
}
