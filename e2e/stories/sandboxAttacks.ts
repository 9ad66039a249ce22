/**
 * Ways out of the sandbox that any script of a page would try, each the body of an async function. They
 * know `http`, `ws` and `udp`, where servers listen, and `mark`, which they leave wherever they get to.
 * They are tried in the engine, and in the worker and the frame around it, as if the engine had been left.
 */
export const waysOut: Readonly<Record<string, string>> = {
  fetch: `
    await Promise.allSettled([
      fetch(http + '/fetch', { mode: 'no-cors' }),
      fetch(http + '/fetch-post', { method: 'POST', mode: 'no-cors', body: mark, keepalive: true }),
    ])`,
  XMLHttpRequest: `
    const request = new XMLHttpRequest()
    request.open('GET', http + '/xhr', false)
    request.send()`,
  WebSocket: `
    const socket = new WebSocket(ws + '/socket')
    await new Promise((resolve) => { socket.onopen = socket.onerror = resolve })`,
  EventSource: `
    const source = new EventSource(http + '/events')
    await new Promise((resolve) => { source.onopen = source.onerror = resolve })
    source.close()`,
  sendBeacon: `navigator.sendBeacon(http + '/beacon', mark)`,
  'import()': `await import(http + '/import.js')`,
  importScripts: `importScripts(http + '/importScripts.js')`,
  'a nested worker': `
    const inner = 'fetch("' + http + '/nested", { mode: "no-cors" }).finally(() => postMessage(1), () => postMessage(1))'
    const worker = new Worker(URL.createObjectURL(new Blob([inner])))
    await new Promise((resolve) => { worker.onmessage = worker.onerror = resolve })
    new Worker(http + '/worker.js')`,
  WebRTC: `
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + udp }] })
    peer.createDataChannel(mark)
    await peer.setLocalDescription(await peer.createOffer())
    await new Promise((resolve) => {
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve()
      setTimeout(resolve, 500)
    })`,
  WebTransport: `await new WebTransport('https://' + udp + '/transport').ready`,
  'the page': `
    const image = document.createElement('img')
    image.src = http + '/image.png'
    const style = document.createElement('style')
    style.textContent = '@import url(' + http + '/style.css)'
    const frame = document.createElement('iframe')
    frame.src = http + '/frame'
    const link = document.createElement('link')
    Object.assign(link, { rel: 'prefetch', href: http + '/prefetch' })
    const script = document.createElement('script')
    script.src = http + '/script.js'
    document.documentElement.append(image, style, frame, link, script)
    top.document.title = mark
    parent.document.body.textContent = mark`,
  location: `
    try { top.location.href = http + '/top' } catch {}
    try { location.href = http + '/location' } catch {}
    try { location = 'javascript:fetch("' + http + '/javascript")' } catch {}
    const meta = document.createElement('meta')
    meta.httpEquiv = 'refresh'
    meta.content = '0;url=' + http + '/refresh'
    document.documentElement.append(meta)
    const form = document.createElement('form')
    form.action = http + '/form'
    document.documentElement.append(form)
    form.submit()`,
  'window.open': `
    if (window.open(http + '/window')) throw new Error('opened')
    alert(mark)`,
  'a flood of messages': `
    const say = typeof parent === 'undefined' ? self.postMessage : (text) => parent.postMessage(text, '*')
    for (let i = 0; i < 20_000; i += 1) say(mark + 'x'.repeat(1000))`,
  BroadcastChannel: `
    for (const name of ['countersign', 'countersign:threads', mark]) {
      new BroadcastChannel(name).postMessage(mark)
    }`,
  indexedDB: `
    const opening = indexedDB.open(mark)
    await new Promise((resolve) => { opening.onsuccess = opening.onerror = resolve })
    indexedDB.deleteDatabase('countersign')`,
  caches: `
    const cache = await caches.open(mark)
    await cache.put('https://example.com/', new Response(mark))`,
  'local storage': `
    try { localStorage.setItem(mark, mark) } catch {}
    try { sessionStorage.setItem(mark, mark) } catch {}
    const folder = await navigator.storage.getDirectory()
    await folder.getFileHandle(mark, { create: true })`,
  cookies: `
    try { document.cookie = mark + '=1' } catch {}
    await cookieStore.set(mark, '1')`,
  'a service worker': `await navigator.serviceWorker.register(http + '/service.js')`,
}

