/** Where the server of an address is, as far as its name tells: on this computer, in the person's own network, or somewhere in the world. */
export type Whereabouts = 'this-computer' | 'own-network' | 'elsewhere'

/** Tells where a server is by its host name, as `URL` writes it; a name of the world may still lead home, which only the browser finds out. */
export function whereaboutsOf(hostname: string): Whereabouts {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  if (name.startsWith('[')) return ofIPv6(name.slice(1, -1))
  const parts = name.split('.').map(Number)
  const isIPv4 = parts.length === 4 && parts.every((part) => Number.isInteger(part))
  if (isIPv4) return ofIPv4(parts)
  if (name === 'localhost' || name.endsWith('.localhost')) return 'this-computer'
  const isLocalName = !name.includes('.') || /\.(local|internal|lan|home|home\.arpa)$/.test(name)
  return isLocalName ? 'own-network' : 'elsewhere'
}

/** RFC 1122, 1918, 3927 and 6598. */
function ofIPv4([first = 0, second = 0]: readonly number[]): Whereabouts {
  if (first === 127 || first === 0) return 'this-computer'
  const isOwn =
    first === 10 ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second < 128)
  return isOwn ? 'own-network' : 'elsewhere'
}

/** RFC 4291 and 4193; an address that only wraps one of the older kind is where that one is. */
function ofIPv6(address: string): Whereabouts {
  if (address === '::1' || address === '::') return 'this-computer'
  const wrapped = /^(?:::ffff:|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address)
  if (wrapped) {
    const [high = 0, low = 0] = wrapped.slice(1).map((part) => Number.parseInt(part, 16))
    return ofIPv4([high >> 8, high & 255, low >> 8, low & 255])
  }
  return /^(f[cd]|fe[89ab])/.test(address) ? 'own-network' : 'elsewhere'
}
