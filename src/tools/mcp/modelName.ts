import { digestOf } from '../../thread/digest.ts'

/** The most that every provider takes. */
const longest = 64

/** A name for the model: of the server's and the tool's where that is clear and free, with a piece of a digest where it would not be. It depends on nothing but these and on what is taken. */
export async function modelName(
  { server, url, tool }: { readonly server: string; readonly url: string; readonly tool: string },
  taken: ReadonlySet<string>,
): Promise<string> {
  const plain = `${server}__${tool}`
  const spelt = plain.normalize('NFKC').replaceAll(/[^A-Za-z0-9_-]/g, '_')
  const isClear = spelt === plain && spelt.length <= longest && /^[A-Za-z_]/.test(spelt)
  if (isClear && !taken.has(spelt)) return spelt
  const mark = (await digestOf([url, server, tool])).slice(0, 8)
  const start = /^[A-Za-z_]/.test(spelt) ? spelt : `_${spelt}`
  return `${start.slice(0, longest - mark.length - 1)}_${mark}`
}