/** Ways to get at what reads the value, from inside the engine, each with what the page must be told in the end: part of the outcome as JSON. */
export const tricks: Readonly<Record<string, readonly [code: string, told: string]>> = {
  constructors: [
    `const seen = [() => {}, async () => {}, function* () {}, console.log, Promise.resolve, Error]
       .map((one) => one.constructor('return this')())
       .map((one) => (one && typeof one.next === 'function' ? one.next().value : one))
     const all = await Promise.all(seen)
     return all.filter((one) => one !== globalThis || one.fetch || one.postMessage || one.process).length`,
    '"value":0',
  ],
  'prototypes of the host': [
    `Object.prototype.polluted = Array.prototype.polluted = Function.prototype.polluted = 'yes'
     Object.prototype.type = 'value'
     Object.prototype.text = '"forged"'
     JSON.stringify = () => '{"type":"value","text":"\\\\"forged\\\\""}'
     String.prototype.slice = () => 'forged'
     console.log.constructor.prototype.polluted = 'yes'
     throw new Error('not forged')`,
    '"type":"threw"',
  ],
  '__proto__ in the value': [
    `JSON.parse('{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}')`,
    '"type":"threw"',
  ],
  'getters, proxies and toJSON in the value': [
    `const trap = new Proxy({}, { get: (_, key) => { throw new Error('trapped ' + String(key)) } })
     return { get a() { return 1 }, b: { toJSON: () => 2 }, get c() { return trap } }`,
    '"message":"trapped toJSON"',
  ],
  'symbols, big integers and cycles in the value': [
    `const cycle = { symbol: Symbol('x'), big: 2n ** 64n }
     cycle.cycle = cycle
     return cycle`,
    '"name":"TypeError"',
  ],
  thenables: [
    `let calls = 0
     const thenable = { then(done) { calls += 1; done(calls > 5 ? { calls } : thenable) } }
     return thenable`,
    '"value":{"calls":6}',
  ],
  'errors with getters': [
    `const error = new Error('x')
     for (const name of ['name', 'message', 'stack']) {
       Object.defineProperty(error, name, { get() { throw error } })
     }
     error.toString = () => { throw error }
     throw error`,
    '"error":{"name":"","message":"","stack":""}',
  ],
  'hostile objects for the console': [
    `const angry = new Proxy({}, {
       ownKeys() { throw new Error('no keys') },
       get() { throw new Error('no get') },
       getPrototypeOf() { throw new Error('no prototype') },
     })
     const cycle = []
     cycle.push(cycle, new Map([[cycle, cycle]]))
     console.log(cycle, { get loud() { throw new Error('read') } }, Symbol('s'), 1n, '\\u202e')
     try { console.log(angry) } catch (error) { return error.message }`,
    '"value":"no prototype"',
  ],
}

/** Bombs of time and memory, each with how they may end. */
export const bombs: Readonly<Record<string, readonly [code: string, end: RegExp]>> = {
  'an endless loop': ['for (;;);', /^out-of-time$/],
  'a loop that catches': [
    'for (;;) { try { for (;;); } catch {} finally { for (;;); } }',
    /^out-of-time$/,
  ],
  recursion: [
    'const down = () => down() + 1; try { down() } catch (error) { throw new Error("caught") }',
    /^threw$/,
  ],
  'a regular expression': ['/^(a+)+$/.test("a".repeat(60) + "b")', /^out-of-time$/],
  'a comparison that never ends': ['[2, 1].sort(() => { for (;;); })', /^out-of-time$/],
  'endless promises': ['const on = async () => { for (;;) await 0 }; await on()', /^out-of-time$/],
  'promises that breed': [
    'const on = () => { Promise.resolve().then(on); Promise.resolve().then(on) }; on()',
    /^out-of-(time|memory)$/,
  ],
  'an array that grows': [
    'const all = []; for (;;) all.push(new Array(1000).fill(1))',
    /^out-of-(time|memory)$/,
  ],
  'an array of any length': [
    'new Array(2 ** 32 - 1).join("x")',
    /^(out-of-time|out-of-memory|threw)$/,
  ],
  'a string that doubles': [
    'let s = "x".repeat(1e6); const all = []; for (;;) all.push(s += "y")',
    /^out-of-(time|memory)$/,
  ],
  buffers: ['const all = []; for (;;) all.push(new ArrayBuffer(1e6))', /^out-of-(time|memory)$/],
  'a map that grows': [
    'const all = new Map(); for (let i = 0; ; i += 1) all.set({ i }, i)',
    /^out-of-(time|memory)$/,
  ],
  'a generator without end': [
    '[...(function* () { for (let i = 0; ; i += 1) yield { i } })()]',
    /^out-of-(time|memory)$/,
  ],
  'JSON that goes deep': ['JSON.parse("[".repeat(1e6) + "]".repeat(1e6))', /^threw$/],
  'big integers': ['let n = 3n; for (;;) n *= n', /^(out-of-time|out-of-memory|threw)$/],
  'a console that never stops': [
    'for (;;) console.log("x".repeat(1e5), [1, [2, [3]]])',
    /^out-of-time$/,
  ],
  'a value without end': [
    'return { toJSON: () => ({ long: "x".repeat(1e6), loop: { toJSON() { for (;;); } } }) }',
    /^out-of-time$/,
  ],
}
