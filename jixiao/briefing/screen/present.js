// The presentation: laid over the page, led by keys. It holds all that it shows; nothing is asked for while it runs.
window.jixiaoPresentation ??= (() => {
  const STAGE = [1920, 1080], WAITED = 1500
  let made = null, show = null, at = 0, typed = "", timer = 0, came = false

  const prepare = data => {
    made = data
    if (sessionStorage.getItem("jixiao-present")) {
      came = sessionStorage.getItem("jixiao-present") === "elsewhere"
      sessionStorage.removeItem("jixiao-present")
      start()
    }
  }

  const start = () => {
    if (show || !made) return
    show = document.createElement("div")
    show.className = "jixiao-show"
    show.lang = made.language
    show.innerHTML = `<style>${made.style}</style><div class="stage">${made.slides.join("")}<span class="typed"></span></div>`
    document.body.append(show)
    for (const [name, none] of [["sources", "no_sources"], ["note", "no_note"]])
      for (const aside of show.querySelectorAll(`aside.${name}`)) {
        const head = document.createElement("h2")
        head.textContent = aside.textContent.trim() ? made.words[name] : made.words[none]
        aside.prepend(head)
      }
    addEventListener("keydown", press, true)
    addEventListener("resize", scale)
    for (const act of ["wheel", "touchmove", "contextmenu", "mousedown", "click"])
      show.addEventListener(act, event => { event.preventDefault(); event.stopPropagation() }, {passive: false})
    scale()
    go(0)
  }

  const leave = () => {
    removeEventListener("keydown", press, true)
    removeEventListener("resize", scale)
    show.remove()
    show = null
    if (came) { came = false; history.back() }
  }

  const scale = () => {
    const by = Math.min(innerWidth / STAGE[0], innerHeight / STAGE[1])
    show.querySelector(".stage").style.transform = `scale(${by}) translate(-50%, -50%)`
  }

  const go = place => {
    const slides = [...show.querySelectorAll(".slide")]
    at = Math.max(0, Math.min(slides.length - 1, place))
    show.classList.remove("at-sources", "at-note", "black")
    slides.forEach((slide, number) => slide.classList.toggle("shown", number === at))
    fit(slides[at])
  }

  // Rows that have no room are left out and told, a long title is set smaller, so that nothing is cut off.
  const fit = slide => {
    if (slide.dataset.fitted) return
    slide.dataset.fitted = "1"
    const body = slide.querySelector(".body"), title = slide.querySelector("h1")
    const fits = () => [...body.children].every(part => part.getBoundingClientRect().bottom
      <= body.getBoundingClientRect().bottom + 1) && body.scrollWidth <= body.clientWidth + 1
    for (const size of [52, 46, 40]) {
      if (title.getClientRects().length && title.offsetHeight <= 2.7 * parseFloat(getComputedStyle(title).fontSize)) break
      title.style.fontSize = `${size}px`
    }
    const table = slide.querySelector(".table")
    if (table) {
      const all = Number(table.dataset.all), rest = table.querySelector(".rest")
      const tell = () => {
        const left = all - table.querySelectorAll("tbody tr").length
        rest.textContent = left > 0 ? made.words.rest.replace("#", left) : ""
      }
      tell()
      while (!fits() && table.querySelectorAll("tbody tr").length > 1) { table.querySelector("tbody tr:last-child").remove(); tell() }
    }
    const bars = slide.querySelectorAll(".bar")
    for (let last = bars.length - 1; last > 2 && !fits(); last--) bars[last].remove()
    const lead = slide.querySelector("p.lead")
    if (lead && !fits()) lead.remove()
    const lines = slide.querySelectorAll(".lines li")
    for (let last = lines.length - 1; last > 0 && !fits(); last--) lines[last].remove()
  }

  const clear = () => { typed = ""; show.querySelector(".typed").textContent = "" }

  const toggle = name => {
    const had = show.classList.contains(name)
    show.classList.remove("at-sources", "at-note", "black")
    show.classList.toggle(name, !had)
  }

  // S opens the sources, shows what has no room on the first leaf on the next ones, and closes them after the last.
  const turn = () => {
    const isOpen = show.classList.contains("at-sources")
    if (!isOpen) toggle("at-sources")
    const list = show.querySelector(".shown aside.sources ul"), head = show.querySelector(".shown aside.sources h2")
    const leaf = list ? list.clientWidth + parseFloat(getComputedStyle(list).columnGap) : 1
    const leaves = list ? Math.max(1, Math.ceil((list.scrollWidth - 5) / leaf)) : 1
    const next = isOpen ? Math.round(list ? list.scrollLeft / leaf : 0) + 1 : 0
    if (next >= leaves) return toggle("at-sources")
    if (!list) return
    list.scrollLeft = next * leaf
    head.textContent = `${made.words.sources} ${next + 1} / ${leaves}`
  }

  const KEYS = {
    ArrowRight: () => go(at + 1), PageDown: () => go(at + 1), " ": () => go(at + 1),
    ArrowLeft: () => go(at - 1), PageUp: () => go(at - 1),
    Home: () => go(0), End: () => go(Infinity),
    b: () => toggle("black"), ".": () => toggle("black"), s: turn, n: () => toggle("at-note"),
    f: () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
    Enter: () => { if (typed) go(Number(typed) - 1) },
    Escape: leave,
  }

  const press = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (/^\d$/.test(event.key)) {
      typed = (typed + event.key).slice(-3)
      show.querySelector(".typed").textContent = typed
      clearTimeout(timer)
      timer = setTimeout(() => show && clear(), WAITED)
      return
    }
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (act) act()
    if (show && typed) clear()
  }

  addEventListener("click", event => { if (event.target.closest?.("button.present")) start() })

  return {prepare, start}
})()
